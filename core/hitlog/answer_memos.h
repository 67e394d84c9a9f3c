// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace cacheloupe {

/// What one search found out about distinct answers, by their code (answer_codes.h). Any thread.
class AnswerMemo {
public:
    explicit AnswerMemo(std::uint32_t codes) : m_states(codes) {}

    std::optional<bool> known(std::uint32_t code) const
    {
        const auto state = code < m_states.size() ? m_states[code].load(std::memory_order_relaxed) : std::uint8_t(0);
        return state == 0 ? std::nullopt : std::optional(state == kFits);
    }
    void remember(std::uint32_t code, bool fits)
    {
        if (code < m_states.size())
            m_states[code].store(fits ? kFits : kDoesNotFit, std::memory_order_relaxed);
    }

private:
    static constexpr std::uint8_t kFits = 1;
    static constexpr std::uint8_t kDoesNotFit = 2;
    std::vector<std::atomic<std::uint8_t>> m_states;
};

/// One memo a term, shared by the workers of a filter. Lives as long as the filter runs.
class AnswerMemos {
public:
    explicit AnswerMemos(std::uint32_t codes) : m_codes(codes) {}

    AnswerMemo &of(const HitTerm &term)
    {
        const std::lock_guard lock(m_mutex);
        auto &memo = m_memos[&term];
        if (!memo)
            memo = std::make_unique<AnswerMemo>(m_codes);
        return *memo;
    }

private:
    const std::uint32_t m_codes;
    std::mutex m_mutex;
    std::map<const HitTerm *, std::unique_ptr<AnswerMemo>> m_memos;
};

} // namespace cacheloupe
