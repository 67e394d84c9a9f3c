// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/loopback_server.h"
#include "core/replay/stub_answers.h"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace cacheloupe {

/// Faults for trying out how a client bears them; shares of all requests, in the order of the seed.
struct StubFaults {
    double rateLimited = 0; ///< 429 with Retry-After
    double serverError = 0; ///< 500
    double dropped = 0;     ///< the connection ends in the middle of the reply
    int retryAfterS = 1;
};

/// How the stand-in provider behaves.
struct StubOptions {
    std::uint16_t port = 0; ///< 0 = a free one
    StubAnswerOptions answers;
    StubFaults faults;
    std::chrono::milliseconds latency{0};
};

/// Answers of today by hit id, where the caller knows them (core/demo/demo_fresh_answers.h).
using AnswersOfToday = std::map<std::string, std::string>;

/// The built-in provider, so that a replay can be tried without a key: OpenAI chat completions and responses, Anthropic
/// messages, Gemini generateContent (plain and streamed) and the model list on 127.0.0.1. It is no model: it gives the log's own
/// answers back, under the name `cacheloupe-stub` and with the header `x-cacheloupe-stub: 1`. Any thread may own it; it ends with the
/// object.
class LoopbackProvider {
public:
    LoopbackProvider(const LoopbackProvider &) = delete;
    LoopbackProvider &operator=(const LoopbackProvider &) = delete;

    /// `http://127.0.0.1:PORT`, an endpoint for every API.
    std::string url() const { return m_server->url(); }
    std::uint16_t port() const { return m_server->port(); }
    /// Requests so far, faults included.
    size_t requestCount() const { return m_requests.load(); }

private:
    friend Result<std::unique_ptr<LoopbackProvider>> startStub(StubAnswers answers, const StubOptions &options);
    LoopbackProvider(StubAnswers answers, const StubOptions &options) : m_answers(std::move(answers)), m_options(options) {}

    LoopbackReply serve(const LoopbackRequest &request);
    LoopbackReply answer(const LoopbackRequest &request) const;

    StubAnswers m_answers;
    StubOptions m_options;
    std::atomic<size_t> m_requests = 0;
    std::unique_ptr<LoopbackServer> m_server; ///< last: its thread ends before the rest goes
};

/// Starts a provider that knows these answers. Fails as LoopbackServer::start does.
Result<std::unique_ptr<LoopbackProvider>> startStub(StubAnswers answers, const StubOptions &options = {});
/// The same from the hits of a log.
Result<std::unique_ptr<LoopbackProvider>> startStub(std::span<const Hit> hits, const AnswersOfToday &today = {}, const StubOptions &options = {});

} // namespace cacheloupe
