// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_record.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/hitlog/hit_members.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::string text(const Json &value)
{
    return value.is_null() ? std::string() : value.is_string() ? value.get<std::string>() : dumpJson(value);
}

std::optional<double> number(const Json &value)
{
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

std::optional<std::int64_t> count(const Json &value)
{
    if (!value.is_number())
        return std::nullopt;
    // Beyond 2^63 a conversion means nothing.
    constexpr double most = 9e18;
    return std::int64_t(std::clamp(value.get<double>(), -most, most));
}

std::optional<Instant> instant(const Json &value)
{
    return value.is_string() ? parseInstant(value.get_ref<const std::string &>()) : std::nullopt;
}

/// Fields of the 32 into `fields`; others stay in `rest`.
void readFields(const Json &object, KeyFields &fields, Json &rest)
{
    for (const auto &[name, value] : object.items()) {
        const auto field = keyFieldFromName(name);
        if (!field)
            rest["fields"][name] = value;
        else if (!value.is_null())
            fields.set(*field, text(value));
    }
}

void readEntry(const Json &object, ServedEntry &entry, Json &rest)
{
    for (const auto &[name, value] : object.items()) {
        if (name == "id")
            entry.id = text(value);
        else if (name == "created_at")
            entry.createdAt = instant(value);
        else if (name == "age_s")
            entry.ageS = number(value);
        else if (name == "ttl_s")
            entry.ttlS = number(value);
        else if (name == "fields" && value.is_object())
            readFields(value, entry.fields, rest["entry"]);
        else
            rest["entry"][name] = value;
    }
    if (rest.contains("entry") && rest["entry"].is_null())
        rest.erase("entry");
}

void readUsage(const Json &object, TokenUsage &usage, Json &rest)
{
    for (const auto &[name, value] : object.items()) {
        if (name == "input_tokens")
            usage.inputTokens = count(value);
        else if (name == "output_tokens")
            usage.outputTokens = count(value);
        else if (name == "cached_input_tokens")
            usage.cachedInputTokens = count(value);
        else if (name == "cache_creation_tokens")
            usage.cacheCreationTokens = count(value);
        else
            rest["usage"][name] = value;
    }
}

void readTextMember(Hit &hit, HitMember member, const Json &value)
{
    switch (member) {
    case HitMember::id: hit.id = text(value); break;
    case HitMember::callSite: hit.callSite = text(value); break;
    case HitMember::layer: hit.layer = text(value); break;
    case HitMember::lane: hit.lane = text(value); break;
    case HitMember::key: hit.key = text(value); break;
    case HitMember::query: hit.query = text(value); break;
    case HitMember::messages: hit.messagesJson = value.is_null() ? std::string() : dumpJson(value); break;
    case HitMember::cachedQuery: hit.cachedQuery = text(value); break;
    case HitMember::answer: hit.answer = text(value); break;
    case HitMember::provider: hit.provider = text(value); break;
    case HitMember::model: hit.model = text(value); break;
    case HitMember::params: hit.paramsJson = value.is_null() ? std::string() : dumpJson(value); break;
    case HitMember::user: hit.user = text(value); break;
    case HitMember::session: hit.session = text(value); break;
    case HitMember::followup: hit.followup = text(value); break;
    case HitMember::flag: hit.flag = text(value); break;
    default: break;
    }
}

void readMember(Hit &hit, HitMember member, const std::string &name, const Json &value, Json &rest)
{
    switch (member) {
    case HitMember::ts: hit.time = instant(value); break;
    case HitMember::event: break;
    case HitMember::match: hit.match = matchKindFromName(text(value)).value_or(MatchKind::unknown); break;
    case HitMember::similarity: hit.similarity = number(value); break;
    case HitMember::threshold: hit.threshold = number(value); break;
    case HitMember::runnerUp: hit.runnerUp = number(value); break;
    case HitMember::latencyMs: hit.latencyMs = number(value); break;
    case HitMember::embeddingMs: hit.embeddingMs = number(value); break;
    case HitMember::costUsd: hit.costUsd = number(value); break;
    case HitMember::savedUsd: hit.savedUsd = number(value); break;
    case HitMember::fields:
    case HitMember::entry:
    case HitMember::usage:
        if (!value.is_object()) {
            if (!value.is_null())
                rest[name] = value;
        } else if (member == HitMember::fields) {
            readFields(value, hit.fields, rest);
        } else if (member == HitMember::entry) {
            readEntry(value, hit.entry, rest);
        } else {
            readUsage(value, hit.usage, rest);
        }
        break;
    case HitMember::inferred:
        for (const auto &one : value)
            hit.inferred.push_back(text(one));
        break;
    case HitMember::unknown: rest[name] = value; break;
    default: readTextMember(hit, member, value); break;
    }
}

} // namespace

Result<Hit> hitFromLine(std::string_view line, const std::string &where)
{
    const auto parsed = isValidUtf8(line) ? parseJson(line, where) : parseJson(toValidUtf8(line), where);
    if (!parsed)
        return parsed.error();
    if (!parsed->is_object())
        return Error{ErrorCode::parse, ErrorReason::wrongType, where, parsed->type_name()};
    const auto event = parsed->find("event");
    if (event == parsed->end() || event->is_null())
        return Error{ErrorCode::parse, ErrorReason::missingField, where, "event"};
    const auto kind = event->is_string() ? eventKindFromName(event->get_ref<const std::string &>()) : std::nullopt;
    if (!kind || *kind == EventKind::malformed)
        return Error{ErrorCode::parse, ErrorReason::wrongType, where, "event: " + elided(dumpJson(*event), 60)};
    Hit hit;
    hit.kind = *kind;
    Json rest = Json::object();
    for (const auto &[name, value] : parsed->items())
        readMember(hit, hitMemberFromName(name), name, value, rest);
    if (hit.id.empty())
        hit.id = toHex(hash128(line));
    if (!rest.empty())
        hit.unknownJson = dumpJson(rest);
    return hit;
}

} // namespace cacheloupe
