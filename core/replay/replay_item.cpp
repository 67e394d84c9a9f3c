// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_item.h"

#include "core/replay/answer_comparison.h"
#include "core/replay/gateway_cache.h"
#include "core/replay/model_reply.h"
#include "core/replay/tool_call_text.h"

#include <algorithm>

namespace cacheloupe {

namespace {

// What OpenAI's API and those that follow it put into a 429 that no waiting heals.
constexpr std::string_view kQuotaMarks[] = {"insufficient_quota", "billing_hard_limit_reached"};

bool isQuotaUsedUp(const Error &error, std::string_view body)
{
    return error.reason == ErrorReason::rateLimited
           && std::any_of(std::begin(kQuotaMarks), std::end(kQuotaMarks), [&](std::string_view mark) { return body.find(mark) != std::string_view::npos; });
}

// Shorter keys are words of their own (`ollama`) and would tear holes into answers.
constexpr size_t kLeastKeyInAnswers = 12;
constexpr size_t kLeastKeyInErrors = 4;

void strikeOut(std::string &text, std::string_view secret)
{
    for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
        text.replace(at, secret.size(), "[key]");
}

} // namespace

ReplayItem::ReplayItem(const Hit &original, int repeat, const ReplayPlan &plan, std::uint64_t seed)
    : hit(hitToSend(original, plan)), request(requestOf(hit, repeat, plan)), backoff(plan.firstBackoff, plan.longestWait, seed)
{
    result.hitId = original.id;
    result.repeat = repeat;
}

HttpRequest ReplayItem::httpRequest(const ReplayPlan &plan, const Secret &secret) const
{
    HttpRequest http;
    http.method = request->body.empty() ? "GET" : "POST";
    http.url = request->url;
    http.headers = request->headers;
    http.body = request->body;
    http.secret = &secret;
    http.secretHeader = request->secretHeader;
    http.secretPrefix = request->secretPrefix;
    http.timeout = plan.timeout;
    http.idleTimeout = plan.target.stream ? plan.idleTimeout : std::chrono::milliseconds(0);
    http.caFile = plan.caFile;
    return http;
}

ReplayItem::Answer ReplayItem::take(Result<HttpResponse> response, bool sent, const ReplayPlan &plan, const Secret &secret)
{
    const std::string_view key = secret.reveal();
    // Before anything cuts the text: half a key would not be found.
    if (response && key.size() >= (response->status < 300 ? kLeastKeyInAnswers : kLeastKeyInErrors))
        strikeOut(response->body, key);
    const Answer answer = judge(response, sent, plan);
    if (result.error && key.size() >= kLeastKeyInErrors)
        strikeOut(result.error->detail, key);
    return answer;
}

ReplayItem::Answer ReplayItem::judge(const Result<HttpResponse> &response, bool sent, const ReplayPlan &plan)
{
    ++result.attempts;
    lost = false;
    limited = false;
    asked.reset();
    if (!response) {
        result.error = response.error();
        lost = sent;
    } else {
        result.latencyMs = response->latencyMs;
        if (response->status >= 200 && response->status < 300)
            return takeAnswer(*response, plan);
        result.error = httpStatusError(*response, request->url);
        asked = retryAfter(*response, result.at);
        limited = response->status == 429;
        if (isQuotaUsedUp(*result.error, response->body))
            result.error->reason = ErrorReason::quotaUsedUp;
    }
    return mayPassLater(*result.error) && result.error->reason != ErrorReason::quotaUsedUp ? Answer::again : Answer::failed;
}

ReplayItem::Answer ReplayItem::takeAnswer(const HttpResponse &response, const ReplayPlan &plan)
{
    const std::string where = urlForDisplay(request->url);
    auto reply = readModelReply(plan.target.api, response, where);
    if (!reply) {
        result.error = reply.error();
        limited = result.error->reason == ErrorReason::rateLimited;
        if (isQuotaUsedUp(*result.error, response.body))
            result.error->reason = ErrorReason::quotaUsedUp;
        // A reply that nobody can read was charged all the same, unless it says that it is an error.
        lost = !limited;
        return mayPassLater(*result.error) && result.error->reason != ErrorReason::quotaUsedUp ? Answer::again : Answer::failed;
    }
    if (answeredFromCache(response)) {
        result.error = Error{ErrorCode::conflict, ErrorReason::notAnAnswer, where, "the gateway answered from its own cache"};
        return Answer::failed;
    }
    result.error.reset();
    result.freshAnswer = std::move(reply->text);
    result.end = reply->end;
    result.model = reply->model.empty() ? request->model : std::move(reply->model);
    result.usage = reply->usage;
    result.costUsd = callCostUsd(result.usage, plannedPrice(plan, request->model));
    compare(std::move(reply->toolCallsJson));
    if (plan.maskPrivateText)
        result.claims.clear(); // their places are those of the masked answer
    return Answer::done;
}

void ReplayItem::compare(std::string toolCalls)
{
    std::string cached;
    if (result.freshAnswer.empty() && !toolCalls.empty()) {
        result.freshAnswer = std::move(toolCalls);
        cached = canonicalToolCalls(hit.answer);
    }
    AnswerComparison comparison = compareAnswers(hit.query, cached.empty() ? hit.answer : cached, result.freshAnswer);
    result.verdict = comparison.verdict;
    result.overlap = comparison.overlap;
    // Places in the calls of a tool are no places in the answer that is shown.
    if (cached.empty())
        result.claims = std::move(comparison.claims);
    for (SentenceDifference &pair : comparison.sentences) {
        if (pair.change != SentenceChange::same)
            result.differences.push_back(std::move(pair));
    }
}

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
    case ErrorReason::quotaUsedUp:
        return true;
    case ErrorReason::wrongPassword:
        // 403 may be a matter of one request's content.
        return error.detail.starts_with("HTTP 401");
    default:
        return false;
    }
}

} // namespace cacheloupe
