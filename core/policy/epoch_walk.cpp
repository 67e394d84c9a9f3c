// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/epoch_walk.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::int64_t kDipMs = 24 * 3600 * std::int64_t(1000);

Hash128 spreadKey(std::uint64_t hash)
{
    return {hash, hash * 0x9E3779B97F4A7C15ULL >> 7};
}

} // namespace

void EpochWalk::rule(Ruling &ruling, double &ageS, bool &isRefill, const CompiledRule &rule, const HitTable &table, const LookupBlock &block, size_t index)
{
    const LookupTraits &traits = block.traitsOf(index);
    const std::uint64_t key = block.key[index];
    const std::uint64_t entry = block.entry[index] != 0 ? block.entry[index] : key;
    const std::int64_t timeMs = table.block(block.firstRow >> HitBlock::kShift).timeMs[block.at[index]];
    ruling = rule.decideWithoutEpoch(traits, ageS, block.similarity[index]);
    const bool isOrphaned = (traits.wasServed() || traits.namesEntry) && !rule.isOfEpoch(traits);
    if (isOrphaned && entry != 0 && m_entries.insert(spreadKey(entry)).second)
        ++m_orphans;
    if (traits.callerRefuses)
        return;
    if (ruling.served() && isOrphaned) {
        const auto *filled = whenFilled(entry);
        if (!filled)
            filled = whenFilled(key);
        if (!filled) {
            ruling = {DecisionStep::ttlAndVersion, DecisionReason::olderEpoch, 0};
            isRefill = traits.wasServed();
            fill(entry, timeMs);
        } else if (*filled != kAbsentTime && timeMs != kAbsentTime) {
            ageS = std::min(ageS, double(timeMs - *filled) / 1000.0);
        }
    }
    fill(key, timeMs);
}

bool EpochWalk::isFirstDay(std::int64_t timeMs)
{
    if (timeMs == kAbsentTime)
        return false;
    if (m_beginMs == kAbsentTime)
        m_beginMs = timeMs;
    return timeMs - m_beginMs < kDipMs;
}

const std::int64_t *EpochWalk::whenFilled(std::uint64_t key)
{
    return key == 0 ? nullptr : m_filled.find(spreadKey(key));
}

void EpochWalk::fill(std::uint64_t key, std::int64_t timeMs)
{
    if (key == 0)
        return;
    if (const auto [when, isNew] = m_filled.insert(spreadKey(key)); isNew)
        *when = timeMs;
}

} // namespace cacheloupe
