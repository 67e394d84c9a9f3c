// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_regex.h"

#include <algorithm>
#include <cstdlib>
#include <regex.h>

namespace cacheloupe {

namespace {

constexpr size_t kMaxPatternBytes = 500;
constexpr unsigned long kMaxRepetitions = 1000;

/// The C library expands `{n,m}` into copies; nested ones multiply.
bool repeatsTooMuch(std::string_view pattern)
{
    unsigned long product = 1;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{')
            continue;
        const size_t close = pattern.find('}', i);
        if (close == std::string_view::npos)
            return false;
        const std::string bounds(pattern.substr(i + 1, close - i - 1));
        const size_t comma = bounds.find(',');
        const unsigned long low = std::strtoul(bounds.c_str(), nullptr, 10);
        const unsigned long high = comma == std::string::npos ? low : std::strtoul(bounds.c_str() + comma + 1, nullptr, 10);
        const unsigned long times = std::max({low, high, 1ul});
        if (times > kMaxRepetitions || (product *= times) > kMaxRepetitions)
            return true;
    }
    return false;
}

/// `\d` is no part of POSIX; inside brackets it stands for the bare range.
std::string toPosix(std::string_view pattern)
{
    std::string out;
    bool inBrackets = false;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            const char next = pattern[++i];
            if (next == 'd')
                out += inBrackets ? "0-9" : "[0-9]";
            else if (next == 'D' && !inBrackets)
                out += "[^0-9]";
            else
                out += {c, next};
            continue;
        }
        if (c == '[' && !inBrackets)
            inBrackets = true;
        else if (c == ']')
            inBrackets = false;
        out += c;
    }
    return out;
}

} // namespace

struct HitQueryRegex::Compiled {
    regex_t regex = {};
    bool valid = false;
    ~Compiled()
    {
        if (valid)
            ::regfree(&regex);
    }
};

HitQueryRegex::HitQueryRegex(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
HitQueryRegex::HitQueryRegex(HitQueryRegex &&other) noexcept = default;
HitQueryRegex &HitQueryRegex::operator=(HitQueryRegex &&other) noexcept = default;
HitQueryRegex::~HitQueryRegex() = default;

Result<HitQueryRegex> HitQueryRegex::compile(std::string_view pattern)
{
    const Error refused{ErrorCode::parse, ErrorReason::badQuery, {}, std::string(pattern)};
    if (pattern.empty() || pattern.size() > kMaxPatternBytes || repeatsTooMuch(pattern) || pattern.find('\0') != std::string_view::npos)
        return refused;
    auto compiled = std::make_unique<Compiled>();
    if (::regcomp(&compiled->regex, toPosix(pattern).c_str(), REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
        return refused;
    compiled->valid = true;
    return HitQueryRegex(std::move(compiled));
}

bool HitQueryRegex::isFoundIn(std::string_view text) const
{
    regmatch_t range = {};
    range.rm_eo = regoff_t(text.size());
    // REG_STARTEND: the text is neither copied nor cut at a NUL byte.
    return ::regexec(&m_compiled->regex, text.data() ? text.data() : "", 1, &range, REG_STARTEND) == 0;
}

} // namespace cacheloupe
