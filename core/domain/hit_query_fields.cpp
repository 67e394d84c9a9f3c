// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_fields.h"

#include "core/domain/hit.h"
#include "core/domain/verdict.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using F = HitQueryField;
using K = HitValueKind;

std::vector<std::string_view> eventWords()
{
    std::vector<std::string_view> words;
    for (int i = 0; i <= int(EventKind::malformed); ++i)
        words.push_back(eventKindName(EventKind(i)));
    return words;
}

/// `any` = reviewed, `wrong` = one of the four verdicts against the reuse.
std::vector<std::string_view> verdictWords()
{
    std::vector<std::string_view> words = {verdictName(Verdict::none), "any", "wrong"};
    for (const auto verdict : kVerdicts)
        words.push_back(verdictName(verdict));
    return words;
}

std::vector<std::string_view> layerWords()
{
    return {"final_response", "retrieved_passages", "tool_result", "embedding", "parsed_fields", "prompt_prefix", "batch_result"};
}

std::vector<HitFieldInfo> makeFields()
{
    std::vector<HitFieldInfo> fields = {
        {"call_site", F::callSite, K::name, {}},
        {"kind", F::kind, K::word, eventWords()},
        {"match", F::match, K::word, {"exact", "semantic", "unknown"}},
        {"layer", F::layer, K::name, layerWords()},
        {"model", F::model, K::name, {}},
        {"verdict", F::verdict, K::word, verdictWords()},
        {"suspicion", F::suspicion, K::number, {}},
        {"similarity", F::similarity, K::number, {}},
        {"threshold", F::threshold, K::number, {}},
        {"age", F::age, K::duration, {}},
        {"ttl", F::ttl, K::duration, {}},
        {"ttl_left", F::ttlLeft, K::duration, {}},
        {"served", F::served, K::date, {}},
        {"latency", F::latency, K::milliseconds, {}},
        {"saved", F::saved, K::number, {}},
        {"cost", F::cost, K::number, {}},
        {"query", F::query, K::text, {}},
        {"cached_query", F::cachedQuery, K::text, {}},
        {"answer", F::answer, K::text, {}},
        {"text", F::anyText, K::text, {}},
        {"note", F::note, K::text, {}},
        {"followup", F::followup, K::name, {"retry", "corrected", "none"}},
        {"flag", F::flag, K::name, {}},
        {"user", F::user, K::name, {}},
        {"session", F::session, K::name, {}},
        {"id", F::id, K::name, {}},
        {"key", F::key, K::name, {}},
        {"source", F::source, K::name, {}},
        {"line", F::line, K::number, {}},
        {"has", F::has, K::fieldName, {}},
        {"mismatch", F::mismatch, K::fieldName, {}},
    };
    for (const auto field : allKeyFields())
        fields.push_back({keyFieldName(field), F::keyField, K::name, {}});
    return fields;
}

bool needsQuotes(std::string_view value)
{
    return value.empty() || value.find_first_of(" \t\n\r\"(),*<>~:") != std::string_view::npos || value.front() == '-' || value == "OR";
}

} // namespace

const std::vector<HitFieldInfo> &hitQueryFields()
{
    static const std::vector<HitFieldInfo> fields = makeFields();
    return fields;
}

const HitFieldInfo *hitQueryField(std::string_view name)
{
    const auto &fields = hitQueryFields();
    const auto it = std::find_if(fields.begin(), fields.end(), [name](const HitFieldInfo &info) { return info.name == name; });
    return it == fields.end() ? nullptr : &*it;
}

bool isOrdered(HitValueKind kind)
{
    return kind == K::number || kind == K::duration || kind == K::milliseconds || kind == K::date;
}

bool canBeMissing(const HitFieldInfo &field)
{
    static constexpr F always[] = {F::anyText, F::kind, F::source, F::line, F::user, F::session, F::key};
    return field.kind != K::fieldName && std::find(std::begin(always), std::end(always), field.field) == std::end(always);
}

std::string quotedForQuery(std::string_view value)
{
    if (!needsQuotes(value))
        return std::string(value);
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace cacheloupe
