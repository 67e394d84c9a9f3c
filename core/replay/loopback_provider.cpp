// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/loopback_provider.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/driver/json.h"
#include "core/replay/stub_reply.h"
#include "core/replay/stub_request.h"

#include <optional>

namespace cacheloupe {

namespace {

constexpr size_t kStubBytesPerToken = 4;
constexpr std::string_view kUnknownQuestion = "cacheloupe-stub has no answer to this question: it is not in the log.";
/// A fixed day, so that equal requests get equal bytes.
constexpr std::int64_t kStubCreatedS = 1'767'225'600;

/// Which API a path belongs to; gateways put their own names in front of it.
std::optional<ProviderApi> apiOfPath(std::string_view path)
{
    if (path.ends_with("/chat/completions"))
        return ProviderApi::openAiChat;
    if (path.ends_with("/responses"))
        return ProviderApi::openAiResponses;
    if (path.ends_with("/messages"))
        return ProviderApi::anthropicMessages;
    if (path.ends_with(":generateContent") || path.ends_with(":streamGenerateContent"))
        return ProviderApi::geminiGenerateContent;
    return std::nullopt;
}

ProviderApi apiOfModelList(const LoopbackRequest &request)
{
    if (request.header("anthropic-version"))
        return ProviderApi::anthropicMessages;
    return request.path.starts_with("/v1beta/") ? ProviderApi::geminiGenerateContent : ProviderApi::openAiChat;
}

std::int64_t tokens(size_t bytes)
{
    return std::int64_t(bytes / kStubBytesPerToken + 1);
}

} // namespace

LoopbackReply LoopbackProvider::serve(const LoopbackRequest &request)
{
    const size_t number = m_requests++;
    LoopbackReply reply = answer(request);
    if (request.method != "POST" || reply.status != 200)
        return reply;
    reply.delay = m_options.latency;
    const StubFaults &faults = m_options.faults;
    const double drawn = Random(m_options.answers.seed ^ (number + 1) * 0x9E3779B97F4A7C15ULL).unit();
    const ProviderApi api = apiOfPath(request.path).value_or(ProviderApi::openAiChat);
    if (drawn < faults.rateLimited) {
        reply = stubError(api, 429, "planned fault: too many requests");
        reply.headers.push_back({"Retry-After", std::to_string(faults.retryAfterS)});
    } else if (drawn < faults.rateLimited + faults.serverError) {
        reply = stubError(api, 500, "planned fault: server error");
    } else if (drawn < faults.rateLimited + faults.serverError + faults.dropped) {
        reply.drop = true;
    }
    return reply;
}

LoopbackReply LoopbackProvider::answer(const LoopbackRequest &request) const
{
    if (request.path.ends_with("/models"))
        return request.method == "GET" ? stubModelList(apiOfModelList(request)) : stubError(ProviderApi::openAiChat, 405, "the model list is fetched with GET");
    const auto api = apiOfPath(request.path);
    if (!api)
        return stubError(ProviderApi::openAiChat, 404, "cacheloupe-stub does not know this path");
    if (request.method != "POST")
        return stubError(*api, 405, "this path is asked with POST");
    const auto body = parseJson(request.body, "body");
    if (!body)
        return stubError(*api, 400, "the body is no JSON: " + body.error().detail);
    auto asked = readStubRequest(*api, *body);
    if (!asked)
        return stubError(*api, 400, asked.error().where + ": " + asked.error().detail);
    StubAnswer said;
    said.id = toHex(hash128(request.path + request.body)).substr(0, 24);
    said.text = m_answers.answerTo(asked->userTurns);
    if (said.text.empty())
        said.text = kUnknownQuestion;
    said.inputTokens = tokens(asked->inputBytes);
    said.outputTokens = tokens(said.text.size());
    said.createdS = kStubCreatedS;
    return stubReply(*api, said, asked->stream || request.path.ends_with(":streamGenerateContent"));
}

Result<std::unique_ptr<LoopbackProvider>> startStub(StubAnswers answers, const StubOptions &options)
{
    std::unique_ptr<LoopbackProvider> provider(new LoopbackProvider(std::move(answers), options));
    auto server = LoopbackServer::start([at = provider.get()](const LoopbackRequest &request) { return at->serve(request); }, options.port);
    if (!server)
        return server.error();
    provider->m_server = std::move(*server);
    return provider;
}

Result<std::unique_ptr<LoopbackProvider>> startStub(std::span<const Hit> hits, const AnswersOfToday &today, const StubOptions &options)
{
    StubAnswers answers(options.answers);
    for (const Hit &hit : hits) {
        const auto known = today.find(hit.id);
        answers.add(hit, known == today.end() ? nullptr : &known->second);
    }
    return startStub(std::move(answers), options);
}

} // namespace cacheloupe
