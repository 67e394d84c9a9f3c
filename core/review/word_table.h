// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// FNV-1a of a folded word: the same as Word::hash.
constexpr std::uint64_t wordHash(std::string_view word)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : word)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return hash;
}

/// One key for two words, whichever comes first.
constexpr std::uint64_t wordPairKey(std::uint64_t a, std::uint64_t b)
{
    const auto [low, high] = a < b ? std::pair(a, b) : std::pair(b, a);
    return (low ^ (high >> 29)) * 0x9E3779B97F4A7C15ULL + high;
}

/// Values by a word's hash or a pair's key, in one piece of memory. Filled once, then read by any thread.
template <typename Value>
class WordTable {
public:
    WordTable() : m_slots(64), m_filter(64 / kSlotsPerFilterWord) {}

    /// The value of this key, made when it was not there; valid until the next insert().
    Value &insert(std::uint64_t key)
    {
        if ((m_size + 1) * 2 > m_slots.size())
            grow();
        Slot &slot = m_slots[find(m_slots, key)];
        m_size += slot.key != key;
        slot.key = key;
        mark(m_filter, key);
        return slot.value;
    }

    const Value *look(std::uint64_t key) const
    {
        if (((m_filter[filterBit(m_filter, key) / 64] >> (filterBit(m_filter, key) % 64)) & 1) == 0)
            return nullptr;
        const Slot &slot = m_slots[find(m_slots, key)];
        return slot.key == key ? &slot.value : nullptr;
    }

    bool has(std::uint64_t key) const { return look(key) != nullptr; }
    size_t size() const { return m_size; }

private:
    struct Slot {
        std::uint64_t key = 0; ///< 0 = free; no word hashes to it
        [[no_unique_address]] Value value{};
    };

    static size_t find(const std::vector<Slot> &slots, std::uint64_t key)
    {
        size_t at = (key * 0x9E3779B97F4A7C15ULL >> 20) & (slots.size() - 1);
        while (slots[at].key != 0 && slots[at].key != key)
            at = (at + 1) & (slots.size() - 1);
        return at;
    }

    static size_t filterBit(const std::vector<std::uint64_t> &filter, std::uint64_t key) { return (key * 0xD6E8FEB86659FD93ULL >> 24) & (filter.size() * 64 - 1); }
    static void mark(std::vector<std::uint64_t> &filter, std::uint64_t key) { filter[filterBit(filter, key) / 64] |= std::uint64_t(1) << (filterBit(filter, key) % 64); }

    void grow()
    {
        std::vector<Slot> wider(m_slots.size() * 2);
        m_filter.assign(wider.size() / kSlotsPerFilterWord, 0);
        for (Slot &slot : m_slots) {
            if (slot.key == 0)
                continue;
            mark(m_filter, slot.key);
            wider[find(wider, slot.key)] = std::move(slot);
        }
        m_slots = std::move(wider);
    }

    static constexpr size_t kSlotsPerFilterWord = 16; ///< four bits a slot

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_filter; ///< most keys that are looked for are not there; this fits the processor's cache
    size_t m_size = 0;
};

} // namespace cacheloupe
