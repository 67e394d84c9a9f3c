// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include <cstdio>

namespace cacheloupe {

namespace {

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    std::optional<int> digits(size_t count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (size_t i = 0; i < count; ++i) {
            const char c = m_rest[i];
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    bool take(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    int fractionMs()
    {
        int ms = 0;
        int scale = 100;
        while (!m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            ms += (m_rest.front() - '0') * scale;
            scale /= 10;
            m_rest.remove_prefix(1);
        }
        return ms;
    }

    bool atEnd() const { return m_rest.empty(); }
    char front() const { return m_rest.empty() ? '\0' : m_rest.front(); }

private:
    std::string_view m_rest;
};

std::optional<std::chrono::minutes> zoneOffset(Scanner &in)
{
    const int sign = in.front() == '-' ? -1 : 1;
    in.take("+-");
    const auto hours = in.digits(2);
    in.take(":");
    const auto minutes = in.atEnd() ? std::optional<int>(0) : in.digits(2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

} // namespace

Instant systemNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::optional<Instant> parseInstant(std::string_view text, bool *hadZone)
{
    using namespace std::chrono;
    if (hadZone)
        *hadZone = false;
    Scanner in(text);
    const auto y = in.digits(4);
    if (!y || !in.take("-"))
        return std::nullopt;
    const auto m = in.digits(2);
    if (!m || !in.take("-"))
        return std::nullopt;
    const auto d = in.digits(2);
    if (!d)
        return std::nullopt;
    const year_month_day date{year(*y), month(unsigned(*m)), day(unsigned(*d))};
    if (!date.ok())
        return std::nullopt;
    Instant t = sys_days(date);
    if (in.atEnd())
        return t;
    if (!in.take("Tt "))
        return std::nullopt;
    const auto hh = in.digits(2);
    if (!hh || !in.take(":"))
        return std::nullopt;
    const auto mm = in.digits(2);
    if (!mm)
        return std::nullopt;
    int ss = 0;
    int ms = 0;
    if (in.take(":")) {
        const auto seconds = in.digits(2);
        if (!seconds)
            return std::nullopt;
        ss = *seconds;
        if (in.take(".,"))
            ms = in.fractionMs();
    }
    if (*hh > 24 || *mm > 59 || ss > 60)
        return std::nullopt;
    t += hours(*hh) + minutes(*mm) + seconds(ss) + milliseconds(ms);
    if (in.atEnd())
        return t;
    if (hadZone)
        *hadZone = true;
    if (in.take("Zz"))
        return in.atEnd() ? std::optional(t) : std::nullopt;
    in.take(" ");
    const auto offset = zoneOffset(in);
    if (!offset || !in.atEnd())
        return std::nullopt;
    return t - *offset;
}

std::string formatInstant(Instant t)
{
    using namespace std::chrono;
    const auto days = floor<std::chrono::days>(t);
    const year_month_day date(days);
    const hh_mm_ss time(t - days);
    char out[48];
    int n = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                          unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
                          int(time.seconds().count()));
    std::string text(out, size_t(n));
    if (const auto ms = time.subseconds().count()) {
        n = std::snprintf(out, sizeof out, ".%03d", int(ms));
        text.append(out, size_t(n));
    }
    return text + 'Z';
}

} // namespace cacheloupe
