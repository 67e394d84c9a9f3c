// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A word of a text: its bytes there and its folded form's bytes in WordList::folded.
struct Word {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t foldedOffset = 0;
    std::uint32_t foldedLength = 0;
    std::uint64_t hash = 0; ///< FNV-1a of the folded form
    bool capital = false;   ///< begins with an ASCII capital
    bool hasDigit = false;
    bool hasLetter = false;
    bool sentenceStart = false;
};

/// The words of a text, in order.
struct WordList {
    std::vector<Word> words;
    std::string folded;

    std::string_view form(const Word &word) const { return std::string_view(folded).substr(word.foldedOffset, word.foldedLength); }
    std::string_view form(size_t index) const { return form(words[index]); }
};

/// Splits at spaces and punctuation and folds case (ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic) and full-width digits and letters. Numbers keep their separators
/// (`1,000.50`), identifiers their joints (`WT-44219`, `user_id`, `a@b.com`), contractions their apostrophe (`don't`); Chinese,
/// Japanese and Thai letters are words of their own. Any bytes are taken; no word splits a well-formed code point. At most
/// `maxWords` words. Pure; any thread.
WordList splitWords(std::string_view text, size_t maxWords = SIZE_MAX);

/// A stretch of text: `text.substr(offset, length)`.
struct TextRange {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool operator==(const TextRange &) const = default;
};

/// Sentences and list lines of a text without the white space around them; together they hold all of its words.
std::vector<TextRange> splitSentences(std::string_view text);

} // namespace cacheloupe
