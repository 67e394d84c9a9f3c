// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_part_accessible.h"

#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"

namespace cacheloupe {

QAccessibleInterface *GridPartAccessible::parent() const
{
    return m_grid ? QAccessible::queryAccessibleInterface(m_grid) : nullptr;
}

int GridPartAccessible::column() const
{
    if (!m_grid || !m_grid->source())
        return -1;
    const auto shown = m_grid->header()->shownColumns();
    return m_place < int(shown.size()) ? shown[size_t(m_place)] : -1;
}

} // namespace cacheloupe
