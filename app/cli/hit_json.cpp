// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hit_json.h"

#include "app/cli/error_line.h"
#include "core/driver/json_members.h"
#include "core/hitlog/hit_record.h"
#include "core/store/entry_json.h"

namespace cacheloupe {

Json hitJson(const Hit &hit)
{
    // What the log's own members are called stands under one key here, so that a column of the table can hold it.
    Hit known = hit;
    known.unknownJson.clear();
    Json json = hitToJson(known);
    putJsonText(json, "unknown", hit.unknownJson);
    json["line"] = hit.line;
    return json;
}

Json replayJson(const ReplayResult &result)
{
    Json json = Json::object();
    json["id"] = result.hitId;
    if (!result.error) {
        json["fresh_answer"] = result.freshAnswer;
        json["verdict"] = replayVerdictName(result.verdict);
        json["overlap"] = result.overlap;
        Json differences = Json::array();
        for (const SentenceDifference &difference : result.differences)
            differences.push_back({{"change", sentenceChangeName(difference.change)},
                                   {"cached", difference.cached},
                                   {"fresh", difference.fresh}});
        json["differences"] = std::move(differences);
        Json claims = Json::array();
        for (const ClaimDifference &claim : result.claims)
            claims.push_back({{"kind", claimKindName(claim.kind)}, {"cached", {claim.cached.offset, claim.cached.length}}, {"fresh", {claim.fresh.offset, claim.fresh.length}}});
        json["claims"] = std::move(claims);
        json["end"] = replyEndName(result.end);
        putObject(json, "usage", usageJson(result.usage));
        putMember(json, "cost_usd", result.costUsd);
    }
    json["repeat"] = result.repeat;
    json["attempts"] = result.attempts;
    if (result.maybeCharged > 0)
        json["maybe_charged"] = result.maybeCharged;
    if (result.error)
        json["error"] = errorLine(*result.error);
    return json;
}

} // namespace cacheloupe
