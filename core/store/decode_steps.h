// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

namespace cacheloupe {

/// The readings of a DecodePipeline from their arrival until their entries are handed over, in order, and those that
/// were decoded and may be filled again. Steps stay where they are until they are taken off. Whoever uses it locks.
template <typename Reading>
class DecodeSteps {
public:
    using Entries = std::vector<CacheEntry>;
    enum class State { read, underWay, decoded };
    struct Step {
        Reading reading;
        Entries entries;
        State state;
    };
    static constexpr size_t kMost = 8;

    bool empty() const { return m_steps.empty(); }
    size_t size() const { return m_steps.size(); }
    void add(Reading reading) { m_steps.push_back({std::move(reading), {}, State::read}); }
    bool isFirstDecoded() const { return m_steps.front().state == State::decoded; }
    Entries takeFirst()
    {
        Entries entries = std::move(m_steps.front().entries);
        m_steps.pop_front();
        return entries;
    }
    /// nullptr when all are decoded or under way.
    Step *firstToDecode()
    {
        const auto step = std::find_if(m_steps.begin(), m_steps.end(), [](const Step &s) { return s.state == State::read; });
        return step == m_steps.end() ? nullptr : &*step;
    }
    void setDecoded(Step &step, Entries entries)
    {
        if (m_used.size() < kMost)
            m_used.push_back(std::move(step.reading));
        step.entries = std::move(entries);
        step.state = State::decoded;
    }
    Reading takeUsed()
    {
        if (m_used.empty())
            return {};
        Reading out = std::move(m_used.back());
        m_used.pop_back();
        return out;
    }

private:
    std::deque<Step> m_steps;
    std::vector<Reading> m_used;
};

} // namespace cacheloupe
