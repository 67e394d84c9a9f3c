// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_priority.h"
#include "core/domain/cache_entry.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cacheloupe {

/// Decodes what was read on threads of its own while the caller reads on, and hands the entries over in the order of
/// add(), always on the caller's thread. Holds a few readings at most, then add() waits. One caller; the threads end
/// with the object, which drops what was not handed over.
template <typename Reading>
class DecodePipeline {
public:
    using Entries = std::vector<CacheEntry>;
    using Decode = std::function<Entries(Reading reading)>;
    /// False ends the listing.
    using Sink = std::function<bool(Entries entries)>;

    DecodePipeline(Decode decode, Sink sink) : m_decode(std::move(decode)), m_sink(std::move(sink))
    {
        const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 2u, 5u) - 1;
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token &stop) {
                // Whoever reads, and a server on the same machine, go first: decoding catches up while they wait.
                lowerThreadPriority(ThreadPriority::background);
                work(stop);
            });
    }

    /// False when the sink wants no more.
    bool add(Reading reading)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_steps.push_back({std::move(reading), {}, State::read});
        }
        m_added.notify_one();
        return handOver(kMostSteps);
    }

    /// Waits for the rest; false when the sink wanted no more.
    bool finish() { return handOver(1); }

private:
    enum class State { read, underWay, decoded };
    struct Step {
        Reading reading;
        Entries entries;
        State state;
    };
    static constexpr size_t kMostSteps = 8;

    /// Hands over what is decoded, and waits until fewer than `most` steps are left.
    bool handOver(size_t most)
    {
        std::unique_lock lock(m_mutex);
        while (m_goesOn && !m_steps.empty()) {
            if (m_steps.size() >= most)
                m_decoded.wait(lock, [this] { return m_steps.front().state == State::decoded; });
            else if (m_steps.front().state != State::decoded)
                break;
            Entries entries = std::move(m_steps.front().entries);
            m_steps.pop_front();
            lock.unlock();
            m_goesOn = m_sink(std::move(entries));
            lock.lock();
        }
        return m_goesOn;
    }

    void work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            auto step = m_steps.end();
            const bool isThere = m_added.wait(lock, stop, [&] {
                step = std::find_if(m_steps.begin(), m_steps.end(), [](const Step &s) { return s.state == State::read; });
                return step != m_steps.end();
            });
            if (!isThere)
                return;
            // Steps before this one may be taken off meanwhile, which moves no other.
            Step &mine = *step;
            mine.state = State::underWay;
            lock.unlock();
            Entries entries = m_decode(std::move(mine.reading));
            lock.lock();
            mine.entries = std::move(entries);
            mine.state = State::decoded;
            m_decoded.notify_one();
        }
    }

    const Decode m_decode;
    const Sink m_sink;
    bool m_goesOn = true; ///< the caller's
    std::mutex m_mutex;
    std::condition_variable_any m_added;
    std::condition_variable m_decoded;
    std::deque<Step> m_steps;
    std::vector<std::jthread> m_threads; ///< last: they end before what they use
};

} // namespace cacheloupe
