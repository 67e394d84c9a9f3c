// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/answer_reading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace cacheloupe {

/// How many answers of a log use a word: common ones ("please", the company's name) weigh less in the overlap. Filled by
/// one thread, then read by any.
class AnswerWords {
public:
    void add(std::string_view answer);
    /// In (0, 1]: 1 for a word no answer has; never below a tenth.
    double weight(const std::string &key) const;
    std::uint64_t answers() const { return m_answers; }

private:
    std::unordered_map<std::string, std::uint32_t> m_counts;
    std::uint64_t m_answers = 0;
};

/// Share (by weight) of the smaller side's own words, which are not in the question, that the other side has too; typing
/// errors and long common beginnings count as the same word. Answers of the question's words only are compared whole.
double answerOverlap(std::string_view question, const AnswerReading &cached, const AnswerReading &fresh, const AnswerWords *words);

/// The same word, number or claim: equal stems, near spellings, never two numbers that differ.
bool isSameKey(std::string_view a, std::string_view b);

} // namespace cacheloupe
