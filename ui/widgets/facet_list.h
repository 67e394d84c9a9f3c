// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facet_frame.h"
#include "ui/widgets/facet_model.h"

class QListView;

namespace cacheloupe {

/// One facet beside a list whose values stand on one level.
class FacetList : public FacetFrame {
    Q_OBJECT
public:
    explicit FacetList(const QString &title, QWidget *parent = nullptr);

    void setValues(std::vector<FacetValue> values);
    QStringList chosen() const;
    /// Does not emit.
    void setChosen(const QStringList &ids);
    FacetModel *model() const { return m_model; }
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void chosenChanged(const QStringList &ids);

protected:
    int shownRows() const override;
    bool isAnyChosen() const override;
    void toggle(const QModelIndex &index) override;
    void takeAllMarks() override;

private:
    FacetList(const QString &title, QListView *view, QWidget *parent);
    void tell();

    FacetModel *m_model;
    QListView *m_view;
};

} // namespace cacheloupe
