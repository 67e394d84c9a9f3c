// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facet_frame.h"
#include "ui/widgets/facet_tree_model.h"

#include <QSet>

class QTreeView;

namespace cacheloupe {

/// A facet whose values have finer ones below them. Left and Right close and open a branch.
class FacetTree : public FacetFrame {
    Q_OBJECT
public:
    explicit FacetTree(const QString &title, QWidget *parent = nullptr);

    void setNodes(std::vector<FacetNode> nodes);
    /// No id beside one above it.
    QStringList chosen() const { return m_model->chosen(); }
    /// Does not emit.
    void setChosen(const QStringList &ids);
    FacetTreeModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }

Q_SIGNALS:
    void chosenChanged(const QStringList &ids);

protected:
    int shownRows() const override;
    bool isAnyChosen() const override { return !m_model->chosen().isEmpty(); }
    void toggle(const QModelIndex &index) override;
    void takeAllMarks() override;

private:
    FacetTree(const QString &title, QTreeView *view, QWidget *parent);
    void tell();
    void rememberExpanded(const QModelIndex &index, bool expanded);

    FacetTreeModel *m_model;
    QTreeView *m_view;
    QSet<QString> m_expanded; ///< stays when other values come
};

} // namespace cacheloupe
