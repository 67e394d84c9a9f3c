// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/standing_verdicts.h"

namespace cacheloupe {

StandingVerdicts::StandingVerdicts(std::span<const VerdictRecord> records, std::string_view reviewer)
{
    m_records.reserve(records.size());
    for (const VerdictRecord &record : records) {
        if (record.verdict == Verdict::none)
            continue;
        const auto [place, isFirst] = m_records.try_emplace(hash128(record.hitId), record);
        if (isFirst)
            continue;
        VerdictRecord &known = place->second;
        const bool random = known.stratum == ReviewStratum::random || record.stratum == ReviewStratum::random;
        const bool mine = record.reviewer == reviewer;
        if (mine || (known.reviewer != reviewer && record.at >= known.at))
            known = record;
        if (random)
            known.stratum = ReviewStratum::random;
    }
}

const VerdictRecord *StandingVerdicts::of(const Hash128 &hitIdHash) const
{
    const auto found = m_records.find(hitIdHash);
    return found == m_records.end() ? nullptr : &found->second;
}

} // namespace cacheloupe
