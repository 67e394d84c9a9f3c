// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_life.h"

#include "core/store/entry_layout.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// The column a member of the entry stands in, when it is one that every table of the layout has.
std::string columnOf(const EntryLayout &layout, EntryMember member)
{
    constexpr std::string_view kRow = "row.";
    for (const std::string &path : layout.pathsOf(member)) {
        if (!path.starts_with(kRow))
            continue;
        const std::string column = path.substr(kRow.size());
        if (std::find(layout.columns.begin(), layout.columns.end(), column) != layout.columns.end())
            return column;
    }
    return {};
}

} // namespace

bool RowLife::isServed(std::string_view column) const
{
    return std::find(servedColumns.begin(), servedColumns.end(), column) != servedColumns.end();
}

Result<RowLife> rowLife(std::string_view layoutId, const std::string &table)
{
    const auto layouts = builtInLayouts(StoreKind::sqlite);
    if (!layouts)
        return layouts.error();
    const auto layout = std::find_if(layouts->begin(), layouts->end(), [&](const EntryLayout &one) { return one.id == layoutId; });
    const auto captures = layout != layouts->end() && layout->table ? layout->table->match(table) : std::nullopt;
    if (!captures || layout->priority < 0)
        return Error{ErrorCode::schema, ErrorReason::unknownLayout, table, std::string(layoutId)};
    RowLife life;
    life.expiresColumn = columnOf(*layout, EntryMember::expiresAt);
    life.ttlColumn = columnOf(*layout, EntryMember::ttlS);
    for (const auto member : {EntryMember::hitCount, EntryMember::lastHitAt})
        for (const std::string &path : layout->pathsOf(member))
            life.servedColumns.push_back(path.substr(path.find('.') + 1));
    for (const ChildTable &child : layout->children)
        life.children.push_back({child.name, filledText(child.table, *captures), child.column, child.parentColumn});
    return life;
}

} // namespace cacheloupe
