// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_runner.h"

#include "core/base/random.h"
#include "core/replay/answer_comparison.h"
#include "core/replay/chat_request.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace cacheloupe {

namespace {

using std::chrono::milliseconds;

constexpr double kBytesPerToken = 4;
constexpr double kAnswerTokensGuess = 300; ///< when neither usage nor answer were logged
constexpr unsigned kMaxParallel = 8;

bool waitRealTime(milliseconds duration, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

bool isWorthRetrying(const Error &error)
{
    return error.code == ErrorCode::timeout || error.reason == ErrorReason::connectionDropped || error.reason == ErrorReason::connectionRefused;
}

bool isWorthRetrying(int status)
{
    return status == 408 || status == 409 || status == 429 || status >= 500;
}

/// The next hit would fail alike: wrong key, wrong address, untrusted certificate.
bool isHopeless(const Error &error)
{
    switch (error.reason) {
    case ErrorReason::badUrl:
    case ErrorReason::hostNotFound:
    case ErrorReason::connectionRefused:
    case ErrorReason::certificateUntrusted:
    case ErrorReason::certificateExpired:
    case ErrorReason::certificateWrongHost:
    case ErrorReason::tlsFailed:
    case ErrorReason::secretMissing:
        return true;
    case ErrorReason::wrongPassword:
        // 403 may be a matter of one request's content.
        return error.detail.starts_with("HTTP 401");
    default:
        return false;
    }
}

std::optional<ChatPrice> priceFor(const ReplayPlan &plan, std::string_view model)
{
    if (plan.price)
        return plan.price;
    if (isLoopbackUrl(plan.endpoint))
        return ChatPrice{};
    return chatPrice(model);
}

TokenUsage guessUsage(const Hit &hit, const ChatRequest &request)
{
    TokenUsage usage;
    usage.inputTokens = hit.usage.inputTokens.value_or(std::int64_t(double(request.body.size()) / kBytesPerToken) + 1);
    const double answer = hit.answer.empty() ? kAnswerTokensGuess : double(hit.answer.size()) / kBytesPerToken + 1;
    usage.outputTokens = hit.usage.outputTokens.value_or(std::int64_t(answer));
    return usage;
}

std::optional<double> guessCostUsd(const Hit &hit, const ChatRequest &request, const ReplayPlan &plan)
{
    return callCostUsd(guessUsage(hit, request), priceFor(plan, request.model));
}

/// One run: workers take the next hit, ask for it and hand its result on under one lock.
class Run {
public:
    Run(std::span<const Hit> hits, const ReplayPlan &plan, const ReplayHooks &hooks, const Secret &secret, std::stop_token stop)
        : m_hits(hits), m_plan(plan), m_hooks(hooks), m_secret(secret), m_url(chatCompletionsUrl(plan.endpoint)), m_outer(std::move(stop))
    {
        m_progress.total = hits.size();
    }

    Result<ReplayProgress> run()
    {
        const std::stop_callback passOn(m_outer, [this] { m_stop.request_stop(); });
        const unsigned count = std::clamp(m_plan.parallel, 1u, kMaxParallel);
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < count && i < m_hits.size(); ++i)
                others.emplace_back([this] { work(); });
            work();
        }
        if (m_outer.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, urlForDisplay(m_url), {}};
        if (m_failure)
            return *m_failure;
        return m_progress;
    }

private:
    void work()
    {
        HttpClient client;
        while (!m_stop.stop_requested()) {
            const size_t index = m_next++;
            if (index >= m_hits.size())
                return;
            const Hit &hit = m_hits[index];
            ReplayResult result;
            result.hitId = hit.id;
            const auto request = buildChatRequest(hit, m_plan.model);
            if (!request) {
                result.error = request.error();
                deliver(std::move(result), 0);
                continue;
            }
            double reserved = 0;
            if (!reserve(hit, *request, reserved))
                return;
            // A seed a hit, so that parallel runs wait the same times.
            Random random(m_plan.seed * 0x9E3779B97F4A7C15ULL + index);
            ask(client, hit, *request, random, result);
            if (m_stop.stop_requested() && result.error && result.error->code == ErrorCode::cancelled)
                return;
            deliver(std::move(result), reserved);
        }
    }

    /// Sets the expected cost aside; false when that would pass the cap.
    bool reserve(const Hit &hit, const ChatRequest &request, double &reserved)
    {
        if (!m_plan.maxCostUsd)
            return true;
        std::optional<double> expected = guessCostUsd(hit, request, m_plan);
        const std::lock_guard lock(m_mutex);
        // Guesses from text length run low; what calls really cost in this run is the better guess.
        if (expected)
            expected = std::max(*expected, m_dearestUsd);
        if (expected && m_progress.costUsd + m_reserved + *expected <= *m_plan.maxCostUsd) {
            reserved = *expected;
            m_reserved += reserved;
            return true;
        }
        if (!m_failure)
            m_failure = Error{ErrorCode::limit, ErrorReason::costCapReached, expected ? urlForDisplay(m_url) : request.model,
                              expected ? "cap " + std::to_string(*m_plan.maxCostUsd) + " USD" : "no price is known for this model"};
        m_next = m_hits.size();
        return false;
    }

    void ask(HttpClient &client, const Hit &hit, const ChatRequest &request, Random &random, ReplayResult &result)
    {
        HttpRequest http;
        http.url = m_url;
        http.headers = cacheBypassHeaders();
        http.body = request.body;
        http.secret = &m_secret;
        http.timeout = m_plan.timeout;
        http.caFile = m_plan.caFile;
        const int attempts = std::max(1, m_plan.maxAttempts);
        for (result.attempts = 1;; ++result.attempts) {
            const auto response = client.send(http, m_stop.get_token());
            result.at = m_hooks.now();
            std::optional<milliseconds> asked;
            bool again = false;
            if (!response) {
                result.error = response.error();
                again = isWorthRetrying(response.error());
            } else {
                result.latencyMs = response->latencyMs;
                if (response->status >= 200 && response->status < 300)
                    return take(hit, request, *response, result);
                result.error = httpStatusError(*response, m_url);
                again = isWorthRetrying(response->status);
                asked = retryAfter(*response, result.at);
            }
            if (!again || result.attempts >= attempts || !pause(asked, result.attempts, random))
                return markStopped(result);
        }
    }

    void markStopped(ReplayResult &result)
    {
        if (m_stop.stop_requested())
            result.error = Error{ErrorCode::cancelled, ErrorReason::none, urlForDisplay(m_url), {}};
    }

    /// What the server asks for, else anything up to the doubled first wait (full jitter).
    bool pause(std::optional<milliseconds> asked, int attempt, Random &random)
    {
        if (asked && *asked > m_plan.longestWait)
            return false;
        const auto ceiling = std::min<std::int64_t>(m_plan.longestWait.count(), m_plan.firstBackoff.count() << std::min(attempt - 1, 20));
        const milliseconds duration = asked ? *asked : milliseconds(std::int64_t(random.unit() * double(ceiling)));
        return m_hooks.wait ? m_hooks.wait(duration, m_stop.get_token()) : waitRealTime(duration, m_stop.get_token());
    }

    void take(const Hit &hit, const ChatRequest &request, const HttpResponse &response, ReplayResult &result)
    {
        result.error.reset();
        auto answer = readChatAnswer(response.body, urlForDisplay(m_url));
        if (!answer) {
            result.error = answer.error();
            return;
        }
        if (answeredFromCache(response)) {
            result.error = Error{ErrorCode::conflict, ErrorReason::notAnAnswer, urlForDisplay(m_url), "the gateway answered from its own cache"};
            return;
        }
        result.freshAnswer = std::move(answer->text);
        result.model = answer->model.empty() ? request.model : answer->model;
        result.usage = answer->usage;
        result.costUsd = callCostUsd(result.usage, priceFor(m_plan, request.model));
        AnswerComparison comparison = compareAnswers(hit.query, hit.answer, result.freshAnswer);
        result.verdict = comparison.verdict;
        result.overlap = comparison.overlap;
        for (SentenceDifference &pair : comparison.sentences) {
            if (pair.change != SentenceChange::same)
                result.differences.push_back(std::move(pair));
        }
    }

    void deliver(ReplayResult result, double reserved)
    {
        const std::lock_guard lock(m_mutex);
        m_reserved -= reserved;
        ++m_progress.done;
        // An answer of unknown cost still used what was set aside for it: the cap stays honest.
        const bool answered = result.verdict != ReplayVerdict::none;
        m_dearestUsd = std::max(m_dearestUsd, result.costUsd.value_or(0));
        m_progress.costUsd += result.costUsd.value_or(answered ? reserved : 0);
        m_progress.costUnknown += answered && !result.costUsd;
        if (result.error && isHopeless(*result.error)) {
            if (!m_failure)
                m_failure = result.error;
            m_next = m_hits.size();
        }
        if (m_hooks.onResult)
            m_hooks.onResult(result);
        if (m_hooks.onProgress)
            m_hooks.onProgress(m_progress);
    }

    std::span<const Hit> m_hits;
    const ReplayPlan &m_plan;
    const ReplayHooks &m_hooks;
    const Secret &m_secret;
    std::string m_url;
    std::stop_token m_outer;
    std::stop_source m_stop;
    std::atomic<size_t> m_next = 0;

    std::mutex m_mutex;
    double m_reserved = 0;
    double m_dearestUsd = 0;
    ReplayProgress m_progress;
    std::optional<Error> m_failure;
};

} // namespace

Result<ReplayProgress> runReplay(std::span<const Hit> hits, const ReplayPlan &plan, const SecretResolver &resolver, const ReplayHooks &hooks,
                                 std::stop_token stop)
{
    Result<Secret> secret = Secret();
    if (plan.apiKey.scheme != SecretRef::Scheme::none)
        secret = resolver(plan.apiKey);
    if (!secret)
        return secret.error();
    return Run(hits, plan, hooks, *secret, std::move(stop)).run();
}

std::optional<double> estimateReplayUsd(std::span<const Hit> hits, const ReplayPlan &plan)
{
    double sum = 0;
    for (const Hit &hit : hits) {
        const auto request = buildChatRequest(hit, plan.model);
        if (!request)
            continue;
        const auto cost = guessCostUsd(hit, *request, plan);
        if (!cost)
            return std::nullopt;
        sum += *cost;
    }
    return sum;
}

} // namespace cacheloupe
