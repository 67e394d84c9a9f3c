// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_table.h"

#include <functional>

class QTableView;

namespace cacheloupe {

class ChangeDesk;

/// Gives the entry list the actions that stage changes of its selected rows: Delete and the context menu. GUI thread.
void addChangeActions(ChangeDesk &desk, QTableView &table, const std::function<std::vector<EntryRow>()> &selected);

} // namespace cacheloupe
