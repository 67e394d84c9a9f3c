// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/labelled_pairs.h"

#include "core/base/private_text.h"
#include "core/driver/json_members.h"

namespace cacheloupe {

Result<std::vector<LabelledPair>> labelledPairs(const HitTable &table, const std::vector<HitRow> &rows, const StandingVerdicts &verdicts,
                                                bool masked, const std::stop_token &stop)
{
    std::vector<LabelledPair> pairs;
    for (const HitRow row : rows) {
        if (table.kind(row) != EventKind::hit)
            continue;
        const VerdictRecord *record = verdicts.of(table.idHash(row));
        if (!record)
            continue;
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        LabelledPair pair{hit->id, hit->callSite, hit->query, hit->cachedQuery, hit->key.empty() ? hit->entry.id : hit->key, hit->similarity,
                          record->verdict, record->reason};
        if (masked) {
            PrivateMask mask;
            pair.query = mask.masked(pair.query).text;
            pair.cachedQuery = mask.masked(pair.cachedQuery).text;
        }
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::string pairLines(const std::vector<LabelledPair> &pairs)
{
    std::string lines;
    for (const LabelledPair &pair : pairs) {
        Json json = {{"query", pair.query}, {"cached_query", pair.cachedQuery}, {"verdict", verdictName(pair.verdict)}};
        json["wrong"] = pair.verdict == Verdict::unsure ? Json() : Json(isWrongReuse(pair.verdict));
        putMember(json, "reason", std::string(verdictReasonName(pair.reason)));
        putMember(json, "similarity", pair.similarity);
        putMember(json, "call_site", pair.callSite);
        putMember(json, "key", pair.key);
        json["id"] = pair.id;
        lines += dumpJson(json) + "\n";
    }
    return lines;
}

RedisVlList redisVlList(const std::vector<LabelledPair> &pairs)
{
    RedisVlList list;
    Json rows = Json::array();
    for (const LabelledPair &pair : pairs) {
        if (pair.verdict != Verdict::safe && pair.verdict != Verdict::wrongMatch) {
            ++list.leftOut;
            continue;
        }
        if (pair.verdict == Verdict::safe && pair.key.empty()) {
            ++list.withoutKey;
            continue;
        }
        rows.push_back({{"query", pair.query}, {"query_match", pair.verdict == Verdict::safe ? pair.key : std::string()}});
        ++list.written;
    }
    list.text = dumpJson(rows, 2) + "\n";
    return list;
}

} // namespace cacheloupe
