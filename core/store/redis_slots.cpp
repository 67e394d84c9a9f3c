// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_slots.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// CRC-16/XMODEM, as the cluster specification says.
std::uint16_t crc16(std::string_view text)
{
    constexpr std::uint32_t kPolynomial = 0x1021;
    std::uint32_t crc = 0;
    for (const char c : text) {
        crc ^= std::uint32_t(static_cast<unsigned char>(c)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ kPolynomial : crc << 1;
    }
    return std::uint16_t(crc);
}

} // namespace

RedisSlots::RedisSlots(const RedisReply &slots, const std::string &askedHost)
{
    for (const RedisReply &range : slots.items) {
        const auto servers = range.items.size() > 2 ? serversOf(range, askedHost) : std::vector<HostAndPort>();
        if (servers.empty() || range.items[0].integer < 0)
            continue;
        const auto last = std::min<std::int64_t>(range.items[1].integer, kSlots - 1);
        for (std::int64_t slot = range.items[0].integer; slot <= last; ++slot)
            m_owners[size_t(slot)] = indexOf(servers.front());
    }
}

std::uint16_t RedisSlots::slotOf(std::string_view key)
{
    const auto open = key.find('{');
    const auto close = open == std::string_view::npos ? open : key.find('}', open + 1);
    const bool isTagged = close != std::string_view::npos && close > open + 1;
    return std::uint16_t(crc16(isTagged ? key.substr(open + 1, close - open - 1) : key) % kSlots);
}

std::optional<HostAndPort> RedisSlots::primaryOf(std::uint16_t slot) const
{
    const std::uint16_t owner = m_owners[slot];
    return owner == 0 ? std::nullopt : std::optional(m_primaries[owner - 1]);
}

void RedisSlots::setPrimary(std::uint16_t slot, const HostAndPort &primary)
{
    m_owners[slot] = indexOf(primary);
}

std::uint16_t RedisSlots::indexOf(const HostAndPort &primary)
{
    const auto known = std::find(m_primaries.begin(), m_primaries.end(), primary);
    const auto at = known - m_primaries.begin();
    if (known == m_primaries.end())
        m_primaries.push_back(primary);
    return std::uint16_t(at + 1);
}

std::vector<HostAndPort> RedisSlots::serversOf(const RedisReply &range, const std::string &askedHost)
{
    std::vector<HostAndPort> out;
    for (size_t i = 2; i < range.items.size(); ++i) {
        const auto &server = range.items[i].items;
        if (server.size() < 2)
            continue;
        // A server that does not know its own address is the one that was asked.
        const bool isKnown = !server[0].text.empty() && server[0].text != "?";
        out.push_back({isKnown ? server[0].text : askedHost, std::uint16_t(server[1].integer)});
    }
    return out;
}

} // namespace cacheloupe
