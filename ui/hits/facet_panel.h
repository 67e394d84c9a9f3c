// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/facet_counts.h"

#include <QScrollArea>
#include <QStringList>

namespace cacheloupe {

class FacetList;

/// The facets left of the hits. Says what was chosen; the page writes it into the query. GUI thread.
class FacetPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit FacetPanel(QWidget *parent = nullptr);

    void setCounts(const FacetReport &report);
    /// Check marks as the query says; does not emit.
    void showQuery(const QString &query);
    /// Wide enough for the names at every text size.
    QSize minimumSizeHint() const override;
    FacetList *list(Facet facet) const { return m_lists[size_t(facet)]; }

Q_SIGNALS:
    void chosen(const QString &field, const QStringList &values);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    std::array<FacetList *, kFacets.size()> m_lists{};
};

} // namespace cacheloupe
