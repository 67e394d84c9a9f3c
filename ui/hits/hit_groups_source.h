// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "ui/hits/grid_source.h"

namespace cacheloupe {

/// Groups of events as rows with their rates. Few rows (names of one column), kept in memory.
class HitGroupsSource : public GridSource {
    Q_OBJECT
public:
    enum Column { name, events, hits, misses, rate, p95, saved, stale, columnTotal };
    explicit HitGroupsSource(QObject *parent = nullptr);

    void setKey(HitGroupKey key);
    HitGroupKey key() const { return m_key; }
    void setGroups(std::vector<HitGroup> groups);
    void sort(int column, bool descending);
    const HitGroup &group(int row) const { return m_groups[size_t(row)]; }

    const std::vector<GridColumn> &columns() const override { return m_columns; }
    int rowCount() const override { return int(m_groups.size()); }
    GridCell cell(int row, int column, size_t maxCodePoints) const override;
    std::uint64_t identity(int row) const override;
    int rowOf(std::uint64_t identity) const override;

private:
    void arrange();
    HitGroupKey m_key = HitGroupKey::callSite;
    std::vector<GridColumn> m_columns;
    std::vector<HitGroup> m_groups;
    int m_sortColumn = events;
    bool m_descending = true;
};

} // namespace cacheloupe
