// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lanes.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace cacheloupe {

/// How far a job is; `total` 0 = not known. The unit is the job's own (bytes, entries, hits).
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// What a job on a lane uses to say how far it is. Reports reach the GUI thread at most ten times a second.
class ProgressReport {
public:
    using Sink = std::function<void(Progress)>;
    explicit ProgressReport(Sink sink) : m_sink(std::move(sink)) {}
    void operator()(Progress progress);

private:
    Sink m_sink;
    std::chrono::steady_clock::time_point m_last{};
};

class Ticket;

/// Runs `work` on a lane and hands its value to `done` on the GUI thread, unless the ticket is gone by then. `progress`
/// runs on the GUI thread too. `Value` must be movable; the application object must outlive the lanes.
template <typename Value>
[[nodiscard]] Ticket runOnLane(Lanes &lanes, std::function<Value(std::stop_token, ProgressReport &)> work, std::function<void(Value)> done,
                               std::function<void(Progress)> progress = {});

/// The GUI thread's hold on one job: the job is asked to stop when the ticket is destroyed or replaced, and its late
/// results are dropped. Create, move and destroy on the GUI thread only.
class Ticket {
public:
    Ticket() = default;
    ~Ticket() { cancel(); }
    Ticket(Ticket &&other) noexcept = default;
    Ticket &operator=(Ticket &&other) noexcept;

    void cancel();
    bool isRunning() const { return m_state && m_state->running; }

private:
    struct State {
        bool wanted = true;
        bool running = true;
    };
    std::shared_ptr<State> m_state;
    std::stop_source m_stop{std::nostopstate};

    template <typename Value>
    friend Ticket runOnLane(Lanes &lanes, std::function<Value(std::stop_token, ProgressReport &)> work, std::function<void(Value)> done,
                            std::function<void(Progress)> progress);
};

template <typename Value>
Ticket runOnLane(Lanes &lanes, std::function<Value(std::stop_token, ProgressReport &)> work, std::function<void(Value)> done,
                 std::function<void(Progress)> progress)
{
    Ticket ticket;
    ticket.m_state = std::make_shared<Ticket::State>();
    const auto state = ticket.m_state;
    ticket.m_stop = lanes.post([=](std::stop_token stop) {
        ProgressReport report([=](Progress p) {
            if (progress)
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [=] {
                        if (state->wanted)
                            progress(p);
                    },
                    Qt::QueuedConnection);
        });
        // The value crosses threads once, inside the queued call.
        auto value = std::make_shared<std::optional<Value>>(work(stop, report));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [=] {
                state->running = false;
                if (state->wanted)
                    done(std::move(**value));
            },
            Qt::QueuedConnection);
    });
    return ticket;
}

} // namespace cacheloupe
