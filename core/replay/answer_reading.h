// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/claim.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A word of an answer, ready to be compared.
struct AnswerToken {
    TextRange range;
    std::string form; ///< folded, accents composed, vowel points dropped, digits plain
    std::int32_t claim = -1; ///< the claim that the word is part of (names excepted)
    bool capital = false;
    bool sentenceStart = false;
    bool stop = false;
    bool negator = false;
    bool single = false; ///< a letter of a script without spaces
    bool isContent() const { return claim < 0 && !stop && !negator; }
};

/// A sentence or a line of a list; tokens and claims by index, end excluded.
struct AnswerSentence {
    TextRange range;
    std::uint32_t firstToken = 0;
    std::uint32_t tokenEnd = 0;
    std::uint32_t firstClaim = 0;
    std::uint32_t claimEnd = 0;
    bool listItem = false;
    bool numbered = false; ///< an item whose place matters
    std::uint64_t hash = 0; ///< of its words
};

/// The prose of an answer in words, claims and sentences. Refers to the text it was read from.
struct AnswerReading {
    std::string_view text;
    std::vector<AnswerToken> tokens;
    std::vector<Claim> claims;
    std::vector<AnswerSentence> sentences;

    std::span<const AnswerToken> tokensOf(const AnswerSentence &sentence) const { return std::span(tokens).subspan(sentence.firstToken, sentence.tokenEnd - sentence.firstToken); }
    std::span<const Claim> claimsOf(const AnswerSentence &sentence) const { return std::span(claims).subspan(sentence.firstClaim, sentence.claimEnd - sentence.firstClaim); }
};

/// Reads these parts of the text, in order. Pure; any thread.
AnswerReading readAnswer(std::string_view text, std::span<const TextRange> prose);

/// The distinct words and claims that carry a text's content: stems, pairs of neighbouring letters of scripts without
/// spaces, claimKeys(). With nothing but stop words, those.
std::vector<std::string> contentKeys(const AnswerReading &reading);
std::vector<std::string> contentKeys(const AnswerReading &reading, const AnswerSentence &sentence);

/// not, never, …n't and what stands for them in other languages.
bool isNegation(std::string_view form);
/// 1 for yes, -1 for no, in the languages known; else 0.
int yesOrNo(std::string_view form);

} // namespace cacheloupe
