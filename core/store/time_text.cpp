// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/time_text.h"

#include "core/base/utf8.h"

#include <charconv>
#include <cmath>
#include <ctime>
#include <string>

namespace cacheloupe {

namespace {

/// Seconds east of UTC on this computer's wall at a moment. mktime would look for a new time zone file at each call.
std::int64_t zoneOffsetS(std::int64_t unixS)
{
    const auto seconds = std::time_t(unixS);
    std::tm parts = {};
    return localtime_r(&seconds, &parts) ? std::int64_t(parts.tm_gmtoff) : 0;
}

/// The moment at which a clock on this computer's wall shows `wall`; of two the one in the offset that held before, and
/// for one that is skipped what a clock shows that was not put forward.
Instant fromLocal(Instant wall)
{
    const auto ms = unixMs(wall);
    const std::int64_t seconds = (ms - (((ms % 1000) + 1000) % 1000)) / 1000;
    constexpr std::int64_t kDayS = 86'400;
    const std::int64_t offsetBefore = zoneOffsetS(seconds - kDayS);
    const std::int64_t before = seconds - offsetBefore;
    const std::int64_t offset = zoneOffsetS(before);
    const std::int64_t after = seconds - offset;
    const bool isSkipped = offset != offsetBefore && zoneOffsetS(after) != offset;
    return instantFromUnixMs((isSkipped ? before : after) * 1000 + (ms - seconds * 1000));
}

std::optional<Instant> fromUnix(double value)
{
    constexpr double kMillis = 1e11;
    constexpr double kMicros = 1e14;
    constexpr double kTooLarge = 1e17;
    if (!std::isfinite(value) || value <= 0 || value > kTooLarge)
        return std::nullopt;
    const double ms = value > kMicros ? value / 1000 : value > kMillis ? value : value * 1000;
    return instantFromUnixMs(std::int64_t(std::floor(ms)));
}

std::optional<Instant> fromNumber(std::string_view text)
{
    double value = 0;
    const char *last = text.data() + text.size();
    const auto r = std::from_chars(text.data(), last, value);
    return r.ec == std::errc() && r.ptr == last ? fromUnix(value) : std::nullopt;
}

/// RFC 9562: version 1 counts 100 ns since 1582-10-15, version 7 begins with Unix milliseconds.
std::optional<Instant> fromUuid(std::string_view text)
{
    std::string hex;
    for (const char c : text)
        if (c != '-')
            hex += c;
    const auto part = [&](size_t begin, size_t count, std::uint64_t &out) {
        const char *last = hex.data() + begin + count;
        const auto r = std::from_chars(hex.data() + begin, last, out, 16);
        return r.ec == std::errc() && r.ptr == last;
    };
    std::uint64_t low = 0;
    std::uint64_t middle = 0;
    std::uint64_t high = 0;
    if (hex.size() != 32 || !part(0, 8, low) || !part(8, 4, middle) || !part(12, 4, high))
        return std::nullopt;
    if (high >> 12 == 7)
        return instantFromUnixMs(std::int64_t((low << 16) | middle));
    if (high >> 12 != 1)
        return std::nullopt;
    constexpr std::int64_t kTicksTo1970 = 0x01B21DD213814000;
    const auto ticks = std::int64_t(((high & 0xFFF) << 48) | (middle << 32) | low);
    return instantFromUnixMs((ticks - kTicksTo1970) / 10'000);
}

} // namespace

std::optional<Instant> parseStoredTime(std::string_view text, std::string_view format, bool *assumedZone)
{
    if (assumedZone)
        *assumedZone = false;
    text = trimmed(text);
    if (format == "uuid")
        return fromUuid(text);
    bool hadZone = false;
    const auto time = parseInstant(text, &hadZone);
    if (!time)
        return fromNumber(text);
    if (hadZone)
        return time;
    if (assumedZone)
        *assumedZone = true;
    return format == "local" ? fromLocal(*time) : *time;
}

} // namespace cacheloupe
