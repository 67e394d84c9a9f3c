// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_sentence.h"

#include "core/policy/policy_vocabulary.h"
#include "core/driver/text_template.h"


namespace cacheloupe {

namespace {

using Kind = SentenceWord::Kind;

const Json &phrases()
{
    static const Json loaded = textResource("texts/policy/phrases.json");
    return loaded;
}

bool hasPhrase(const std::string &id)
{
    return phrases().contains(id);
}

SentenceWord word(std::string placeholder, Kind kind, PolicyValue value, std::optional<PolicyField> field = {})
{
    return {std::move(placeholder), kind, std::move(value), field};
}

SentencePhrase opening(const EffectiveRule &rule)
{
    const std::string layer = "layer." + rule.layer;
    return {"opening",
            {word("layer", Kind::phrase, hasPhrase(layer) ? layer : std::string("layer.other"), PolicyField::layer),
             word("site", Kind::text, rule.callSite),
             word("may", Kind::phrase, std::string(rule.cacheable ? "may.yes" : "may.no"), PolicyField::cacheable)},
            {}};
}

SentenceWord versionsWord(const EffectiveRule &rule)
{
    std::vector<std::string> names;
    for (const auto field : versionFields())
        if (rule.hasKeyField(keyFieldName(field)))
            names.emplace_back(keyFieldName(field));
    if (names.empty())
        return word("versions", Kind::phrase, std::string("version.source"), PolicyField::validUntilVersionChanges);
    return word("versions", Kind::names, std::move(names), PolicyField::keyFields);
}

SentencePhrase lifetime(const EffectiveRule &rule)
{
    if (!rule.ttlS && !rule.validUntilVersionChanges)
        return {"time.none", {}, PolicyField::ttlS};
    SentencePhrase phrase{rule.ttlS ? "time.ttl" : "time.version", {}, {}};
    if (rule.ttlS && rule.validUntilVersionChanges)
        phrase.phraseId = "time.both";
    if (rule.ttlS)
        phrase.words.push_back(word("ttl", Kind::durationS, *rule.ttlS, PolicyField::ttlS));
    if (rule.validUntilVersionChanges)
        phrase.words.push_back(versionsWord(rule));
    return phrase;
}

SentencePhrase scope(const EffectiveRule &rule)
{
    if (rule.scope.empty())
        return {"scope.unset", {}, PolicyField::scope};
    const std::string id = "scope." + rule.scope;
    if (rule.scope != "other" && hasPhrase(id))
        return {id, {}, PolicyField::scope};
    return {"scope.other", {word("scope", Kind::text, rule.scope, PolicyField::scope)}, PolicyField::scope};
}

SentencePhrase match(const EffectiveRule &rule)
{
    if (rule.match == "exact")
        return {"match.exact", {}, PolicyField::match};
    if (!rule.allowsSemantic())
        return {"match.other", {word("match", Kind::text, rule.match, PolicyField::match)}, PolicyField::match};
    if (!rule.similarityThreshold)
        return {rule.match == "semantic" ? "match.open" : "match.exact_or_open", {}, PolicyField::similarityThreshold};
    return {rule.match == "semantic" ? "match.threshold" : "match.exact_or_threshold",
            {word("threshold", Kind::number, *rule.similarityThreshold, PolicyField::similarityThreshold)},
            PolicyField::match};
}

void addConditions(std::vector<SentencePhrase> &sentence, const EffectiveRule &rule)
{
    if (rule.maxTemperature && *rule.maxTemperature <= 0)
        sentence.push_back({"temperature.zero", {}, PolicyField::maxTemperature});
    else if (rule.maxTemperature)
        sentence.push_back({"temperature.max", {word("temperature", Kind::number, *rule.maxTemperature, PolicyField::maxTemperature)}, {}});
    if (!rule.keyFields.empty())
        sentence.push_back({"key", {word("fields", Kind::names, rule.keyFields, PolicyField::keyFields)}, {}});
    if (rule.keyEpoch > 0)
        sentence.push_back({"epoch", {word("epoch", Kind::number, rule.keyEpoch, PolicyField::keyEpoch)}, {}});
    if (rule.lane == "batch")
        sentence.push_back({"lane.batch", {}, PolicyField::lane});
}

} // namespace

std::vector<SentencePhrase> policySentence(const EffectiveRule &rule)
{
    std::vector<SentencePhrase> sentence{opening(rule)};
    if (rule.cacheable) {
        sentence.push_back(lifetime(rule));
        sentence.push_back(scope(rule));
        sentence.push_back(match(rule));
    } else {
        sentence.push_back({"afresh", {}, {}});
    }
    sentence.push_back({"end", {}, {}});
    if (rule.cacheable)
        addConditions(sentence, rule);
    if (!rule.risk.empty())
        sentence.push_back({"risk", {word("tags", Kind::names, rule.risk, PolicyField::risk)}, {}});
    return sentence;
}

std::string phraseTemplate(std::string_view phraseId)
{
    return jsonText(phrases().value(std::string(phraseId), Json("")), {}).value_or("");
}

std::vector<std::string> phraseIds()
{
    std::vector<std::string> ids;
    for (const auto &phrase : phrases().items())
        ids.push_back(phrase.key());
    return ids;
}

std::string sentenceText(const EffectiveRule &rule, const SentenceLanguage &language)
{
    std::string text;
    for (const auto &phrase : policySentence(rule)) {
        std::vector<std::pair<std::string, std::string>> params;
        for (const auto &w : phrase.words)
            params.emplace_back(w.placeholder, w.kind == Kind::phrase ? language.phrase(std::get<std::string>(w.value)) : language.word(w));
        text += fillTemplate(language.phrase(phrase.phraseId), params);
    }
    return text;
}

std::string explainRule(const EffectiveRule &rule)
{
    return sentenceText(rule, englishSentences());
}

} // namespace cacheloupe
