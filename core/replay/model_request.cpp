// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/model_request.h"

#include "core/base/utf8.h"
#include "core/driver/text_template.h"
#include "core/replay/gateway_cache.h"
#include "core/replay/provider_url.h"
#include "core/replay/request_shapes.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::string_view kAnthropicVersion = "2023-06-01";

Error missingFromHit(const Hit &hit, std::string what)
{
    return {ErrorCode::schema, ErrorReason::missingField, hit.source.empty() ? hit.id : hit.source + ':' + std::to_string(hit.line), std::move(what)};
}

/// Gathers what one request says from the hit, the target and the call site's template, and notes the gaps.
class RequestBuilder {
public:
    RequestBuilder(const Hit &hit, const RequestTarget &target, const RequestTemplate *fill) : m_hit(hit), m_target(target), m_fill(fill) {}

    Result<ModelRequest> build()
    {
        if (!takeModel())
            return missingFromHit(m_hit, "model");
        takeParams();
        if (!takeMessages())
            return missingFromHit(m_hit, "query");
        m_content.stream = m_target.stream;
        m_content.openAiServer = isOpenAiServer(m_target);
        m_target.model = m_content.model;
        const auto url = providerUrl(m_target, m_target.stream ? ProviderCall::streamedAnswer : ProviderCall::answer);
        if (!url)
            return url.error();
        if (url->secretRemoved)
            gap(RequestGap::secretInUrlRemoved);
        return finish(url->url);
    }

private:
    void gap(RequestGap gap) { m_out.gaps.push_back(gap); }

    bool takeModel()
    {
        const std::string *routed = m_hit.fields.find(KeyField::routeModel);
        const std::string logged = !m_hit.model.empty() ? m_hit.model : routed ? *routed : std::string();
        std::string deployment = m_target.api == ProviderApi::azureOpenAi ? azureDeployment(m_target.endpoint) : std::string();
        m_content.model = !m_target.model.empty() ? m_target.model : !logged.empty() ? logged : std::move(deployment);
        if (m_content.model.empty() && m_fill && !m_fill->model.empty()) {
            m_content.model = m_fill->model;
            gap(RequestGap::filledFromTemplate);
        }
        m_content.model = toValidUtf8(m_content.model);
        if (!logged.empty() && logged != m_content.model)
            gap(RequestGap::modelOverridden);
        return !m_content.model.empty();
    }

    void takeParams()
    {
        RequestParams &params = m_content.params;
        params = readRequestParams(m_hit.paramsJson);
        const bool logged = !params.values.empty() || !params.unread.empty() || params.streamed;
        m_out.droppedParams = params.unread;
        const bool filled = m_fill && fillRequestParams(params, readRequestParams(m_fill->paramsJson));
        if (filled)
            gap(RequestGap::filledFromTemplate);
        else if (!logged)
            gap(RequestGap::noParams);
        if (params.streamed && !m_target.stream)
            gap(RequestGap::streamIgnored);
        if (m_hit.fields.has(KeyField::toolName) && !params.has("tools"))
            gap(RequestGap::toolsDropped);
    }

    bool takeMessages()
    {
        auto logged = m_hit.messagesJson.empty() ? std::nullopt : readConversation(m_hit.messagesJson);
        if (logged)
            m_content.conversation = *std::move(logged);
        else if (!askTheQuery())
            return false;
        if (m_content.conversation.mediaDropped)
            gap(RequestGap::mediaDropped);
        if (m_content.conversation.toolsDropped)
            gap(RequestGap::toolsDropped);
        takeSystemPrompt();
        return true;
    }

    bool askTheQuery()
    {
        if (trimmed(m_hit.query).empty())
            return false;
        std::string words = toValidUtf8(m_hit.query);
        if (m_fill && !m_fill->userPrompt.empty()) {
            words = fillTemplate(m_fill->userPrompt, {{"query", words}});
            gap(RequestGap::filledFromTemplate);
        } else {
            gap(RequestGap::messagesFromQuery);
        }
        m_content.conversation.messages.emplace_back().parts.emplace_back().text = std::move(words);
        return true;
    }

    void takeSystemPrompt()
    {
        auto &messages = m_content.conversation.messages;
        if (std::any_of(messages.begin(), messages.end(), [](const RequestMessage &m) { return m.role == RequestMessage::Role::system; }))
            return;
        std::string words = m_content.params.system;
        if (words.empty() && m_fill && !m_fill->systemPrompt.empty()) {
            words = m_fill->systemPrompt;
            gap(RequestGap::filledFromTemplate);
        }
        if (words.empty())
            return gap(RequestGap::noSystemPrompt);
        RequestMessage message;
        message.role = RequestMessage::Role::system;
        message.parts.emplace_back().text = std::move(words);
        messages.insert(messages.begin(), std::move(message));
    }

    RequestShape shape() const
    {
        switch (m_target.api) {
        case ProviderApi::openAiResponses:
            return openAiResponsesShape(m_content);
        case ProviderApi::anthropicMessages:
            return anthropicShape(m_content);
        case ProviderApi::geminiGenerateContent:
            return geminiShape(m_content);
        case ProviderApi::openAiChat:
        case ProviderApi::azureOpenAi:
            break;
        }
        return openAiChatShape(m_content);
    }

    ModelRequest finish(std::string url)
    {
        RequestShape shaped = shape();
        addCacheBypass(m_target, shaped.body);
        m_out.url = std::move(url);
        m_out.body = dumpJson(shaped.body);
        m_out.model = m_content.model;
        m_out.headers = cacheBypassHeaders();
        m_out.headers.push_back({"Accept", m_target.stream ? "text/event-stream" : "application/json"});
        if (m_target.api == ProviderApi::anthropicMessages)
            m_out.headers.push_back({"anthropic-version", std::string(kAnthropicVersion)});
        SecretHeader secret = secretHeaderFor(m_target);
        m_out.secretHeader = std::move(secret.name);
        m_out.secretPrefix = std::move(secret.prefix);
        m_out.gaps.insert(m_out.gaps.end(), shaped.gaps.begin(), shaped.gaps.end());
        m_out.droppedParams.insert(m_out.droppedParams.end(), shaped.dropped.begin(), shaped.dropped.end());
        // A tool list that cannot be offered is a gap of its own, with a sentence that says more.
        const auto isTools = [](const std::string &name) { return name == "tools" || name == "functions"; };
        if (std::erase_if(m_out.droppedParams, isTools) > 0)
            gap(RequestGap::toolsDropped);
        if (!m_out.droppedParams.empty())
            gap(RequestGap::paramsDropped);
        std::sort(m_out.gaps.begin(), m_out.gaps.end());
        m_out.gaps.erase(std::unique(m_out.gaps.begin(), m_out.gaps.end()), m_out.gaps.end());
        return std::move(m_out);
    }

    const Hit &m_hit;
    RequestTarget m_target;
    const RequestTemplate *m_fill;
    RequestContent m_content;
    ModelRequest m_out;
};

} // namespace

std::string_view requestGapName(RequestGap gap)
{
    constexpr std::array<std::string_view, 12> names = {"messages_from_query", "no_system_prompt",     "no_params",      "model_overridden",
                                                        "tools_dropped",       "stream_ignored",       "filled_from_template", "params_dropped",
                                                        "media_dropped",       "max_tokens_assumed",   "secret_in_url_removed", "opening_added"};
    return names[size_t(gap)];
}

Result<ModelRequest> buildModelRequest(const Hit &hit, const RequestTarget &target, const RequestTemplate *fill)
{
    return RequestBuilder(hit, target, fill).build();
}

} // namespace cacheloupe
