// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/log_check.h"
#include "core/hitlog/row_text.h"

#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cacheloupe {

/// Which members stand in the lines of a log, counted by reading them. One object per thread; parts are merged.
class LogCensus {
public:
    LogCensus();
    LogCensus(const LogCensus &) = delete;
    LogCensus &operator=(const LogCensus &) = delete;
    ~LogCensus();

    /// Counts the good rows of the source in [first, end).
    Status addRows(const HitTable &table, std::uint32_t source, HitRow first, HitRow end, RowText &text);
    void merge(const LogCensus &part);
    /// Fills members, constants, inferred and unknown names; the columns' counts must be in place.
    void describe(LogCheck &check) const;

private:
    struct FieldValue {
        std::uint64_t events = 0;
        std::string first;
        bool isConstant = true;
    };
    struct Reader;

    int slot(std::string_view name);
    void countMember(int slot, bool isHit);
    void countField(KeyField field, std::string_view value);

    std::vector<MemberPresence> m_members;
    std::unordered_map<std::string, int> m_slots; ///< name → place in m_members
    std::array<FieldValue, kKeyFieldCount> m_fields;
    std::set<std::string> m_inferred;
    std::unique_ptr<Reader> m_reader;
};

} // namespace cacheloupe
