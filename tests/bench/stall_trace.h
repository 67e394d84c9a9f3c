// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace cacheloupe::bench {

/// Times at which something that should come round every two milliseconds did not; nanoseconds of the steady clock.
class Gaps {
public:
    struct Gap {
        std::int64_t fromNs;
        std::int64_t toNs;
        int core; ///< where it ended
    };

    void begin()
    {
        const std::lock_guard lock(m_mutex);
        m_lastNs = nowNs();
        m_gaps.clear();
    }
    void tick()
    {
        const std::lock_guard lock(m_mutex);
        const std::int64_t now = nowNs();
        if (now - m_lastNs - kTickNs > kWorthwhileNs)
            m_gaps.push_back({m_lastNs + kTickNs, now, sched_getcpu()});
        m_lastNs = now;
    }
    std::vector<Gap> take()
    {
        tick();
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_gaps, {});
    }

    static constexpr std::int64_t kTickNs = 2'000'000;

private:
    static constexpr std::int64_t kWorthwhileNs = 2'000'000;
    static std::int64_t nowNs() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

    std::mutex m_mutex;
    std::int64_t m_lastNs = 0;
    std::vector<Gap> m_gaps;
};

/// A thread on one core that only sleeps and wakes: when it was not let run, neither was anybody else there.
class CoreWatch {
public:
    explicit CoreWatch(int core)
        : m_thread([this, core](std::stop_token stop) {
              cpu_set_t only;
              CPU_ZERO(&only);
              CPU_SET(core, &only);
              sched_setaffinity(0, sizeof(only), &only);
              while (!stop.stop_requested()) {
                  std::this_thread::sleep_for(std::chrono::nanoseconds(Gaps::kTickNs));
                  gaps.tick();
              }
          })
    {
    }
    Gaps gaps;

private:
    std::jthread m_thread;
};

/// How long the event loop did not come round while a phase of the run went on. A watch on each core tells what the
/// machine took (a virtual one stands still now and then): that time is no stall of the window.
class StallTrace {
public:
    StallTrace()
    {
        for (int core = 0; core < int(std::thread::hardware_concurrency()); ++core)
            m_cores.push_back(std::make_unique<CoreWatch>(core));
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] { m_window.tick(); });
    }
    void begin()
    {
        m_window.begin();
        for (const auto &core : m_cores)
            core->gaps.begin();
        m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(Gaps::kTickNs)));
    }
    void end(const char *phase)
    {
        m_timer.stop();
        const auto ours = m_window.take();
        std::vector<Gaps::Gap> machine;
        for (const auto &core : m_cores)
            std::ranges::copy(core->gaps.take(), std::back_inserter(machine));
        double longestMs = 0, longestOwnMs = 0;
        int stalls = 0, ownStalls = 0;
        for (const auto &gap : ours) {
            std::int64_t ownNs = gap.toNs - gap.fromNs;
            longestMs = std::max(longestMs, double(ownNs) / 1e6);
            stalls += ownNs > kFrameNs;
            for (const auto &taken : machine)
                ownNs -= taken.core == gap.core ? std::max<std::int64_t>(0, std::min(gap.toNs, taken.toNs) - std::max(gap.fromNs, taken.fromNs)) : 0;
            longestOwnMs = std::max(longestOwnMs, double(ownNs) / 1e6);
            ownStalls += ownNs > kFrameNs;
        }
        std::printf("stalls while %-21s %12.1f ms longest, %d over 16 ms; without what the machine took %.1f ms, %d over 16 ms\n", phase, longestMs, stalls, longestOwnMs,
                    ownStalls);
    }

private:
    static constexpr std::int64_t kFrameNs = 16'000'000;
    QTimer m_timer;
    Gaps m_window;
    std::vector<std::unique_ptr<CoreWatch>> m_cores;
};

} // namespace cacheloupe::bench
