// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Commands written out for the wire, to be sent at once; RedisConnection gives their replies in the same order. It
/// notes the first command that is not known to read, so that a read-only connection can refuse the whole batch. The
/// bytes are wiped when they are dropped: a login may be among them. A plain value, one thread at a time.
class RedisBatch {
public:
    RedisBatch() = default;
    RedisBatch(RedisBatch &&) noexcept = default;
    RedisBatch &operator=(RedisBatch &&) noexcept = default;
    ~RedisBatch() { clear(); }

    void add(std::initializer_list<std::string_view> words) { addWords(words.begin(), words.size()); }
    void add(const RedisCommand &words);
    void clear();

    bool empty() const { return m_count == 0; }
    size_t count() const { return m_count; }
    const std::string &bytes() const { return m_bytes; }
    bool readsOnly() const { return m_readsOnly; }
    /// The name of the first command that is not known to read.
    const std::string &refused() const { return m_refused; }

private:
    void addWords(const std::string_view *words, size_t count);
    std::string m_bytes;
    size_t m_count = 0;
    bool m_readsOnly = true;
    std::string m_refused;
};

} // namespace cacheloupe
