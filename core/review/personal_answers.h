// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scans.h"
#include "core/review/personal_words.h"

#include <atomic>
#include <vector>

namespace cacheloupe {

/// What is personal in the distinct answers of a log, each read once. Any thread.
class PersonalAnswers {
public:
    explicit PersonalAnswers(const ScanInput &input) : m_input(input), m_known(input.facts.answerCount()) {}

    std::uint8_t of(const EventFact &event)
    {
        if (event.answer == 0)
            return 0;
        auto &known = m_known[event.answer];
        if (const std::uint8_t found = known.load(std::memory_order_relaxed); found != 0)
            return found & ~kRead;
        const std::uint8_t found = personalWords(m_input.facts.table().answerText(event.row));
        known.store(found | kRead, std::memory_order_relaxed);
        return found;
    }

private:
    static constexpr std::uint8_t kRead = 128;
    const ScanInput &m_input;
    std::vector<std::atomic<std::uint8_t>> m_known;
};

} // namespace cacheloupe
