// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_draft.h"

#include "core/base/file.h"
#include "core/base/resource.h"
#include "core/base/utf8.h"
#include "core/hitlog/hit_record.h"
#include "core/hitlog/member_types.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::string_view kSynonyms = "dialects/shared/synonyms.json";
/// A name that people give alone; a dialect's begins with its family.
constexpr std::string_view kFamily = "own.";
constexpr std::array<std::string_view, 7> kEventNames = {"hit", "miss", "store", "bypass", "expired", "refresh", "invalidated"};

Json synonyms()
{
    const auto text = resource(kSynonyms);
    auto json = text ? parseJson(*text, std::string(kSynonyms)) : Result<Json>(Json::object());
    return json ? std::move(*json) : Json::object();
}

/// Letters and digits only: `cacheHit`, `cache_hit` and `Cache Hit` are one name.
std::string bare(std::string_view name)
{
    std::string out;
    for (const char c : asciiLower(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.')
            out += c;
    return out;
}

bool fits(const SampleColumn &column, const std::string &member)
{
    const bool isNested = column.type == SampleType::object || column.type == SampleType::list;
    switch (memberType(member)) {
    case MemberType::time:
        return column.type == SampleType::time;
    case MemberType::number:
        return column.type == SampleType::number;
    case MemberType::json:
        return member != "messages" || column.type == SampleType::list;
    case MemberType::text:
        return !isNested || member == "query" || member == "answer";
    }
    return false;
}

/// What a text says about a cache, by the words in it; empty = nothing.
std::string eventFor(std::string_view text)
{
    const std::string lower = asciiLower(text);
    const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    for (const auto name : kEventNames)
        if (lower == name)
            return std::string(name);
    if (has("miss") || lower == "false" || lower == "0" || lower == "no" || lower == "none")
        return "miss";
    if (has("hit") || has("cached") || lower == "true" || lower == "1" || lower == "yes")
        return "hit";
    if (has("store") || has("write") || lower == "set" || lower == "put")
        return "store";
    return has("bypass") || has("skip") || has("disabled") ? "bypass" : has("expire") ? "expired" : has("refresh") ? "refresh" : std::string();
}

void proposeEvents(DraftMember &event, const SampleColumn &column)
{
    for (const auto &value : column.values)
        if (auto name = eventFor(value); !name.empty())
            event.values[value] = std::move(name);
    // The other answer of a yes-or-no column may not be among the first records.
    if (column.type == SampleType::boolean)
        event.values.insert({{"true", "hit"}, {"false", "miss"}});
}

/// The column that the names of a member point at, the best known name first; last steps of paths count too.
const SampleColumn *columnFor(const std::string &member, const Json &names, const LogSample &sample, const std::vector<std::string> &taken)
{
    const auto isFree = [&](const SampleColumn &one) { return std::find(taken.begin(), taken.end(), one.path) == taken.end() && fits(one, member); };
    for (const bool wholePath : {true, false})
        for (const auto &name : names)
            for (const auto &column : sample.columns()) {
                const auto path = std::string_view(column.path);
                const auto last = wholePath ? path : path.substr(path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1);
                if (bare(last) == bare(name.get_ref<const std::string &>()) && isFree(column))
                    if (member != "event" || std::any_of(column.values.begin(), column.values.end(), [](const auto &text) { return !eventFor(text).empty(); }))
                        return &column;
            }
    return nullptr;
}

} // namespace

DialectDraft DialectDraft::propose(const LogSample &sample)
{
    DialectDraft draft;
    draft.name = std::string(kFamily) + bare(sample.path().stem().string());
    std::vector<std::string> taken;
    const Json known = synonyms();
    for (const auto &[member, names] : known.items()) {
        DraftMember one{member, {}, {}, {}, false};
        if (const auto *column = columnFor(member, names, sample, taken)) {
            one.path = column->path;
            taken.push_back(column->path);
            one.isDistance = member == "similarity" && asciiLower(column->path).find("distance") != std::string::npos;
            if (member == "event")
                proposeEvents(one, *column);
        }
        draft.members.push_back(std::move(one));
    }
    for (const auto &column : sample.columns())
        if (column.count == sample.records().size() && column.path.find('.') == std::string::npos)
            draft.m_recognisedBy.push_back(column.path);
    for (const auto &column : sample.columns())
        if (std::any_of(sample.records().begin(), sample.records().end(), [&](const Json &record) {
                const auto it = record.find(column.path);
                return it != record.end() && it->is_string() && (column.type == SampleType::object || column.type == SampleType::list);
            }))
            draft.m_parsed.push_back(column.path);
    return draft;
}

DraftMember *DialectDraft::member(std::string_view memberName)
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const DraftMember &one) { return one.name == memberName; });
    return found == members.end() ? nullptr : &*found;
}

std::vector<std::string> DialectDraft::missing() const
{
    std::vector<std::string> names;
    for (const char *needed : {"ts", "event"})
        if (std::none_of(members.begin(), members.end(), [&](const DraftMember &one) { return one.name == needed && one.isMapped(); }))
            names.emplace_back(needed);
    return names;
}

Json DialectDraft::toJson() const
{
    Json map = Json::object();
    for (const auto &one : members) {
        if (!one.isMapped())
            continue;
        Json expression = one.path.empty() ? Json{{"const", one.constant}} : Json{{"path", one.path}};
        if (!one.values.empty() && !one.path.empty())
            expression["values"] = one.values;
        if (one.isDistance)
            expression["subtracted_from"] = 1;
        if (one.name == "query")
            expression["as"] = "last_user_message";
        if (one.name == "answer")
            expression["as"] = "last_message";
        const auto dot = one.name.find('.');
        if (dot == std::string::npos)
            map[one.name] = std::move(expression);
        else
            map[one.name.substr(0, dot)]["object"][one.name.substr(dot + 1)] = std::move(expression);
    }
    Json json = {{"name", name}, {"recognise", {{"all", m_recognisedBy}}}};
    if (!m_parsed.empty())
        json["parse"] = m_parsed;
    json["map"] = std::move(map);
    return json;
}

Result<Dialect> DialectDraft::dialect() const
{
    if (const auto lacking = missing(); std::find(lacking.begin(), lacking.end(), "event") != lacking.end())
        return Error{ErrorCode::schema, ErrorReason::missingField, name, "event"};
    return Dialect::fromJson(toJson(), name);
}

Result<std::vector<DraftPreview>> DialectDraft::preview(const LogSample &sample, size_t count) const
{
    const auto draft = dialect();
    if (!draft)
        return draft.error();
    std::vector<DraftPreview> previews;
    for (const Json &record : sample.records()) {
        if (previews.size() == count)
            break;
        DraftPreview one;
        one.original = dumpJson(record);
        draft->appendLines(record, one.original, one.line);
        one.line = std::string(trimmed(one.line));
        auto hit = hitFromLine(one.line, sample.path().string() + ':' + std::to_string(previews.size() + 1));
        if (hit)
            one.hit = std::move(*hit);
        else
            one.error = hit.error();
        previews.push_back(std::move(one));
    }
    return previews;
}

Result<std::filesystem::path> DialectDraft::save(const std::filesystem::path &folder) const
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    const auto begin = name.starts_with(kFamily) ? kFamily.size() : 0;
    std::string file = bare(std::string_view(name).substr(begin));
    std::replace(file.begin(), file.end(), '.', '_');
    const auto path = folder / ((file.empty() ? "log" : file) + ".json");
    if (const auto status = replaceFile(path, dumpJson(toJson(), 2) + '\n'); !status)
        return status.error();
    return path;
}

} // namespace cacheloupe
