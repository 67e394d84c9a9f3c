// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_runner.h"

#include "core/driver/http_multi.h"
#include "core/driver/http_url.h"
#include "core/replay/replay_budget.h"
#include "core/replay/replay_item.h"
#include "core/replay/replay_pace.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace cacheloupe {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kUntilWoken = std::chrono::hours(1);

bool sameServer(std::string_view one, std::string_view other)
{
    const auto left = parseHttpUrl(one);
    const auto right = parseHttpUrl(other);
    return left && right && left->scheme == right->scheme && left->host == right->host && left->port == right->port;
}

/// One run: sends what may be sent, waits, takes what came.
class Run {
public:
    Run(std::span<const Hit> hits, const ReplayPlan &plan, const ReplayHooks &hooks, const Secret &secret, std::stop_token stop)
        : m_hits(hits), m_plan(plan), m_hooks(hooks), m_secret(secret), m_stop(std::move(stop)), m_pace(plan),
          m_budget(plan.maxCostUsd, hooks.before.costUsd), m_progress(hooks.before)
    {
        if (m_plan.runId.empty())
            m_plan.runId = newReplayRunId();
        m_plan.repeats = std::clamp(m_plan.repeats, 1, kMostRepeats);
        listItems();
        if (m_hooks.control)
            m_hooks.control->setWake([this] { m_http.wake(); });
    }
    ~Run()
    {
        if (m_hooks.control)
            m_hooks.control->setWake({});
    }

    Result<ReplayProgress> run()
    {
        const std::stop_callback wake(m_stop, [this] { m_http.wake(); });
        while (!isStopped()) {
            sendWhatMay();
            if (m_active.empty() && (m_failure || (m_waiting.empty() && m_next == m_items.size())))
                break;
            if (!isStopped())
                wait();
        }
        breakOff();
        if (m_broken)
            return *m_broken;
        if (isStopped())
            return cancelledAt(endpointToConfirm(m_plan));
        if (m_failure)
            return *m_failure;
        return m_progress;
    }

private:
    using ItemPointer = std::unique_ptr<ReplayItem>;
    struct Planned {
        size_t hit = 0;
        int repeat = 0;
    };

    bool isStopped() const { return m_stop.stop_requested() || m_waitStopped || m_broken; }
    bool isPaused() const { return m_hooks.control && m_hooks.control->isPaused(); }
    bool hasRoom() const { return m_active.size() < m_pace.atOnce(); }

    /// Each hit once before any a second time.
    void listItems()
    {
        std::unordered_set<std::string_view> seen;
        std::vector<size_t> different;
        for (size_t i = 0; i < m_hits.size(); ++i) {
            if (seen.insert(m_hits[i].id).second)
                different.push_back(i);
        }
        for (int repeat = 0; repeat < m_plan.repeats; ++repeat) {
            for (const size_t hit : different) {
                if (!m_hooks.isDone || !m_hooks.isDone(m_hits[hit].id, repeat))
                    m_items.push_back({hit, repeat});
            }
        }
        m_progress.total = std::max(m_progress.total, m_progress.done + m_items.size());
    }

    void sendWhatMay()
    {
        while (!m_failure && !isStopped() && !isPaused() && hasRoom() && m_pace.readyAt() <= m_now) {
            ItemPointer item = nextItem();
            if (!item)
                return;
            if (!item->request) {
                item->result.error = item->request.error();
                item->result.at = m_hooks.now();
                deliver(*item);
                continue;
            }
            if (!send(item)) {
                if (item)
                    m_waiting.push_back(std::move(item));
                return;
            }
        }
    }

    /// One that is to be asked again goes before a new one; null when none may go now.
    ItemPointer nextItem()
    {
        const auto first = std::min_element(m_waiting.begin(), m_waiting.end(), [](const auto &a, const auto &b) { return a->due < b->due; });
        if (first != m_waiting.end() && (*first)->due <= m_now) {
            ItemPointer item = std::move(*first);
            m_waiting.erase(first);
            return item;
        }
        if (m_next == m_items.size())
            return {};
        const Planned planned = m_items[m_next];
        // A seed an item, so that parallel runs wait the same times.
        return std::make_unique<ReplayItem>(m_hits[planned.hit], planned.repeat, m_plan, m_plan.seed * 0x9E3779B97F4A7C15ULL + m_next++);
    }

    /// False when the item stays open for now: it comes back to `item`.
    bool send(ItemPointer &item)
    {
        const ModelRequest &request = *item->request;
        if (!sameServer(request.url, m_plan.confirmedEndpoint)) {
            m_failure = Error{ErrorCode::denied, ErrorReason::endpointNotConfirmed, urlForDisplay(request.url), {}};
            return false;
        }
        switch (m_budget.reserve(guessCostUsd(item->hit, request, m_plan), item->reserved)) {
        case ReplayBudget::Answer::granted:
            break;
        case ReplayBudget::Answer::later:
            return false;
        case ReplayBudget::Answer::over:
            m_failure = Error{ErrorCode::limit, ErrorReason::costCapReached, endpointToConfirm(m_plan), "cap " + std::to_string(*m_plan.maxCostUsd) + " USD"};
            return false;
        case ReplayBudget::Answer::unknownPrice:
            m_failure = Error{ErrorCode::limit, ErrorReason::costCapReached, request.model, "no price is known for this model"};
            return false;
        }
        const ReplayResult &result = item->result;
        if (m_hooks.onSend) {
            const Status noted = m_hooks.onSend({result.hitId, result.repeat, size_t(result.maybeCharged) + 1, result.maybeChargedUsd + item->reserved});
            if (!noted) {
                m_broken = noted.error();
                return false;
            }
        }
        m_pace.sent(m_now);
        m_active.emplace(m_http.start(item->httpRequest(m_plan, m_secret)), std::move(item));
        return true;
    }

    /// Until something came, or the next request may go.
    void wait()
    {
        milliseconds next = kUntilWoken;
        const bool paused = isPaused();
        if (!m_failure && !paused && hasRoom()) {
            milliseconds due = m_next < m_items.size() ? m_now : kUntilWoken + m_now;
            for (const ItemPointer &item : m_waiting)
                due = std::min(due, item->due);
            // What was not sent although it is due waits for money, and so for an answer.
            if (const milliseconds at = std::max(due, m_pace.readyAt()); at > m_now)
                next = at - m_now;
        }
        if (m_hooks.wait && m_active.empty() && !paused && next < kUntilWoken) {
            m_waitStopped = !m_hooks.wait(next, m_stop);
            m_skipped += next;
            return readTime();
        }
        std::vector<HttpMulti::Outcome> outcomes = m_http.wait(next);
        // All that happens until the next wait happens at one time.
        readTime();
        for (HttpMulti::Outcome &outcome : outcomes) {
            const auto at = m_active.find(outcome.id);
            ItemPointer item = std::move(at->second);
            m_active.erase(at);
            if (!m_broken)
                take(std::move(item), std::move(outcome));
        }
    }

    void readTime() { m_now = std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_begun) + m_skipped; }

    void take(ItemPointer item, HttpMulti::Outcome outcome)
    {
        item->result.at = m_hooks.now();
        const ReplayItem::Answer answer = item->take(std::move(outcome.response), outcome.sent, m_plan, m_secret);
        settle(*item, answer);
        if (answer == ReplayItem::Answer::again && askAgain(*item))
            return m_waiting.push_back(std::move(item));
        deliver(*item);
    }

    void settle(ReplayItem &item, ReplayItem::Answer answer)
    {
        ReplayResult &result = item.result;
        if (answer == ReplayItem::Answer::done) {
            m_pace.answered();
            m_budget.learn(result.costUsd.value_or(0));
            // An answer of unknown cost still used what was set aside for it: the cap stays honest.
            m_budget.settle(item.reserved, result.costUsd.value_or(item.reserved));
            m_progress.costUnknown += !result.costUsd;
        } else {
            m_budget.settle(item.reserved, item.lost ? item.reserved : 0);
            countLost(item);
        }
        m_progress.costUsd = m_budget.spent();
    }

    void countLost(ReplayItem &item)
    {
        if (!item.lost)
            return;
        ++m_progress.maybeCharged;
        ++item.result.maybeCharged;
        item.result.maybeChargedUsd += item.reserved;
    }

    /// Says when; false when the item has had its attempts.
    bool askAgain(ReplayItem &item)
    {
        if (item.limited)
            m_pace.limited();
        const bool tooLong = item.asked && *item.asked > m_plan.longestWait;
        if (tooLong && !m_failure)
            m_failure = *item.result.error;
        if (tooLong || item.result.attempts >= std::max(1, m_plan.maxAttempts))
            return false;
        item.due = m_now + item.asked.value_or(item.backoff.next());
        if (item.limited || item.asked)
            m_pace.pauseUntil(item.due);
        return true;
    }

    void deliver(const ReplayItem &item)
    {
        const ReplayResult &result = item.result;
        if (m_hooks.onResult) {
            if (const Status kept = m_hooks.onResult(result); !kept) {
                m_broken = kept.error();
                return;
            }
        }
        if (result.error && isHopeless(*result.error) && !m_failure)
            m_failure = result.error;
        ++m_progress.done;
        m_progress.failed += result.error.has_value();
        report();
    }

    void report()
    {
        m_progress.inFlight = m_active.size();
        if (m_hooks.onProgress)
            m_hooks.onProgress(m_progress);
    }

    /// What is under way at a stop may be charged although nobody reads the answer.
    void breakOff()
    {
        if (m_active.empty())
            return;
        for (auto &[id, item] : m_active) {
            item->lost = m_http.cancel(id);
            m_budget.settle(item->reserved, item->lost ? item->reserved : 0);
            countLost(*item);
        }
        m_active.clear();
        m_progress.costUsd = m_budget.spent();
        report();
    }

    std::span<const Hit> m_hits;
    ReplayPlan m_plan;
    const ReplayHooks &m_hooks;
    const Secret &m_secret;
    std::stop_token m_stop;
    ReplayPace m_pace;
    ReplayBudget m_budget;
    ReplayProgress m_progress;
    HttpMulti m_http;
    std::vector<Planned> m_items;
    size_t m_next = 0;
    std::map<HttpMulti::Id, ItemPointer> m_active;
    std::vector<ItemPointer> m_waiting;
    steady_clock::time_point m_begun = steady_clock::now();
    milliseconds m_now{0}; ///< since then
    milliseconds m_skipped{0}; ///< waited elsewhere, see ReplayHooks::wait
    bool m_waitStopped = false;
    std::optional<Error> m_failure; ///< nothing more is sent
    std::optional<Error> m_broken;  ///< nothing more can be kept
};

} // namespace

Result<ReplayProgress> runReplay(std::span<const Hit> hits, const ReplayPlan &plan, const SecretResolver &resolver, const ReplayHooks &hooks,
                                 std::stop_token stop)
{
    if (plan.confirmedEndpoint.empty() || plan.confirmedEndpoint != endpointToConfirm(plan))
        return Error{ErrorCode::denied, ErrorReason::endpointNotConfirmed, endpointToConfirm(plan), {}};
    Result<Secret> secret = Secret();
    if (plan.apiKey.scheme != SecretRef::Scheme::none)
        secret = resolver(plan.apiKey);
    if (!secret)
        return secret.error();
    return Run(hits, plan, hooks, *secret, std::move(stop)).run();
}

} // namespace cacheloupe
