// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"

#include <utility>
#include <vector>

namespace cacheloupe {

/// Values by the hash of their key, in one piece of memory: looking up costs one trip there, where a table of nodes
/// takes three. Keys are told apart by 128 bits alone. Grows, never shrinks; one thread at a time.
template <typename Value>
class HashTable {
public:
    explicit HashTable(size_t expected = 0) { resize(expected * 2); }

    size_t size() const { return m_size; }

    /// The value of this key, made when it was not there, and whether it was made. Valid until the next insert().
    std::pair<Value *, bool> insert(const Hash128 &key)
    {
        if ((m_size + 1) * 3 > m_slots.size() * 2)
            resize(m_slots.size() * 2);
        Slot &slot = slotOf(key);
        if (slot.isTaken)
            return {&slot.value, false};
        slot = {key, {}, true};
        ++m_size;
        return {&slot.value, true};
    }

    Value *find(const Hash128 &key)
    {
        Slot &slot = slotOf(key);
        return slot.isTaken ? &slot.value : nullptr;
    }

    /// Brings the memory of a key near that will be asked for soon.
    void prefetch(const Hash128 &key) const { __builtin_prefetch(&m_slots[key.low & (m_slots.size() - 1)]); }

private:
    struct Slot {
        Hash128 key;
        [[no_unique_address]] Value value;
        bool isTaken = false;
    };

    Slot &slotOf(const Hash128 &key)
    {
        for (size_t at = key.low;; ++at) {
            Slot &slot = m_slots[at & (m_slots.size() - 1)];
            if (!slot.isTaken || slot.key == key)
                return slot;
        }
    }

    void resize(size_t atLeast)
    {
        size_t slots = 64;
        while (slots < atLeast)
            slots *= 2;
        std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
        for (Slot &slot : old)
            if (slot.isTaken)
                slotOf(slot.key) = std::move(slot);
    }

    std::vector<Slot> m_slots;
    size_t m_size = 0;
};

} // namespace cacheloupe
