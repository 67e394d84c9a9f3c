// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/word_table.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace cacheloupe {

/// The languages whose words the ranking knows; `unknown` is every other one.
enum class TextLanguage : std::uint8_t { english, german, french, spanish, chinese, unknown };
inline constexpr size_t kKnownLanguages = 5;

/// ISO 639-1, or `und`.
std::string_view textLanguageCode(TextLanguage language);

/// The word class that a word is most often used in; `properName` when it is never anything else.
enum class WordClass : std::uint8_t { unknown, noun, verb, adjective, adverb, properName };

/// The part of a verb's phrase that changes what is asked: can, will, should, past, present.
enum class VerbPhrase : std::uint8_t { none, can, will, should, past, present };

/// What the lists of one language (resources/ranking/words) say of a word.
struct WordFacts {
    bool isStop = false;        ///< carries no topic
    bool isLight = false;       ///< carries little: really, tips, start
    bool isNegator = false;
    bool isWeakNegator = false; ///< avoid, except, fail
    bool isLimiter = false;     ///< first, only, cheapest
    bool isTime = false;        ///< months, weekdays, today
    bool isNumber = false;
    char gender = 0;            ///< m, f or 0
    std::uint8_t unit = 0;      ///< the same figure for kg and kilograms; 0 = no unit
    VerbPhrase verb = VerbPhrase::none;
    std::uint8_t asks = 0; ///< QuestionKind of a question word; 0 = none
    float number = 0;
};

/// The word lists behind the ranking, built in: hand-made ones for five languages and WordNet for English. Immutable;
/// any thread. Stems are those of stem().
class RankingLexicon {
public:
    /// The one that the program carries; read at the first call, some 30 ms.
    static const RankingLexicon &builtIn();

    RankingLexicon();

    /// Null for words that no list of the language has.
    const WordFacts *facts(TextLanguage language, std::uint64_t word) const;
    /// English only.
    WordClass wordClass(TextLanguage language, std::uint64_t word) const;
    std::uint8_t unit(std::string_view word) const;
    std::uint64_t stem(TextLanguage language, std::string_view word, std::uint64_t hash) const;

    bool areSynonyms(TextLanguage language, std::uint64_t stemA, std::uint64_t stemB) const;
    bool areOpposites(TextLanguage language, std::string_view a, std::string_view b, std::uint64_t stemA, std::uint64_t stemB) const;

    /// Bit n = a stop word of language n.
    std::uint8_t stopLanguages(std::uint64_t word) const;

private:
    struct Nothing {};
    struct Language {
        WordTable<WordFacts> facts;
        WordTable<Nothing> synonyms;
        WordTable<Nothing> opposites;
    };

    void readLanguage(TextLanguage language, std::string_view json);
    void readWordNet(std::string_view text);
    std::uint8_t unitCode(std::string_view name);

    std::array<Language, kKnownLanguages> m_languages;
    WordTable<std::uint8_t> m_stopLanguages;
    WordTable<std::uint8_t> m_units;
    WordTable<std::uint8_t> m_unitCodes;
    WordTable<WordClass> m_classes;
    WordTable<std::uint64_t> m_irregular; ///< form to the stem of its base
};

} // namespace cacheloupe
