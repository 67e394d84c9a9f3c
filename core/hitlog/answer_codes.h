// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"

#include <array>
#include <atomic>
#include <mutex>
#include <vector>

namespace cacheloupe {

/// Numbers for distinct answers, so that a search reads an answer that was served many times once. Equal bytes have one
/// number; 70 bits of their hash stand for them: among ten million answers the chance that any two different ones are
/// taken for equal is below one in ten million. Any thread may add. 16 to 32 bytes a distinct answer.
class AnswerCodes {
public:
    std::uint32_t code(const Hash128 &answer);
    /// Numbers below `size` are taken; the answers they stand for are not known again and get new ones.
    void skipTo(std::uint32_t size) { m_size.store(size, std::memory_order_relaxed); }
    std::uint32_t size() const { return m_size.load(std::memory_order_relaxed); }

private:
    /// In parts of 32 bits: a whole of 64 would pad it to 16 bytes.
    struct Slot {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t codeAndOne = 0; ///< 0 = free
    };
    struct Shard {
        std::mutex mutex;
        std::vector<Slot> slots; ///< a power of two
        size_t count = 0;
    };
    static void grow(Shard &shard);

    std::array<Shard, 64> m_shards;
    std::atomic<std::uint32_t> m_size = 0;
};

} // namespace cacheloupe
