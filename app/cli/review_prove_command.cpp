// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/key_json.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/proof_json.h"
#include "app/cli/store_connection.h"
#include "app/cli/store_join.h"
#include "core/review/log_facts.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kProvenByDefault = 100;

/// What a table shows: the fields that differ, how many are proven, what the five lights say.
Json tableJson(Json record, const HitTable &table, HitRow row, const KeyProof &proof)
{
    record["call_site"] = std::string(table.callSite(row));
    std::string different;
    for (const FieldProof &field : proof.fields)
        if (field.state == FieldState::mismatch)
            different.append(different.empty() ? "" : ", ").append(keyFieldName(field.field));
    record["mismatch"] = different;
    record["proven"] = std::count_if(proof.fields.begin(), proof.fields.end(), [](const FieldProof &f) { return f.state == FieldState::proven; });
    return record;
}

/// Whether the logged key is the one that the logged request makes; the nearest recipe alone.
Json keyJson(const Hit &hit)
{
    if (hit.key.empty())
        return {{"match", std::string(keyMatchName(KeyMatch::cannot))}, {"missing", Json::array({"key"})}};
    const auto made = recomputeKey(keyRequestOf(hit), hit.key);
    return made.empty() ? Json{{"match", std::string(keyMatchName(KeyMatch::cannot))}} : recomputationJson(made.front());
}

bool hasMismatch(const KeyProof &proof)
{
    return std::any_of(proof.fields.begin(), proof.fields.end(), [](const FieldProof &f) { return f.state == FieldState::mismatch; });
}

ExitCode runReviewProve(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string problem;
    const size_t limit = call.arguments.count("--limit", problem).value_or(kProvenByDefault);
    if (!problem.empty())
        return call.refuse(problem);
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const HitTable &table = (*logs)->table();
    std::erase_if(*rows, [&](HitRow row) { return table.kind(row) != EventKind::hit; });
    const auto facts = readLogFacts(table);
    if (!facts)
        return call.fail(facts.error());
    const auto joined = StoreJoin::open(call);
    if (const auto *code = std::get_if<ExitCode>(&joined))
        return *code;
    const auto &join = std::get<StoreJoin>(joined);

    RecordWriter writer(call.out, call.format,
                        {{"id", 34}, {"verdict", 12}, {"call_site", 20}, {"proven", 6, true}, {"mismatch", 40}, {"lights.source_version", 14},
                         {"lights.permission_boundary", 14}, {"lights.model_route", 11}, {"lights.prompt_version", 11}, {"lights.freshness", 11}, {"key.match", call.arguments.has("--recompute") ? size_t(10) : size_t(0)}});
    const bool byColumns = call.format == RecordFormat::table || call.format == RecordFormat::csv;
    const size_t shown = limit == 0 ? rows->size() : std::min(limit, rows->size());
    bool different = std::any_of(rows->begin(), rows->end(), [&](HitRow row) { return table.mismatchedFields(row) != 0; });
    for (size_t i = 0; i < shown && !writer.closed(); ++i) {
        const HitRow row = (*rows)[i];
        auto hit = table.record(row);
        if (!hit)
            return call.fail(hit.error());
        join.fill(*hit);
        const KeyProof proof = proveKey(*hit, &*facts);
        different = different || hasMismatch(proof);
        Json record = proofJson(table.hitId(row), proof);
        if (call.arguments.has("--recompute"))
            record["key"] = keyJson(*hit);
        writer.write(byColumns ? tableJson(std::move(record), table, row, proof) : record);
    }
    writer.finish();
    if (shown < rows->size() && !call.arguments.has("--limit"))
        call.say(std::to_string(shown) + " of " + std::to_string(rows->size()) + " hits shown; --limit 0 shows all.");
    return different ? ExitCode::findings : ExitCode::fine;
}

} // namespace

Command reviewProveCommand()
{
    std::vector<OptionSpec> options = storeConnectionOptions();
    options.insert(options.begin(), {kWhereOption, kDialectOption, {"--limit", "N", "at most N hits, 0 = all; default 100"},
                                     {"--join", "URL", "a cache store: fills what the log does not tell of the entries served"},
                                     {"--recompute", "", "makes each logged key again from its request, as known caches do"}, kWorkspaceOption});
    return {"review prove",
            "FILE… [--where QUERY] [--limit N] [--join URL]",
            "Proves each hit's key: 32 fields, five lights, reuse or regenerate.",
            options,
            runReviewProve};
}

} // namespace cacheloupe
