// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_pair.h"
#include "core/review/suspicion_signals.h"

#include <span>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Collects what is found between two questions, with words and spans only where they are wanted. One thread.
class PairFindings {
public:
    using Indexes = std::vector<size_t>;

    PairFindings(const QuestionPair &pair, std::string_view asked, std::string_view answered, SignalDetail detail)
        : m_pair(pair), m_askedText(asked), m_answeredText(answered), m_detail(detail)
    {
    }

    const QuestionPair &pair() const { return m_pair; }
    std::string_view text(bool asked) const { return asked ? m_askedText : m_answeredText; }

    /// Nothing is added for a strength of nothing.
    void add(Signal signal, double strength, std::span<const size_t> asked = {}, std::span<const size_t> answered = {});
    /// With params that are no words of the questions.
    void addText(Signal signal, double strength, std::string_view first, std::string_view second = {});

    /// With a figure of the log behind the words of one side.
    void addNoted(Signal signal, double strength, std::string note, std::span<const size_t> asked, std::span<const size_t> answered);

    std::vector<SignalFinding> take() { return std::move(m_out); }

private:
    std::string words(bool asked, std::span<const size_t> indexes) const;

    const QuestionPair &m_pair;
    std::string_view m_askedText;
    std::string_view m_answeredText;
    SignalDetail m_detail;
    std::vector<SignalFinding> m_out;
};

} // namespace cacheloupe
