// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/generic_table.h"

#include "core/base/resource.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kSynonyms = "layouts/generic_sqlite.synonyms.json";

/// The table's own spelling of the first known name.
std::string columnFor(const Json *names, const std::vector<std::string> &columns)
{
    if (!names || !names->is_array())
        return {};
    for (const auto &name : *names) {
        const auto it = std::find_if(columns.begin(), columns.end(), [&](const auto &column) { return name == asciiLower(column); });
        if (it != columns.end() && it->find('.') == std::string::npos)
            return *it;
    }
    return {};
}

/// What an answer column may hold: the text itself or a provider's whole response.
LayoutPaths answerPaths(const std::string &row)
{
    LayoutPaths out = {row + "?string"};
    for (const char *inner : {"choices.0.message.content", "choices.0.text", "content", "text", "response", "answer", "output_text", "result", "kwargs.text"})
        out.push_back(row + '.' + inner);
    out.push_back(row);
    return out;
}

} // namespace

Result<std::optional<EntryLayout>> guessTableLayout(const std::string &table, const std::vector<std::string> &columns)
{
    const auto json = parseJson(resource(kSynonyms).value_or(std::string_view()), std::string(kSynonyms));
    if (!json)
        return json.error();
    const auto column = [&](std::string_view member) { return columnFor(jsonAt(*json, member), columns); };
    const std::string answer = column("answer");
    const std::string query = column("query");
    const std::string key = column("key");
    if (answer.empty() || (query.empty() && (key.empty() || key == "id")))
        return std::optional<EntryLayout>();

    EntryLayout out;
    out.id = "generic-sqlite";
    out.system = "Table " + table;
    out.store = StoreKind::sqlite;
    out.keyColumn = key == "id" ? std::string() : key;
    out.columns = columns;
    const std::string row = "row.";
    out.decode = {{row + answer, {"lc-json", "json", "text"}}};
    out.pathsOf(EntryMember::answer) = answerPaths(row + answer);
    out.pathsOf(EntryMember::model) = {row + answer + ".model"};
    out.pathsOf(EntryMember::responseId) = {row + answer + ".id"};
    if (!query.empty()) {
        out.decode.push_back({row + query, {"lc-prompt"}});
        out.pathsOf(EntryMember::query) = {row + query + ".question"};
        out.pathsOf(EntryMember::messages) = {row + query + ".messages"};
    }
    for (const char *name : {"params", "metadata", "messages"})
        if (const auto found = column(name); !found.empty())
            out.decode.push_back({row + found, {"json", "pyrepr", "text"}});
    using M = EntryMember;
    for (const auto member : {M::messages, M::model, M::provider, M::responseId, M::createdAt, M::updatedAt, M::expiresAt, M::ttlS, M::hitCount, M::lastHitAt, M::params, M::metadata})
        if (const auto found = column(entryMemberName(member)); !found.empty())
            out.pathsOf(member).insert(out.pathsOf(member).begin(), row + found);
    if (const Json *scope = jsonAt(*json, "scope"))
        for (const auto &[name, names] : scope->items())
            if (const auto found = columnFor(&names, columns); !found.empty())
                out.scope.emplace_back(name, row + found);
    if (const Json *fields = jsonAt(*json, "fields"))
        for (const auto &[name, names] : fields->items())
            if (const auto found = columnFor(&names, columns); !found.empty())
                out.fields.emplace_back(keyFieldFromName(name).value_or(KeyField::routeModel), LayoutPaths{row + found});
    if (const auto found = column("group"); !found.empty())
        out.group = {row + found};
    if (const auto found = column("vector"); !found.empty())
        out.vectorField = row + found;
    out.ttl.atRead = true;
    out.encodingOf = row + answer;
    return std::optional(std::move(out));
}

} // namespace cacheloupe
