// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How the stand-in answers differ from the cached ones. All of it depends on the question and the seed alone.
struct StubAnswerOptions {
    double rewordedShare = 0.4; ///< of the answers that still hold: said in other words
    double changedShare = 0;    ///< of the questions for which nobody gave an answer of today: a figure in the answer is another one
    std::uint64_t seed = 1;
};

/// What the stand-in model knows: the answers of a hit log by question, and for some of them what holds today. Filled by
/// add() on one thread, then read by any.
class StubAnswers {
public:
    explicit StubAnswers(const StubAnswerOptions &options = {}) : m_options(options) {}

    /// Takes the hit's question and answer. `today` (not owned, may be null) = what is right now instead of that answer. Hits
    /// with a logged conversation are known by its user turns too. Of several answers to a question the most frequent one counts.
    void add(const Hit &hit, const std::string *today = nullptr);

    /// The answer to a conversation, given by its user turns; also when the last one has more words around a known question.
    /// Empty when the question is unknown.
    std::string answerTo(const std::vector<std::string> &userTurns) const;

    size_t size() const { return m_known.size(); }

private:
    struct Known {
        std::map<std::string, size_t> answers; ///< how often it is the right one
        bool hasToday = false;
    };
    void note(const std::string &question, const Hit &hit, const std::string *today);
    const std::pair<const std::string, Known> *find(const std::vector<std::string> &userTurns) const;

    StubAnswerOptions m_options;
    std::map<std::string, Known> m_known;
};

/// The answer with the same facts in other words; the same text where no phrase of it is known. Pure.
std::string rewordedAnswer(std::string_view answer);
/// The answer with its first figure changed; the same text when it has none. Pure.
std::string withOtherFigure(std::string_view answer, std::uint64_t seed);

} // namespace cacheloupe
