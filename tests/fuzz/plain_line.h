// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Whether a well-formed JSON line keeps to what emitters write: no member name twice in an object and no escape in a
/// member name or in the value of `event`. For such lines the fast parser promises what the strict one reads.
inline bool isPlainLine(std::string_view line)
{
    std::vector<std::set<std::string_view>> names;
    std::string_view lastName;
    for (size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '{' || line[at] == '[')
            names.emplace_back();
        if ((line[at] == '}' || line[at] == ']') && !names.empty())
            names.pop_back();
        if (line[at] != '"')
            continue;
        size_t end = at + 1;
        while (end < line.size() && line[end] != '"')
            end += line[end] == '\\' ? 2 : 1;
        const auto text = line.substr(at + 1, end - at - 1);
        const size_t behind = line.find_first_not_of(" \t\r", end + 1);
        const bool isName = behind != std::string_view::npos && line[behind] == ':';
        if (isName && (names.empty() || !names.back().insert(text).second))
            return false;
        if (isName)
            lastName = text;
        if ((isName || lastName == "event") && text.find('\\') != std::string_view::npos)
            return false;
        at = end;
    }
    return true;
}

} // namespace cacheloupe
