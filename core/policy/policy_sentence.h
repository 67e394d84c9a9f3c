// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A word in a phrase. `value` is the bare value; `field` names what an editable word edits.
struct SentenceWord {
    enum class Kind { text, durationS, number, names, phrase };
    std::string placeholder; ///< `ttl` for `{ttl}`
    Kind kind = Kind::text;
    PolicyValue value; ///< Kind::phrase: the id of another phrase as text
    std::optional<PolicyField> field;
    bool operator==(const SentenceWord &) const = default;
};

/// One phrase of the plain sentence: the template with that id stands in resources/texts/policy/phrases.json and brings
/// its own comma or full stop, so that the phrases in order, joined without anything between, read as text.
struct SentencePhrase {
    std::string phraseId;
    std::vector<SentenceWord> words;
    std::optional<PolicyField> field;
    bool operator==(const SentencePhrase &) const = default;
};

/// What a rule says in plain language, as structure: the window renders and translates it, the CLI uses explainRule.
std::vector<SentencePhrase> policySentence(const EffectiveRule &rule);

/// The English template of a phrase; empty for an unknown id.
std::string phraseTemplate(std::string_view phraseId);
std::vector<std::string> phraseIds();

/// The words of one language, as the sentence is written with them and read back.
struct SentenceLanguage {
    std::function<std::string(std::string_view phraseId)> phrase; ///< the template, with its `{placeholders}`
    std::function<std::string(const SentenceWord &)> word;        ///< a value as it stands in the sentence; not for Kind::phrase
    /// What a piece of text means as a word of that kind; nullopt when it means nothing.
    std::function<std::optional<PolicyValue>(SentenceWord::Kind, std::string_view text)> value;
};
const SentenceLanguage &englishSentences();
std::string sentenceText(const EffectiveRule &rule, const SentenceLanguage &language);

/// English: "Answers of support.refunds may be reused for 7 days, within one tenant, when at least 0.95 similar."
std::string explainRule(const EffectiveRule &rule);

/// English words for a whole number of seconds: `7 days`, `90 seconds`, `1 hour`.
std::string durationWords(std::int64_t seconds);

} // namespace cacheloupe
