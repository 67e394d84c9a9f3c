// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_payload.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<SentenceChange, 5> kChanges = {SentenceChange::same, SentenceChange::changed, SentenceChange::contradicts, SentenceChange::onlyCached,
                                                    SentenceChange::onlyFresh};
constexpr std::array<std::pair<std::string_view, std::optional<std::int64_t> TokenUsage::*>, 4> kTokens = {
    {{"input_tokens", &TokenUsage::inputTokens},
     {"output_tokens", &TokenUsage::outputTokens},
     {"cached_input_tokens", &TokenUsage::cachedInputTokens},
     {"cache_creation_tokens", &TokenUsage::cacheCreationTokens}}};

constexpr double kMostBytes = 4e9;

SentenceChange changeFromName(std::string_view name)
{
    for (const SentenceChange change : kChanges) {
        if (sentenceChangeName(change) == name)
            return change;
    }
    return SentenceChange::changed;
}

Json differencesJson(const std::vector<SentenceDifference> &differences)
{
    Json list = Json::array();
    for (const SentenceDifference &pair : differences)
        list.push_back({{"change", sentenceChangeName(pair.change)}, {"cached", pair.cached}, {"fresh", pair.fresh}});
    return list;
}

/// `[offset, length]` in bytes.
Json rangeJson(const TextRange &range)
{
    return Json::array({range.offset, range.length});
}

TextRange readRange(const Json &claim, std::string_view member)
{
    const double offset = jsonNumber(claim, std::string(member) + ".0").value_or(0);
    const double length = jsonNumber(claim, std::string(member) + ".1").value_or(0);
    if (!(offset >= 0) || !(length >= 0) || offset > kMostBytes || length > kMostBytes)
        return {};
    return {std::uint32_t(offset), std::uint32_t(length)};
}

Json claimsJson(const std::vector<ClaimDifference> &claims)
{
    Json list = Json::array();
    for (const ClaimDifference &claim : claims)
        list.push_back({{"kind", claimKindName(claim.kind)}, {"cached", rangeJson(claim.cached)}, {"fresh", rangeJson(claim.fresh)}});
    return list;
}

/// Code and reason as numbers: both enums only ever grow at their end.
Json errorJson(const Error &error)
{
    return {{"code", int(error.code)}, {"reason", int(error.reason)}, {"where", redacted(error.where)}, {"detail", redacted(error.detail)}};
}

Error readError(const Json &json)
{
    const double code = jsonNumber(json, "code").value_or(-1);
    const double reason = jsonNumber(json, "reason").value_or(-1);
    Error error;
    if (code >= 0 && code <= double(ErrorCode::internal))
        error.code = ErrorCode(int(code));
    if (reason >= 0 && reason <= double(kLastErrorReason))
        error.reason = ErrorReason(int(reason));
    error.where = jsonText(json, "where").value_or("");
    error.detail = jsonText(json, "detail").value_or("");
    return error;
}

void readAnswer(const Json &json, ReplayResult &result)
{
    result.freshAnswer = jsonText(json, "fresh_answer").value_or("");
    result.verdict = replayVerdictFromName(jsonText(json, "verdict").value_or("")).value_or(ReplayVerdict::none);
    result.overlap = jsonNumber(json, "overlap").value_or(0);
    result.costUsd = jsonNumber(json, "cost_usd");
    if (const Json *list = jsonAt(json, "differences"); list && list->is_array()) {
        for (const Json &pair : *list)
            result.differences.push_back({changeFromName(jsonText(pair, "change").value_or("")), jsonText(pair, "cached").value_or(""),
                                          jsonText(pair, "fresh").value_or("")});
    }
    if (const Json *list = jsonAt(json, "claims"); list && list->is_array()) {
        for (const Json &claim : *list) {
            if (const auto kind = claimKindFromName(jsonText(claim, "kind").value_or("")))
                result.claims.push_back({*kind, readRange(claim, "cached"), readRange(claim, "fresh")});
        }
    }
    result.end = replyEndFromName(jsonText(json, "end").value_or("")).value_or(ReplyEnd::complete);
    for (const auto &[name, member] : kTokens) {
        if (const auto count = jsonNumber(json, "usage." + std::string(name)); count && *count >= 0 && *count < 1e15)
            result.usage.*member = std::int64_t(*count);
    }
}

} // namespace

std::string replayPayload(const ReplayResult &result)
{
    Json json = {{"id", result.hitId}, {"at", formatInstant(result.at)}, {"attempts", result.attempts}, {"latency_ms", result.latencyMs}};
    if (result.repeat > 0)
        json["repeat"] = result.repeat;
    if (result.maybeCharged > 0) {
        json["maybe_charged"] = result.maybeCharged;
        json["maybe_charged_usd"] = result.maybeChargedUsd;
    }
    if (result.error) {
        json["error"] = errorJson(*result.error);
        return dumpJson(json);
    }
    json["model"] = result.model;
    json["verdict"] = replayVerdictName(result.verdict);
    json["overlap"] = result.overlap;
    json["fresh_answer"] = result.freshAnswer;
    json["differences"] = differencesJson(result.differences);
    if (result.end != ReplyEnd::complete)
        json["end"] = replyEndName(result.end);
    if (!result.claims.empty())
        json["claims"] = claimsJson(result.claims);
    Json usage = Json::object();
    for (const auto &[name, member] : kTokens) {
        if (result.usage.*member)
            usage[std::string(name)] = *(result.usage.*member);
    }
    json["usage"] = std::move(usage);
    if (result.costUsd)
        json["cost_usd"] = *result.costUsd;
    return dumpJson(json);
}

Result<ReplayResult> readReplayPayload(std::string_view text, std::string_view where)
{
    const auto json = parseJson(text, std::string(where));
    if (!json)
        return json.error();
    const auto id = jsonText(*json, "id");
    if (!id)
        return Error{ErrorCode::schema, ErrorReason::missingField, std::string(where), "id"};
    ReplayResult result;
    result.hitId = *id;
    result.at = parseInstant(jsonText(*json, "at").value_or("")).value_or(Instant());
    result.attempts = int(std::clamp(jsonNumber(*json, "attempts").value_or(0), 0.0, 1e6));
    result.repeat = int(std::clamp(jsonNumber(*json, "repeat").value_or(0), 0.0, double(kMostRepeats)));
    result.maybeCharged = int(std::clamp(jsonNumber(*json, "maybe_charged").value_or(0), 0.0, 1e6));
    result.maybeChargedUsd = std::max(0.0, jsonNumber(*json, "maybe_charged_usd").value_or(0));
    result.latencyMs = jsonNumber(*json, "latency_ms").value_or(0);
    result.model = jsonText(*json, "model").value_or("");
    if (const Json *error = jsonAt(*json, "error"))
        result.error = readError(*error);
    else
        readAnswer(*json, result);
    return result;
}

} // namespace cacheloupe
