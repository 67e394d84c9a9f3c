// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/what_if_json.h"

#include <optional>

namespace cacheloupe {

namespace {

void putIfKnown(Json &json, const char *name, const std::optional<double> &value)
{
    if (value)
        json[name] = *value;
}

Json wrongShareJson(const RateInterval &share)
{
    return {{"rate", share.rate}, {"low", share.low}, {"high", share.high}, {"wrong", share.count}, {"n", share.n}};
}

Json epochJson(const EpochForecast &epoch)
{
    return {{"orphaned_entries", epoch.orphanedEntries},
            {"refills", epoch.refills},
            {"refill_usd", epoch.refillUsd},
            {"first_day_lookups", epoch.firstDayLookups},
            {"first_day_hits", epoch.firstDayHits},
            {"first_day_served", epoch.firstDayServed}};
}

Json reasonsJson(const WhatIfCounts &counts)
{
    Json json = Json::object();
    for (size_t i = 1; i < counts.byReason.size(); ++i)
        if (counts.byReason[i] > 0)
            json[std::string(decisionReasonName(DecisionReason(i)))] = counts.byReason[i];
    return json;
}

Json rowIdsJson(const std::vector<HitRow> &rows, const HitTable &table)
{
    Json ids = Json::array();
    for (const HitRow row : rows)
        ids.push_back(table.hitId(row));
    return ids;
}

} // namespace

Json whatIfJson(const std::string &callSite, const WhatIfCounts &counts)
{
    Json json = {{"call_site", callSite},
                 {"served", counts.served},
                 {"refused", counts.refused},
                 {"newly_served", counts.newlyServed},
                 {"wrong_removed", counts.judged.wrongRemoved},
                 {"good_lost", counts.judged.goodLost},
                 {"saved_usd", counts.savedUsd}};
    putIfKnown(json, "oldest_s", counts.oldestS);
    json["lookups"] = counts.lookups;
    json["hits_before"] = counts.hitsBefore;
    json["wrong_kept"] = counts.judged.wrongKept;
    json["good_kept"] = counts.judged.goodKept;
    json["saved_before_usd"] = counts.savedBeforeUsd;
    json["lost_usd"] = counts.lostUsd;
    putIfKnown(json, "latency_added_ms", counts.latencyAddedMs);
    putIfKnown(json, "latency_saved_ms", counts.latencySavedMs);
    putIfKnown(json, "oldest_before_s", counts.oldestBeforeS);
    if (counts.judged.count() > 0) {
        json["wrong_before"] = wrongShareJson(counts.sample().wrongBefore());
        json["wrong_after"] = wrongShareJson(counts.sample().wrongAfter());
        json["random_sample"] = counts.isRandomSample();
    }
    json["reasons"] = reasonsJson(counts);
    if (counts.epoch.isRaised)
        json["epoch"] = epochJson(counts.epoch);
    return json;
}

Json differenceJson(const WhatIfDifference &difference)
{
    Json json = {{"served", difference.served},
                 {"refused", difference.refused},
                 {"newly_served", difference.newlyServed},
                 {"wrong_removed", difference.wrongRemoved},
                 {"good_lost", difference.goodLost},
                 {"saved_usd", difference.savedUsd}};
    putIfKnown(json, "latency_ms", difference.latencyMs);
    putIfKnown(json, "oldest_s", difference.oldestS);
    return json;
}

Json examplesJson(const WhatIfExamples &examples, const HitTable &table)
{
    return {{"refused", rowIdsJson(examples.refused, table)},
            {"newly_served", rowIdsJson(examples.newlyServed, table)},
            {"wrong_removed", rowIdsJson(examples.wrongRemoved, table)},
            {"good_lost", rowIdsJson(examples.goodLost, table)}};
}

} // namespace cacheloupe
