// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/facet_counts.h"
#include "ui/widgets/column_scroll.h"

#include <QStringList>

namespace cacheloupe {

class FacetList;

/// The facets left of the hits. Says what was chosen; the page writes it into the query. GUI thread.
class FacetPanel : public ColumnScroll {
    Q_OBJECT
public:
    explicit FacetPanel(QWidget *parent = nullptr);

    void setCounts(const FacetReport &report);
    /// Check marks as the query says; does not emit.
    void showQuery(const QString &query);
    FacetList *list(Facet facet) const { return m_lists[size_t(facet)]; }

Q_SIGNALS:
    void chosen(const QString &field, const QStringList &values);

private:
    std::array<FacetList *, kFacets.size()> m_lists{};
};

} // namespace cacheloupe
