// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_regex.h"

#include <algorithm>
#include <cstdlib>
#include <regex.h>
#include <utility>
#include <vector>

namespace cacheloupe {

namespace {

constexpr size_t kMaxPatternBytes = 500;
constexpr size_t kMaxElements = 1000;

/// Behind the bracket expression that begins at `open`; npos when it has no end.
size_t behindBrackets(std::string_view pattern, size_t open)
{
    size_t i = open + 1;
    i += pattern.substr(i).starts_with('^') ? 1 : 0;
    for (bool first = true; i < pattern.size(); first = false) {
        if (pattern[i] == ']' && !first)
            return i + 1;
        const auto named = pattern.substr(i, 2) == "[:" ? pattern.find(":]", i + 2) : std::string_view::npos;
        i = named == std::string_view::npos ? i + 1 : named + 2;
    }
    return std::string_view::npos;
}

/// Copies that the bounds `{n}`, `{n,}`, `{,m}`, `{n,m}` at `open` ask for; 1 and nothing read when they have no end.
size_t copiesAt(std::string_view pattern, size_t &open)
{
    const size_t close = pattern.find('}', open);
    if (close == std::string_view::npos)
        return 1;
    const std::string bounds(pattern.substr(open + 1, close - open - 1));
    open = close;
    const size_t comma = bounds.find(',');
    const unsigned long low = std::strtoul(bounds.c_str(), nullptr, 10);
    const unsigned long high = comma == std::string::npos ? low : std::strtoul(bounds.c_str() + comma + 1, nullptr, 10);
    return std::min<size_t>(std::max({low, high, 1ul}), kMaxElements + 1);
}

/// The C library copies what `+` and `{n,m}` repeat (`+` once), and copies of copies multiply: `a++++++++` has 256
/// elements. True when there would be more than it can compile and match in bounded memory and time.
bool repeatsTooMuch(std::string_view pattern)
{
    struct Group {
        size_t elements = 0;
        size_t last = 0; ///< of them, those a repetition behind them copies
    };
    std::vector<Group> open(1);
    for (size_t i = 0; i < pattern.size() && open.back().elements + open.back().last <= kMaxElements; ++i) {
        const char c = pattern[i];
        Group &group = open.back();
        if (c == '+' || c == '{') {
            group.last *= c == '+' ? 2 : copiesAt(pattern, i);
        } else if (c == '(') {
            open.emplace_back();
        } else if (c == ')' && open.size() > 1) {
            const size_t inside = group.elements + group.last;
            open.pop_back();
            open.back().elements += std::exchange(open.back().last, inside);
        } else if (c != '*' && c != '?') {
            group.elements += std::exchange(group.last, 1);
            i = c == '[' ? behindBrackets(pattern, i) - 1 : i + (c == '\\');
        }
    }
    size_t all = 0;
    for (const Group &group : open)
        all += group.elements + group.last;
    return all > kMaxElements;
}

/// `\1` and its like are no part of the language either, but the C library would take them, and may then try all ways
/// there are to split a text.
bool refersBack(std::string_view pattern)
{
    for (size_t i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] == '[')
            i = std::min(behindBrackets(pattern, i), pattern.size()) - 1;
        else if (pattern[i] == '\\' && pattern[++i] >= '1' && pattern[i] <= '9')
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

/// A place where a pattern can be cut, and the groups that are open there.
struct Cut {
    size_t length = 0;
    size_t openGroups = 0;
};

/// All cuts between two elements of the pattern; `lastOpen` becomes the last group without an end.
std::vector<Cut> cutsOf(std::string_view pattern, size_t &lastOpen)
{
    std::vector<Cut> cuts;
    std::vector<size_t> open;
    for (size_t i = 0; i < pattern.size();) {
        cuts.push_back({i, open.size()});
        const char c = pattern[i];
        if (c == '(')
            open.push_back(i);
        else if (c == ')' && !open.empty())
            open.pop_back();
        i = c == '[' ? behindBrackets(pattern, i) : i + (c == '\\' ? 2 : 1);
    }
    lastOpen = open.empty() ? 0 : open.back();
    cuts.push_back({pattern.size(), open.size()});
    return cuts;
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
    if (pattern.empty() || pattern.size() > kMaxPatternBytes || repeatsTooMuch(pattern) || refersBack(pattern) || pattern.find('\0') != std::string_view::npos)
        return refused;
    auto compiled = std::make_unique<Compiled>();
    if (::regcomp(&compiled->regex, toPosix(pattern).c_str(), REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
        return refused;
    compiled->valid = true;
    return HitQueryRegex(std::move(compiled));
}

size_t HitQueryRegex::faultIn(std::string_view pattern)
{
    constexpr size_t kLongestSearched = 120;
    if (pattern.size() > kLongestSearched)
        return 0;
    // The C library names no place. The longest part that compiles, with its groups closed, ends where the trouble begins.
    size_t lastOpen = 0;
    auto cuts = cutsOf(pattern, lastOpen);
    for (; !cuts.empty(); cuts.pop_back()) {
        const Cut &cut = cuts.back();
        if (cut.length > 0 && compile(std::string(pattern.substr(0, cut.length)) + std::string(cut.openGroups, ')')).ok())
            return cut.length == pattern.size() ? lastOpen : cut.length;
    }
    return 0;
}

bool HitQueryRegex::isFoundIn(std::string_view text) const
{
    regmatch_t range = {};
    range.rm_eo = regoff_t(text.size());
    // REG_STARTEND: the text is neither copied nor cut at a NUL byte.
    return ::regexec(&m_compiled->regex, text.data() ? text.data() : "", 1, &range, REG_STARTEND) == 0;
}

} // namespace cacheloupe
