// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_judge.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/driver/text_template.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kOutcomeNames = {"unsure", "same", "changed_fact", "less_complete", "different_question"};
constexpr std::array<std::string_view, 7> kDoubtNames = {"none", "said_unsure", "not_json", "unknown_outcome", "no_evidence", "quote_not_found", "orders_disagree"};

bool isSpaceByte(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Runs of white space as one blank, with where each byte stood.
struct Collapsed {
    std::string text;
    std::vector<std::uint32_t> places;
};

Collapsed collapse(std::string_view text)
{
    Collapsed out;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool space = isSpaceByte(text[i]);
        if (space && (out.text.empty() || out.text.back() == ' '))
            continue;
        out.text += space ? ' ' : text[i];
        out.places.push_back(std::uint32_t(i));
    }
    return out;
}

/// Where the quote stands; white space may differ. nullopt when it does not.
std::optional<TextRange> findQuote(std::string_view answer, std::string_view quote)
{
    const Collapsed in = collapse(answer);
    const std::string wanted = collapse(trimmed(quote)).text;
    const size_t at = wanted.empty() ? std::string::npos : in.text.find(wanted);
    if (at == std::string::npos)
        return std::nullopt;
    const std::uint32_t first = in.places[at];
    return TextRange{first, in.places[at + wanted.size() - 1] + 1 - first};
}

/// Some models put their JSON into a fence whatever they were told.
std::string_view withoutFence(std::string_view reply)
{
    std::string_view text = trimmed(reply);
    if (!text.starts_with("```") || !text.ends_with("```") || text.size() < 6)
        return text;
    text.remove_suffix(3);
    const size_t lineEnd = text.find('\n');
    return lineEnd == std::string_view::npos ? text : trimmed(text.substr(lineEnd + 1));
}

JudgeReading unsure(JudgeDoubt doubt) { return {JudgeOutcome::unsure, doubt, {}}; }

/// nullopt = a quote is not there or no text.
std::optional<TextRange> quoteOf(const Json &item, const char *member, std::string_view answer)
{
    const auto quote = item.find(member);
    if (quote == item.end() || quote->is_null())
        return TextRange();
    if (!quote->is_string())
        return std::nullopt;
    const std::string text = quote->get<std::string>();
    return trimmed(text).empty() ? TextRange() : findQuote(answer, text);
}

/// A changed fact stands in both answers, in two wordings; what is missing or beside the point in at least one.
bool suffices(JudgeOutcome outcome, const std::vector<JudgeEvidence> &evidence, std::string_view cached, std::string_view fresh)
{
    const auto shows = [&](const JudgeEvidence &one) {
        if (outcome != JudgeOutcome::changedFact)
            return one.cached.length + one.fresh.length > 0;
        return one.cached.length > 0 && one.fresh.length > 0 && cached.substr(one.cached.offset, one.cached.length) != fresh.substr(one.fresh.offset, one.fresh.length);
    };
    return outcome == JudgeOutcome::same || std::any_of(evidence.begin(), evidence.end(), shows);
}

} // namespace

std::string_view judgeOutcomeName(JudgeOutcome outcome) { return kOutcomeNames[size_t(outcome)]; }

std::optional<JudgeOutcome> judgeOutcomeFromName(std::string_view name)
{
    const auto it = std::find(kOutcomeNames.begin(), kOutcomeNames.end(), name);
    return it == kOutcomeNames.end() ? std::nullopt : std::optional(JudgeOutcome(it - kOutcomeNames.begin()));
}

std::string_view judgeDoubtName(JudgeDoubt doubt) { return kDoubtNames[size_t(doubt)]; }

std::vector<JudgeMessage> judgeMessages(std::string_view question, std::string_view cached, std::string_view fresh, JudgeOrder order)
{
    const Json prompt = textResource("texts/judge/prompt.json");
    const bool cachedFirst = order == JudgeOrder::cachedFirst;
    const Json data = {{"question", std::string(question)}, {"answer_a", std::string(cachedFirst ? cached : fresh)}, {"answer_b", std::string(cachedFirst ? fresh : cached)}};
    return {{"system", jsonText(prompt, "system").value_or("")}, {"user", fillTemplate(jsonText(prompt, "user").value_or("{data}"), {{"data", dumpJson(data)}})}};
}

std::string judgeMessagesJson(const std::vector<JudgeMessage> &messages)
{
    Json out = Json::array();
    for (const JudgeMessage &message : messages)
        out.push_back({{"role", message.role}, {"content", message.content}});
    return dumpJson(out);
}

JudgeReading readJudgeReply(std::string_view reply, std::string_view cached, std::string_view fresh, JudgeOrder order)
{
    const auto json = parseJson(withoutFence(reply), "judge");
    if (!json.ok() || !json->is_object())
        return unsure(JudgeDoubt::notJson);
    const auto member = json->find("outcome");
    const auto outcome = member != json->end() && member->is_string() ? judgeOutcomeFromName(member->get<std::string>()) : std::nullopt;
    if (!outcome)
        return unsure(JudgeDoubt::unknownOutcome);
    if (*outcome == JudgeOutcome::unsure)
        return unsure(JudgeDoubt::saidUnsure);
    JudgeReading reading{*outcome, JudgeDoubt::none, {}};
    const auto evidence = json->find("evidence");
    if (evidence != json->end() && !evidence->is_array())
        return unsure(JudgeDoubt::notJson);
    const bool cachedFirst = order == JudgeOrder::cachedFirst;
    for (size_t i = 0; evidence != json->end() && i < evidence->size(); ++i) {
        const Json &item = (*evidence)[i];
        if (!item.is_object())
            return unsure(JudgeDoubt::notJson);
        const auto ofCached = quoteOf(item, cachedFirst ? "a" : "b", cached);
        const auto ofFresh = quoteOf(item, cachedFirst ? "b" : "a", fresh);
        if (!ofCached || !ofFresh)
            return unsure(JudgeDoubt::quoteNotFound);
        if (ofCached->length + ofFresh->length > 0)
            reading.evidence.push_back({*ofCached, *ofFresh});
    }
    return suffices(*outcome, reading.evidence, cached, fresh) ? reading : unsure(JudgeDoubt::noEvidence);
}

JudgeReading settleJudge(const JudgeReading &cachedFirst, const JudgeReading &freshFirst)
{
    if (cachedFirst.outcome == JudgeOutcome::unsure || freshFirst.outcome == JudgeOutcome::unsure) {
        const JudgeReading &doubting = cachedFirst.outcome == JudgeOutcome::unsure ? cachedFirst : freshFirst;
        return unsure(doubting.doubt);
    }
    if (cachedFirst.outcome != freshFirst.outcome)
        return unsure(JudgeDoubt::ordersDisagree);
    JudgeReading both = cachedFirst;
    for (const JudgeEvidence &one : freshFirst.evidence) {
        if (std::find(both.evidence.begin(), both.evidence.end(), one) == both.evidence.end())
            both.evidence.push_back(one);
    }
    return both;
}

} // namespace cacheloupe
