// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/verdict_bundle.h"

#include "core/base/utf8.h"
#include "core/driver/json_members.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace cacheloupe {

namespace {

constexpr std::chrono::hours kClockMayDiffer(24);

std::string fileName(const std::string &location)
{
    return std::filesystem::path(location).filename().string();
}

Json recordJson(const VerdictRecord &record)
{
    Json json = {{"hit_id", record.hitId}};
    putMember(json, "log", fileName(record.source));
    putMember(json, "call_site", record.callSite);
    json["verdict"] = verdictName(record.verdict);
    putMember(json, "reason", std::string(verdictReasonName(record.reason)));
    putMember(json, "layer", record.layer);
    putMember(json, "note", record.note);
    json["reviewer"] = record.reviewer;
    json["at"] = formatInstant(record.at);
    putMember(json, "stratum", std::string(reviewStratumName(record.stratum)));
    return json;
}

/// One verdict out of its JSON object; the first thing that is wrong stays in `error`.
class RecordReader {
public:
    RecordReader(const Json &json, std::string where, std::string path, Instant now)
        : m_json(json), m_where(std::move(where)), m_path(std::move(path)), m_now(now)
    {
    }

    Result<VerdictRecord> read()
    {
        if (!m_json.is_object())
            return Error{ErrorCode::schema, ErrorReason::wrongType, m_where, m_path + ": expected an object"};
        VerdictRecord record;
        record.hitId = text("hit_id", true);
        record.source = fileName(text("log", false));
        record.callSite = text("call_site", false);
        record.note = text("note", false);
        record.reviewer = text("reviewer", true);
        record.layer = text("layer", false);
        record.verdict = word<Verdict>("verdict", true, verdictFromName);
        record.reason = word<VerdictReason>("reason", false, verdictReasonFromName);
        record.stratum = word<ReviewStratum>("stratum", false, reviewStratumFromName);
        if (!m_error && record.verdict == Verdict::none)
            fault("verdict", ErrorReason::wrongType, "\"none\" is no verdict");
        record.at = time();
        if (m_error)
            return *m_error;
        return record;
    }

private:
    void fault(const char *member, ErrorReason reason, std::string detail)
    {
        if (!m_error)
            m_error = Error{ErrorCode::schema, reason, m_where, m_path + "." + member + ": " + std::move(detail)};
    }

    std::string text(const char *member, bool required)
    {
        const auto found = m_json.find(member);
        if (found == m_json.end() || found->is_null()) {
            if (required)
                fault(member, ErrorReason::missingField, "expected a text");
            return {};
        }
        if (!found->is_string()) {
            fault(member, ErrorReason::wrongType, "expected a text");
            return {};
        }
        std::string value = toValidUtf8(found->get<std::string>());
        if (required && value.empty())
            fault(member, ErrorReason::missingField, "expected a text that is not empty");
        return value;
    }

    template <typename Word>
    Word word(const char *member, bool required, std::optional<Word> (*fromName)(std::string_view))
    {
        const std::string name = text(member, required);
        const std::optional<Word> value = name.empty() ? Word{} : fromName(name);
        if (!value)
            fault(member, ErrorReason::wrongType, "does not know \"" + elided(name, 40) + "\"");
        return value.value_or(Word{});
    }

    Instant time()
    {
        const std::string written = text("at", true);
        const auto at = parseInstant(written);
        if (!at)
            fault("at", ErrorReason::wrongType, "expected a time like 2026-11-02T09:30:00Z");
        else if (*at > m_now + kClockMayDiffer)
            fault("at", ErrorReason::wrongType, written + " is in the future");
        return at.value_or(Instant());
    }

    const Json &m_json;
    std::string m_where;
    std::string m_path;
    Instant m_now;
    std::optional<Error> m_error;
};

Status checkSchema(const Json &json, const char *member, const std::string &where)
{
    constexpr std::string_view kFamily = "cacheloupe.verdicts/";
    const auto schema = json.is_object() ? jsonText(json, member) : std::nullopt;
    const std::string path = std::string("$.") + member;
    if (!schema)
        return Error{ErrorCode::schema, ErrorReason::unknownLayout, where, path + ": expected \"" + std::string(kVerdictsSchema) + '"'};
    if (*schema != kVerdictsSchema)
        return Error{ErrorCode::schema, schema->starts_with(kFamily) ? ErrorReason::newerSchema : ErrorReason::unknownLayout, where,
                     path + ": found \"" + elided(*schema, 40) + '"'};
    return {};
}

Result<std::vector<VerdictRecord>> readDocument(const Json &json, const std::string &file, Instant now)
{
    if (Status known = checkSchema(json, "schema", file); !known)
        return known.error();
    const auto verdicts = json.find("verdicts");
    if (verdicts == json.end() || !verdicts->is_array())
        return Error{ErrorCode::schema, verdicts == json.end() ? ErrorReason::missingField : ErrorReason::wrongType, file, "$.verdicts: expected an array"};
    std::vector<VerdictRecord> records;
    for (size_t i = 0; i < verdicts->size(); ++i) {
        auto record = RecordReader((*verdicts)[i], file, "$.verdicts[" + std::to_string(i) + "]", now).read();
        if (!record)
            return record.error();
        records.push_back(std::move(*record));
    }
    return records;
}

Result<std::vector<VerdictRecord>> readLines(std::string_view text, const std::string &file, Instant now)
{
    std::vector<VerdictRecord> records;
    size_t number = 0;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(text.substr(at, end - at));
        at = end + 1;
        ++number;
        if (line.empty())
            continue;
        const std::string where = file + ":" + std::to_string(number);
        const auto json = parseJson(line, where);
        if (!json)
            return json.error();
        if (Status known = checkSchema(*json, "v", where); !known)
            return known.error();
        auto record = RecordReader(*json, where, "$", now).read();
        if (!record)
            return record.error();
        records.push_back(std::move(*record));
    }
    return records;
}

/// The locations a workspace knows, by file name; empty when two have the same.
std::map<std::string, std::string> locationsByName(const std::vector<SourceRecord> &sources, const std::vector<VerdictRecord> &verdicts)
{
    std::map<std::string, std::string> byName;
    const auto learn = [&](const std::string &location) {
        const auto [place, isNew] = byName.try_emplace(fileName(location), location);
        if (!isNew && place->second != location)
            place->second.clear();
    };
    for (const SourceRecord &source : sources)
        learn(source.location);
    for (const VerdictRecord &verdict : verdicts)
        learn(verdict.source);
    return byName;
}

} // namespace

std::string verdictBundleJson(std::span<const VerdictRecord> records, Instant exportedAt)
{
    Json verdicts = Json::array();
    for (const VerdictRecord &record : records)
        verdicts.push_back(recordJson(record));
    return dumpJson({{"schema", kVerdictsSchema}, {"exported_at", formatInstant(exportedAt)}, {"verdicts", std::move(verdicts)}}, 2) + "\n";
}

std::string verdictBundleLines(std::span<const VerdictRecord> records)
{
    std::string lines;
    for (const VerdictRecord &record : records) {
        Json json = {{"v", kVerdictsSchema}};
        json.update(recordJson(record));
        lines += dumpJson(json) + "\n";
    }
    return lines;
}

Result<std::vector<VerdictRecord>> parseVerdictBundle(std::string_view text, const std::string &file, Instant now)
{
    // A first line that is a whole object with `v` tells lines from a document; a document's first line is mostly "{".
    const std::string_view begun = trimmed(text);
    const std::string_view firstLine = begun.substr(0, begun.find('\n'));
    if (const auto first = parseJson(firstLine, file); first && first->is_object() && first->contains("v"))
        return readLines(text, file, now);
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    return readDocument(*json, file, now);
}

Result<VerdictMerge> importVerdicts(Workspace &workspace, std::vector<VerdictRecord> records)
{
    const auto sources = workspace.sources();
    if (!sources)
        return sources.error();
    const auto verdicts = workspace.verdicts();
    if (!verdicts)
        return verdicts.error();
    const auto known = locationsByName(*sources, *verdicts);
    std::map<std::pair<std::string_view, std::string_view>, const VerdictRecord *> standing;
    for (const VerdictRecord &verdict : *verdicts)
        standing[{verdict.hitId, verdict.reviewer}] = &verdict;
    for (VerdictRecord &record : records) {
        const auto same = standing.find({record.hitId, record.reviewer});
        if (same != standing.end() && fileName(same->second->source) == record.source)
            record.source = same->second->source;
        else if (const auto location = known.find(record.source); location != known.end() && !location->second.empty())
            record.source = location->second;
    }
    return workspace.mergeVerdicts(records);
}

} // namespace cacheloupe
