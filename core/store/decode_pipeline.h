// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_priority.h"
#include "core/store/decode_steps.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cacheloupe {

/// Decodes what was read on threads of its own while the caller reads on, and hands the entries over in the order of
/// add(), always on the caller's thread. Holds a few readings at most, then add() waits. One caller, who may fill used
/// readings again; the threads end with the object, which drops what was not handed over.
template <typename Reading>
class DecodePipeline {
public:
    using Entries = std::vector<CacheEntry>;
    using Decode = std::function<Entries(Reading &reading)>;
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
            m_steps.add(std::move(reading));
        }
        m_added.notify_one();
        return handOver(Steps::kMost);
    }

    /// A reading that was decoded, as the decoding left it, or a fresh one: what it holds in memory serves again, and is
    /// not freed on another thread than the one that asked for it.
    Reading used()
    {
        const std::lock_guard lock(m_mutex);
        return m_steps.takeUsed();
    }

    /// Waits for the rest; false when the sink wanted no more.
    bool finish() { return handOver(1); }

private:
    using Steps = DecodeSteps<Reading>;

    /// Hands over what is decoded until fewer than `most` steps are left; rather than wait for that, decodes too.
    bool handOver(size_t most)
    {
        std::unique_lock lock(m_mutex);
        while (m_goesOn && !m_steps.empty()) {
            if (m_steps.isFirstDecoded()) {
                Entries entries = m_steps.takeFirst();
                lock.unlock();
                m_goesOn = m_sink(std::move(entries));
                lock.lock();
            } else if (m_steps.size() < most) {
                break;
            } else if (auto *step = m_steps.firstToDecode()) {
                decode(*step, lock);
            } else {
                m_decoded.wait(lock, [this] { return m_steps.isFirstDecoded(); });
            }
        }
        return m_goesOn;
    }

    /// Steps before this one may be taken off meanwhile, which moves no other.
    void decode(typename Steps::Step &step, std::unique_lock<std::mutex> &lock)
    {
        step.state = Steps::State::underWay;
        lock.unlock();
        Entries entries = m_decode(step.reading);
        lock.lock();
        m_steps.setDecoded(step, std::move(entries));
    }

    void work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        typename Steps::Step *step = nullptr;
        while (m_added.wait(lock, stop, [&] { return (step = m_steps.firstToDecode()) != nullptr; })) {
            decode(*step, lock);
            m_decoded.notify_one();
        }
    }

    const Decode m_decode;
    const Sink m_sink;
    bool m_goesOn = true; ///< the caller's
    std::mutex m_mutex;
    std::condition_variable_any m_added;
    std::condition_variable m_decoded;
    Steps m_steps;
    std::vector<std::jthread> m_threads; ///< last: they end before what they use
};

} // namespace cacheloupe
