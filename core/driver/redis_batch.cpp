// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_batch.h"

#include "core/driver/redis_command_guard.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace cacheloupe {

namespace {

void appendLength(std::string &bytes, char kind, size_t length)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, length).ptr;
    bytes += kind;
    bytes.append(digits, end);
    bytes += "\r\n";
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
    appendLength(m_bytes, '*', count);
    for (size_t i = 0; i < count; ++i) {
        appendLength(m_bytes, '$', words[i].size());
        m_bytes += words[i];
        m_bytes += "\r\n";
    }
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
