// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/answer_codes.h"

namespace cacheloupe {

std::uint32_t AnswerCodes::code(const Hash128 &answer)
{
    auto &shard = m_shards[answer.high >> 58];
    const auto low = std::uint32_t(answer.low);
    const auto high = std::uint32_t(answer.low >> 32);
    const std::lock_guard lock(shard.mutex);
    if (shard.count * 4 >= shard.slots.size() * 3)
        grow(shard);
    const size_t mask = shard.slots.size() - 1;
    size_t at = size_t(low) & mask;
    for (; shard.slots[at].codeAndOne != 0; at = (at + 1) & mask)
        if (shard.slots[at].low == low && shard.slots[at].high == high)
            return shard.slots[at].codeAndOne - 1;
    const auto code = m_size.fetch_add(1, std::memory_order_relaxed);
    shard.slots[at] = {low, high, code + 1};
    ++shard.count;
    return code;
}

void AnswerCodes::grow(Shard &shard)
{
    std::vector<Slot> slots(shard.slots.empty() ? 64 : shard.slots.size() * 2);
    const size_t mask = slots.size() - 1;
    for (const auto &slot : shard.slots) {
        if (slot.codeAndOne == 0)
            continue;
        size_t at = size_t(slot.low) & mask;
        while (slots[at].codeAndOne != 0)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    shard.slots = std::move(slots);
}

} // namespace cacheloupe
