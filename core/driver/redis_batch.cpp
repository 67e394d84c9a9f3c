// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_batch.h"

#include "core/driver/redis_command_guard.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace cacheloupe {

namespace {

constexpr std::string_view kEnd = "\r\n";

/// `before`, the kind of what follows and its length.
void appendHead(std::string &bytes, std::string_view before, char kind, size_t length)
{
    std::array<char, 32> head;
    char *at = std::copy(before.begin(), before.end(), head.data());
    *at++ = kind;
    at = std::to_chars(at, head.data() + head.size(), length).ptr;
    at = std::copy(kEnd.begin(), kEnd.end(), at);
    bytes.append(head.data(), at);
}

} // namespace

void RedisBatch::add(const RedisCommand &words)
{
    const std::vector<std::string_view> views(words.begin(), words.end());
    addWords(views.data(), views.size());
}

void RedisBatch::addWords(const std::string_view *words, size_t count)
{
    const auto name = count > 0 ? words[0] : std::string_view();
    if (m_readsOnly && !isReadingRedisCommand(name, count > 1 ? words[1] : std::string_view())) {
        m_readsOnly = false;
        m_refused = std::string(name);
    }
    appendHead(m_bytes, {}, '*', count);
    for (size_t i = 0; i < count; ++i) {
        appendHead(m_bytes, i > 0 ? kEnd : std::string_view(), '$', words[i].size());
        m_bytes += words[i];
    }
    if (count > 0)
        m_bytes += kEnd;
    ++m_count;
}

void RedisBatch::clear()
{
    std::fill(m_bytes.begin(), m_bytes.end(), '\0');
    m_bytes.clear();
    m_count = 0;
    m_readsOnly = true;
    m_refused.clear();
}

} // namespace cacheloupe
