// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/json_members.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// The position behind the string that begins at `at` with a quotation mark.
size_t skipString(std::string_view text, size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return at + 1;
}

/// The position of the comma or bracket that ends the value beginning at `at`.
size_t valueEnd(std::string_view text, size_t at)
{
    for (int depth = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = skipString(text, at);
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        if (depth == 0 && (c == ',' || c == '}'))
            break;
        if (c == '}' || c == ']')
            --depth;
        ++at;
    }
    return std::min(at, text.size());
}

} // namespace

std::vector<JsonMember> objectMembers(std::string_view object)
{
    std::vector<JsonMember> members;
    size_t at = object.find('{');
    while (at < object.size()) {
        const size_t nameBegin = object.find('"', at);
        if (nameBegin == std::string_view::npos)
            break;
        const size_t nameEnd = skipString(object, nameBegin);
        const size_t colon = object.find(':', nameEnd);
        if (colon == std::string_view::npos)
            break;
        at = valueEnd(object, colon + 1);
        auto name = parseJson(object.substr(nameBegin, nameEnd - nameBegin), {});
        if (name && name->is_string())
            members.push_back({name->get<std::string>(), trimmed(object.substr(colon + 1, at - colon - 1))});
        if (at < object.size() && object[at] == '}')
            break;
    }
    return members;
}

size_t lineOf(std::string_view text, std::string_view part)
{
    return 1 + size_t(std::count(text.data(), part.data(), '\n'));
}

} // namespace cacheloupe
