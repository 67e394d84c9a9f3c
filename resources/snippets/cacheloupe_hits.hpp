// SPDX-License-Identifier: 0BSD
// Writes a hit log for Cacheloupe (cacheloupe.hit/1): one JSON object a line. Copy this file into your application
// (C++17, POSIX).
//
//     cacheloupe_hits::HitLog hits("hits.jsonl");
//     cacheloupe_hits::Hit hit;
//     hit.set("event", "hit");
//     hit.set("call_site", "support.refunds");
//     hit.set("query", question);
//     hit.set("fields.access.tenant", tenant);
//     hit.set("entry.ttl_s", 3600);
//     hits.write(hit);
//
// Names that begin with fields., entry., entry.fields., usage. or params. go into the object of that name. An empty
// optional and a number that is none are left out, a time_point becomes UTC, the time of writing is added. Threads and
// processes may write to the same file.
#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unistd.h>
#include <vector>

namespace cacheloupe_hits {

namespace detail {

/// Length of the well-formed UTF-8 sequence at the front, 0 when there is none.
inline std::size_t sequence(std::string_view s)
{
    const auto at = [&s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
    const auto tail = [&at](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
    const unsigned a = at(0), b = at(1);
    if (a < 0x80)
        return 1;
    if (a >= 0xC2 && a <= 0xDF && tail(1))
        return 2;
    if ((a & 0xF0) == 0xE0 && tail(1) && tail(2) && !(a == 0xE0 && b < 0xA0) && !(a == 0xED && b > 0x9F))
        return 3;
    if (a >= 0xF0 && a <= 0xF4 && tail(1) && tail(2) && tail(3) && !(a == 0xF0 && b < 0x90) && !(a == 0xF4 && b > 0x8F))
        return 4;
    return 0;
}

inline std::string quoted(std::string_view text)
{
    std::string out = "\"";
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text.front());
        const std::size_t length = sequence(text);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (c < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", unsigned(c));
            out += escape;
        } else {
            if (c == '"' || c == '\\')
                out += '\\';
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out + '"';
}

/// SHA-256 (FIPS 180-4).
inline std::string sha256(std::string message)
{
    static constexpr std::uint32_t k[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
        0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
        0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
        0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
        0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
        0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
    std::array<std::uint32_t, 8> h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const auto turn = [](std::uint32_t x, int n) { return (x >> n) | (x << (32 - n)); };
    const std::uint64_t bits = std::uint64_t(message.size()) * 8;
    message += '\x80';
    while (message.size() % 64 != 56)
        message += '\0';
    for (int shift = 56; shift >= 0; shift -= 8)
        message += char(bits >> shift);
    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::uint32_t w[64];
        for (std::size_t i = 0; i < 64; ++i) {
            if (i < 16) {
                w[i] = 0;
                for (std::size_t b = 0; b < 4; ++b)
                    w[i] = (w[i] << 8) | static_cast<unsigned char>(message[block + 4 * i + b]);
            } else {
                w[i] = w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >> 3)) + w[i - 7]
                    + (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >> 10));
            }
        }
        auto v = h;
        for (std::size_t i = 0; i < 64; ++i) {
            const auto t1 = v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
            const auto t2 = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            v = {t1 + t2, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]};
        }
        for (std::size_t i = 0; i < 8; ++i)
            h[i] += v[i];
    }
    std::string digest;
    for (const auto word : h)
        for (int shift = 24; shift >= 0; shift -= 8)
            digest += char(word >> shift);
    return digest;
}

} // namespace detail

/// A stable stand-in for a user's id that cannot be turned back without the secret (HMAC-SHA256).
inline std::string hashed(std::string_view userId, std::string_view secret)
{
    std::string key = secret.size() > 64 ? detail::sha256(std::string(secret)) : std::string(secret);
    key.resize(64, '\0');
    std::string inner, outer;
    for (const char c : key) {
        inner += char(c ^ 0x36);
        outer += char(c ^ 0x5c);
    }
    std::string hex;
    for (const char byte : detail::sha256(outer + detail::sha256(inner + std::string(userId)))) {
        char digits[4];
        std::snprintf(digits, sizeof digits, "%02x", unsigned(static_cast<unsigned char>(byte)));
        hex += digits;
    }
    return hex.substr(0, 32);
}

/// One event, by member name.
class Hit {
public:
    void set(std::string_view name, std::string_view text) { m_values[std::string(name)] = detail::quoted(text); }
    void set(std::string_view name, const char *text) { set(name, std::string_view(text)); }
    void set(std::string_view name, const std::string &text) { set(name, std::string_view(text)); }
    void set(std::string_view name, const std::vector<std::string> &texts)
    {
        std::string list;
        for (const auto &text : texts)
            list += (list.empty() ? "[" : ",") + detail::quoted(text);
        m_values[std::string(name)] = list.empty() ? "[]" : list + ']';
    }
    void set(std::string_view name, std::chrono::system_clock::time_point time)
    {
        const auto ms = std::chrono::floor<std::chrono::milliseconds>(time);
        const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(ms));
        std::tm utc = {};
        gmtime_r(&seconds, &utc);
        char date[32], text[48];
        std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
        std::snprintf(text, sizeof text, "%s.%03dZ", date, int((ms.time_since_epoch().count() % 1000 + 1000) % 1000));
        set(name, text);
    }
    template <typename Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
    void set(std::string_view name, Number number)
    {
        if constexpr (std::is_same_v<Number, bool>) {
            m_values[std::string(name)] = number ? "true" : "false";
        } else {
            if constexpr (std::is_floating_point_v<Number>)
                if (!std::isfinite(number))
                    return;
            char digits[40];
            m_values[std::string(name)] = std::string(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
        }
    }
    template <typename Value>
    void set(std::string_view name, const std::optional<Value> &value)
    {
        if (value)
            set(name, *value);
    }

    /// The line, ended by a line break.
    std::string line() const
    {
        std::map<std::string, std::string> groups;
        std::string top;
        for (const auto &[name, value] : m_values) {
            std::string group, rest = name;
            for (const char *one : {"entry.fields", "entry", "fields", "usage", "params"}) {
                const std::string prefix = one + std::string(".");
                if (group.empty() && name.compare(0, prefix.size(), prefix) == 0) {
                    group = one;
                    rest = name.substr(prefix.size());
                }
            }
            std::string &members = group.empty() ? top : groups[group];
            members += (members.empty() ? "" : ",") + detail::quoted(rest) + ':' + value;
        }
        if (const auto it = groups.find("entry.fields"); it != groups.end()) {
            std::string &entry = groups["entry"];
            entry += (entry.empty() ? "" : ",") + std::string("\"fields\":{") + it->second + '}';
            groups.erase(it);
        }
        for (const auto &[group, members] : groups)
            top += (top.empty() ? "" : ",") + detail::quoted(group) + ":{" + members + '}';
        return '{' + top + "}\n";
    }
    bool has(const std::string &name) const { return m_values.count(name) > 0; }

private:
    std::map<std::string, std::string> m_values;
};

/// An open hit log.
class HitLog {
public:
    explicit HitLog(const std::string &path) : m_file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640)) {}
    ~HitLog()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    HitLog(const HitLog &) = delete;
    HitLog &operator=(const HitLog &) = delete;

    /// Appends one event in one write. False when the disk did not take it: a log must never break an answer.
    bool write(Hit hit)
    {
        if (!hit.has("ts"))
            hit.set("ts", std::chrono::system_clock::now());
        const std::string line = hit.line();
        return m_file >= 0 && ::write(m_file, line.data(), line.size()) == ssize_t(line.size());
    }

private:
    int m_file;
};

} // namespace cacheloupe_hits
