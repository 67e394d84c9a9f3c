// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"
#include "core/review/ranking_lexicon.h"

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What kind of word a question's word is; decides which difference it can be.
enum class WordKind : std::uint8_t { stop, negator, number, unit, time, identifier, name, content };

/// How a word found its partner on the other side.
enum class WordMatch : std::uint8_t { none, same, alike, typo, synonym };

/// What a question asks for. The figures stand in resources/ranking/words.
enum class QuestionKind : std::uint8_t { none, howMany, howLong, howTo, how, why, when, where, who, which, what, yesNo };

/// What the ranking knows of one word.
struct WordMark {
    std::uint64_t stem = 0;
    double number = 0; ///< of WordKind::number
    WordKind kind = WordKind::content;
    WordMatch match = WordMatch::none;
    WordClass wordClass = WordClass::unknown;
    std::uint8_t unit = 0;     ///< of the number or the unit word; 0 = none
    bool belongsToNumber = false; ///< a unit word whose number carries the unit
    std::uint16_t partner = 0; ///< index on the other side when matched
    WordFacts facts;

    bool isSureName = false; ///< no common word with a capital
    bool isMatched() const { return match != WordMatch::none; }
    /// How much an open word counts: topics 1, light words a quarter, the rest nothing.
    double weight() const;
};

/// The words of a question with their marks. A plain value.
struct QuestionWords {
    WordList list;
    std::vector<WordMark> marks;
    QuestionKind asks = QuestionKind::none;
    TextLanguage language = TextLanguage::english;

    size_t size() const { return marks.size(); }
    std::string_view form(size_t i) const { return list.form(i); }
    /// No word beyond stop words and negators.
    bool isTopicless() const;
};

/// At most 400 words are read; what is behind them the signals do not see.
inline constexpr size_t kMaxQuestionWords = 400;

/// The language of both texts together, by their stop words and letters. Pure; any thread.
TextLanguage textLanguage(const WordList &a, const WordList &b);

/// Marks the words of `text`, which `list` was split from. Pure; any thread.
QuestionWords readQuestion(std::string_view text, WordList list, TextLanguage language);

} // namespace cacheloupe
