// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/model_list.h"

#include "core/driver/json.h"
#include "core/replay/provider_url.h"
#include "core/replay/reply_shapes.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// OpenAI's list does not say what a model is for; the names of those that answer nothing do.
bool isNamedForAnswers(std::string_view id)
{
    constexpr std::array<std::string_view, 12> others = {"embed", "whisper", "tts",    "dall-e",  "moderation", "-image",
                                                         "sora",  "rerank",  "speech", "-realtime", "transcribe", "stable-diffusion"};
    return std::none_of(others.begin(), others.end(), [&](std::string_view word) { return id.find(word) != std::string_view::npos; });
}

ListedModel geminiModel(const Json &row)
{
    ListedModel out;
    out.id = jsonText(row, "name").value_or("");
    if (out.id.starts_with("models/"))
        out.id.erase(0, std::string_view("models/").size());
    out.name = jsonText(row, "displayName").value_or("");
    if (const Json *methods = jsonAt(row, "supportedGenerationMethods"); methods && methods->is_array())
        out.answers = std::find(methods->begin(), methods->end(), "generateContent") != methods->end();
    return out;
}

ListedModel plainModel(const Json &row)
{
    ListedModel out;
    out.id = jsonText(row, "id").value_or("");
    out.name = jsonText(row, "display_name").value_or("");
    out.answers = jsonBool(row, "capabilities.chat_completion").value_or(isNamedForAnswers(out.id));
    return out;
}

} // namespace

Result<ModelRequest> modelListRequest(const RequestTarget &target, const std::string &page)
{
    RequestTarget asked = target;
    if (!page.empty() && target.api == ProviderApi::anthropicMessages)
        asked.endpoint += (asked.endpoint.find('?') == std::string::npos ? "?after_id=" : "&after_id=") + page;
    else if (!page.empty() && target.api == ProviderApi::geminiGenerateContent)
        asked.endpoint += (asked.endpoint.find('?') == std::string::npos ? "?pageToken=" : "&pageToken=") + page;
    auto url = providerUrl(asked, ProviderCall::models);
    if (!url)
        return url.error();
    if (url->url.empty())
        return Error{ErrorCode::parse, ErrorReason::badUrl, {}, "expected http://… or https://…"};
    ModelRequest out;
    out.url = std::move(url->url);
    out.headers.push_back({"Accept", "application/json"});
    if (target.api == ProviderApi::anthropicMessages)
        out.headers.push_back({"anthropic-version", "2023-06-01"});
    SecretHeader secret = secretHeaderFor(target);
    out.secretHeader = std::move(secret.name);
    out.secretPrefix = std::move(secret.prefix);
    if (url->secretRemoved)
        out.gaps.push_back(RequestGap::secretInUrlRemoved);
    return out;
}

Result<ModelList> readModelList(ProviderApi api, const HttpResponse &response, const std::string &where)
{
    const auto json = parseReplyJson(response, where);
    if (!json)
        return json.error();
    const Json *rows = jsonAt(*json, api == ProviderApi::geminiGenerateContent ? "models" : "data");
    if (!rows || !rows->is_array())
        return Error{ErrorCode::schema, ErrorReason::notAnAnswer, where, bodyExcerpt(response.body)};
    ModelList out;
    for (const Json &row : *rows) {
        ListedModel model = api == ProviderApi::geminiGenerateContent ? geminiModel(row) : plainModel(row);
        if (!model.id.empty())
            out.models.push_back(std::move(model));
    }
    std::sort(out.models.begin(), out.models.end(), [](const ListedModel &a, const ListedModel &b) { return a.id < b.id; });
    const auto same = std::unique(out.models.begin(), out.models.end(), [](const ListedModel &a, const ListedModel &b) { return a.id == b.id; });
    out.models.erase(same, out.models.end());
    out.nextPage = jsonText(*json, "nextPageToken").value_or("");
    if (jsonBool(*json, "has_more").value_or(false))
        out.nextPage = jsonText(*json, "last_id").value_or("");
    return out;
}

} // namespace cacheloupe
