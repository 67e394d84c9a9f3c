// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/change_json.h"

namespace cacheloupe {

const std::vector<RecordColumn> kVictimColumns = {{"key", 40},     {"query", 40}, {"group", 20}, {"layout", 0}, {"ttl_left_s", 10, true}, {"new_ttl_left_s", 14, true},
                                                  {"size_bytes", 10, true}, {"state", 10}, {"detail", 14}};
const std::vector<RecordColumn> kRefreshColumns = {{"key", 40},   {"query", 40}, {"answer", 40}, {"new_answer", 40}, {"group", 0}, {"layout", 0}, {"ttl_left_s", 10, true},
                                                   {"size_bytes", 0, true}, {"state", 10}, {"detail", 14}};

namespace {

void put(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        json[name] = text;
}

void put(Json &json, const char *name, const std::optional<double> &number)
{
    if (number)
        json[name] = *number;
}

std::string_view reasonName(UnchangeableEntry::Reason reason)
{
    switch (reason) {
    case UnchangeableEntry::Reason::unknownLayout: return "unknown_layout";
    case UnchangeableEntry::Reason::noTtl: return "keeps_no_ttl";
    case UnchangeableEntry::Reason::noPolicy: return "no_policy_ttl";
    case UnchangeableEntry::Reason::cannotEncode: return "cannot_encode";
    case UnchangeableEntry::Reason::sameAnswer: return "same_answer";
    case UnchangeableEntry::Reason::gone: break;
    }
    return "gone";
}

} // namespace

Json victimJson(const ChangeKind kind, const ChangeVictim &victim, std::string_view state, std::string_view detail)
{
    Json json{{"key", victim.key}};
    put(json, "query", victim.query);
    put(json, "group", victim.group);
    put(json, "layout", victim.layout);
    put(json, "ttl_left_s", victim.ttlLeftS);
    if (kind == ChangeKind::ttl)
        json["new_ttl_left_s"] = victim.newTtl.leftS ? Json(*victim.newTtl.leftS) : Json();
    if (victim.answer) {
        json["answer"] = victim.answer->was;
        json["new_answer"] = victim.answer->answer;
    }
    json["size_bytes"] = victim.sizeBytes;
    json["state"] = state;
    put(json, "detail", std::string(detail));
    return json;
}

Json leftJson(const UnchangeableEntry &entry)
{
    return {{"key", entry.key}, {"state", "left"}, {"detail", reasonName(entry.reason)}};
}

Json blastJson(const BlastRadius &radius)
{
    Json json{{"hits", radius.hits}, {"served_victims", radius.servedVictims}};
    put(json, "days", radius.days);
    put(json, "hits_per_day", radius.hitsPerDay);
    put(json, "saved_usd_per_day", radius.savedUsdPerDay);
    put(json, "refill_usd", radius.refillUsd);
    return json;
}

Json recordJson(const ChangeRecord &record)
{
    Json json{{"change", record.id}, {"kind", changeKindName(record.kind)}, {"store", record.url}, {"at", formatInstant(record.at)}};
    put(json, "selection", record.selection);
    put(json, "ticket", record.ticket);
    put(json, "actor", record.actor);
    json["victims"] = record.victimCount();
    for (const VictimState state : {VictimState::planned, VictimState::saved, VictimState::done, VictimState::restored, VictimState::failed, VictimState::half,
                                    VictimState::forgotten})
        json[std::string(victimStateName(state))] = record.count(state);
    return json;
}

} // namespace cacheloupe
