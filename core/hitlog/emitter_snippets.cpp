// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/emitter_snippets.h"

#include "core/base/resource.h"
#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kSnippetFolder = "snippets/";

std::string_view valueOf(const std::map<std::string, std::string, std::less<>> &map, std::string_view name)
{
    const auto it = map.find(name);
    return it == map.end() ? std::string_view() : std::string_view(it->second);
}

} // namespace

Result<EmitterSnippets> EmitterSnippets::load()
{
    const std::string where = std::string(kSnippetFolder) + "snippets.json";
    const auto json = parseJson(resource(where).value_or(std::string_view()), where);
    if (!json)
        return json.error();
    EmitterSnippets snippets;
    const auto damaged = [&where](const std::string &what) { return Error{ErrorCode::schema, ErrorReason::missingField, where, what}; };
    for (const auto &language : json->value("languages", Json::array())) {
        const auto name = language.get<std::string>();
        const auto file = jsonText(*json, "files." + name);
        if (!file || !resource(std::string(kSnippetFolder) + *file))
            return damaged("files." + name);
        snippets.m_languages.push_back(name);
        snippets.m_files[name] = *file;
    }
    for (const auto gap : allLogGaps()) {
        auto &lines = snippets.m_lines[gap];
        auto wanted = snippets.m_languages;
        wanted.emplace_back("member");
        for (const auto &name : wanted) {
            const auto line = jsonText(*json, "gaps." + std::string(logGapName(gap)) + '.' + name);
            if (!line)
                return damaged("gaps." + std::string(logGapName(gap)) + '.' + name);
            lines[name] = *line;
        }
    }
    return snippets;
}

bool EmitterSnippets::hasLanguage(std::string_view language) const
{
    return std::find(m_languages.begin(), m_languages.end(), language) != m_languages.end();
}

std::string_view EmitterSnippets::code(std::string_view language) const
{
    return resource(std::string(kSnippetFolder) + std::string(fileName(language))).value_or(std::string_view());
}

std::string_view EmitterSnippets::fileName(std::string_view language) const
{
    return valueOf(m_files, language);
}

std::string_view EmitterSnippets::member(LogGap gap) const
{
    return line(gap, "member");
}

std::string_view EmitterSnippets::line(LogGap gap, std::string_view language) const
{
    const auto it = m_lines.find(gap);
    return it == m_lines.end() ? std::string_view() : valueOf(it->second, language);
}

} // namespace cacheloupe
