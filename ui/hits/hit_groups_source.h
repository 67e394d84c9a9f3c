// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "ui/hits/grid_source.h"

#include <unordered_map>

namespace cacheloupe {

/// Groups of events as rows with their rates, and their totals. Few rows beside the events, kept in memory.
class HitGroupsSource : public GridSource {
    Q_OBJECT
public:
    /// The figures, which stand behind one column a key.
    enum class Figure { events, hits, misses, rate, p50, p95, saved, oldest, stale };

    explicit HitGroupsSource(QObject *parent = nullptr);

    /// Takes the groups away; the grid must be handed the source again, for the columns change.
    void setKeys(const std::vector<HitGroupKey> &keys);
    const std::vector<HitGroupKey> &keys() const { return m_keys; }
    void setGroups(std::vector<HitGroup> groups, HitGroup total);
    void sort(int column, bool descending);
    const HitGroup &group(int row) const { return m_groups[m_order[size_t(row)]]; }
    /// nullopt for the column of a key.
    std::optional<Figure> figureOf(int column) const;
    int columnOf(Figure figure) const { return int(m_keys.size()) + int(figure); }

    const std::vector<GridColumn> &columns() const override { return m_columns; }
    int rowCount() const override { return int(m_order.size()); }
    GridCell cell(int row, int column, size_t maxCodePoints) const override;
    std::uint64_t identity(int row) const override;
    int rowOf(std::uint64_t identity) const override;
    bool hasTotals() const override { return true; }
    GridCell totalCell(int column) const override;

private:
    void arrange();
    GridCell keyCell(const HitGroup &group, size_t key) const;
    static GridCell figureCell(const HitGroup &group, Figure figure);

    std::vector<HitGroupKey> m_keys;
    std::vector<GridColumn> m_columns;
    std::vector<HitGroup> m_groups;
    HitGroup m_total;
    std::vector<std::uint32_t> m_order;
    std::unordered_map<std::uint64_t, int> m_rowOf;
    int m_sortColumn = 0;
    bool m_descending = true;
};

} // namespace cacheloupe
