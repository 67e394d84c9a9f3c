// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <string>

namespace cacheloupe::test {

/// `line|kind|fault|id|query` a row: enough to tell two loads apart.
inline std::string summaryOf(const HitTable &table)
{
    std::string out;
    for (HitRow row = 0; row < table.rowCount(); ++row)
        out += std::to_string(table.lineNumber(row)) + '|' + std::string(eventKindName(table.kind(row))) + '|' + std::to_string(int(table.fault(row))) + '|'
            + table.hitId(row) + '|' + table.queryText(row) + '\n';
    return out;
}

} // namespace cacheloupe::test
