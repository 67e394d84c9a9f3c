// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace cacheloupe {

/// A value that a list can be narrowed to, with finer ones below it. `id` is unique in the tree, `label` is read.
struct FacetNode {
    QString id;
    QString label;
    qint64 count = 0;
    std::vector<FacetNode> children;
};

/// A tree of values with check marks. A checked value stands for all below it, so chosen() names no value beside one
/// above it; taking the mark off one below leaves its siblings chosen. What is chosen survives new values.
class FacetTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { countRole = Qt::UserRole, idRole };
    explicit FacetTreeModel(QObject *parent = nullptr);
    ~FacetTreeModel() override;

    void setNodes(std::vector<FacetNode> nodes);
    QStringList chosen() const { return m_chosen; }
    void setChosen(const QStringList &ids);
    void toggle(const QModelIndex &index);
    /// Of all levels.
    QModelIndex indexOf(const QString &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// By the person, not by setChosen.
    void chosenChanged();

private:
    struct Item;
    const Item &itemOf(const QModelIndex &index) const;
    static void fill(Item &item, std::vector<FacetNode> &&nodes);
    static bool hasSameIds(const Item &item, const std::vector<FacetNode> &nodes);
    static void setCounts(Item &item, const std::vector<FacetNode> &nodes);
    Qt::CheckState stateOf(const Item &item) const;
    bool isAnyChosenBelow(const Item &item) const;
    void dropBelow(const Item &item);
    void tellCheckStates(const QModelIndex &parent);

    std::unique_ptr<Item> m_root;
    QStringList m_chosen;
};

} // namespace cacheloupe
