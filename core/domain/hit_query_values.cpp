// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_values.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cacheloupe {

namespace {

/// Reads a number off the front of `text`.
std::optional<double> takeNumber(std::string_view &text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || !std::isfinite(value))
        return std::nullopt;
    text.remove_prefix(size_t(end - text.data()));
    return value;
}

/// Milliseconds in a unit.
std::optional<double> unitMs(std::string_view unit)
{
    if (unit == "ms")
        return 1.0;
    if (unit == "s")
        return 1000.0;
    if (unit == "m" || unit == "min")
        return 60'000.0;
    if (unit == "h")
        return 3'600'000.0;
    if (unit == "d")
        return 86'400'000.0;
    if (unit == "w")
        return 7 * 86'400'000.0;
    return std::nullopt;
}

/// In units of `resultMs`, in which a bare number counts, too: what is written without a unit is kept to the last digit.
std::optional<double> takeDuration(std::string_view text, double resultMs)
{
    double sum = 0;
    bool first = true;
    do {
        const auto number = takeNumber(text);
        if (!number)
            return std::nullopt;
        size_t letters = 0;
        while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z')
            ++letters;
        if (letters == 0)
            return first && text.empty() ? number : std::nullopt;
        const auto unit = unitMs(text.substr(0, letters));
        if (!unit)
            return std::nullopt;
        sum += *number * (*unit / resultMs);
        text.remove_prefix(letters);
        first = false;
    } while (!text.empty());
    return std::isfinite(sum) ? std::optional(sum) : std::nullopt;
}

std::optional<TimeRange> parseMonth(std::string_view text)
{
    using namespace std::chrono;
    const auto first = parseInstant(std::string(text) + "-01");
    if (!first)
        return std::nullopt;
    const year_month_day day(floor<days>(*first));
    return TimeRange{*first, Instant(sys_days(year_month_day_last(day.year(), month_day_last(day.month()))) + days(1))};
}

} // namespace

std::optional<double> parseQueryNumber(std::string_view text)
{
    const auto number = takeNumber(text);
    return text.empty() ? number : std::nullopt;
}

std::optional<double> parseQueryDuration(std::string_view text)
{
    return takeDuration(text, 1000.0);
}

std::optional<double> parseQueryMilliseconds(std::string_view text)
{
    return takeDuration(text, 1.0);
}

std::optional<TimeRange> parseQueryTime(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() == 7)
        return parseMonth(text);
    const auto from = parseInstant(text);
    if (!from)
        return std::nullopt;
    const auto clock = text.size() > 10 ? text.substr(11) : std::string_view();
    milliseconds length = days(1);
    if (!clock.empty()) {
        const auto digits = clock.substr(0, clock.find_first_of("Zz+-"));
        length = digits.find_first_of(".,") != std::string_view::npos ? milliseconds(1)
            : digits.size() > 5                                      ? milliseconds(1000)
                                                                     : milliseconds(60000);
    }
    return TimeRange{*from, *from + length};
}

NamePattern parseNamePattern(std::string_view text, bool isQuoted)
{
    NamePattern pattern;
    if (!isQuoted && !text.empty() && text.front() == '*') {
        pattern.openStart = true;
        text.remove_prefix(1);
    }
    if (!isQuoted && !text.empty() && text.back() == '*') {
        pattern.openEnd = true;
        text.remove_suffix(1);
    }
    pattern.written = text;
    pattern.text = asciiLower(text);
    return pattern;
}

size_t queryColumn(std::string_view query, size_t at)
{
    const auto before = query.substr(0, at);
    return 1 + size_t(std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string queryWordAt(std::string_view query, size_t at)
{
    const auto rest = query.substr(std::min(at, query.size()));
    return elided(toValidUtf8(rest.substr(0, rest.find_first_of(" \t\r\n"))), 40);
}

} // namespace cacheloupe
