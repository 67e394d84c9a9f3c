// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/embedding_call.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/replay/gateway_cache.h"
#include "core/replay/provider_url.h"
#include "core/replay/reply_shapes.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

Error embeddingError(const std::string &where, std::string detail)
{
    return {ErrorCode::schema, ErrorReason::notAnAnswer, where, std::move(detail)};
}

std::string geminiName(const std::string &model)
{
    return model.starts_with("models/") || model.starts_with("tunedModels/") ? model : "models/" + model;
}

Json embeddingBody(const RequestTarget &target, std::span<const std::string> texts)
{
    if (target.api == ProviderApi::geminiGenerateContent) {
        Json requests = Json::array();
        for (const std::string &text : texts) {
            Json content = {{"parts", Json::array({{{"text", toValidUtf8(text)}}})}};
            requests.push_back({{"model", geminiName(target.model)}, {"content", std::move(content)}});
        }
        return {{"requests", std::move(requests)}};
    }
    Json input = Json::array();
    for (const std::string &text : texts)
        input.push_back(toValidUtf8(text));
    return {{"model", target.model}, {"input", std::move(input)}, {"encoding_format", "float"}};
}

Result<std::vector<float>> vectorOf(const Json *numbers, size_t at, const std::string &where)
{
    const std::string place = "vector " + std::to_string(at + 1);
    if (!numbers || !numbers->is_array() || numbers->empty())
        return embeddingError(where, place + ": no numbers");
    std::vector<float> out;
    out.reserve(numbers->size());
    for (const Json &number : *numbers) {
        const float value = number.is_number() ? number.get<float>() : NAN;
        if (!std::isfinite(value))
            return embeddingError(where, place + ": not a number");
        out.push_back(value);
    }
    return out;
}

/// Gemini's list is in the order of the texts; OpenAI's rows say which text they are of.
Status takeVectors(ProviderApi api, const Json &rows, std::vector<std::vector<float>> &out, const std::string &where)
{
    const bool gemini = api == ProviderApi::geminiGenerateContent;
    for (size_t i = 0; i < rows.size(); ++i) {
        const double index = gemini ? double(i) : jsonNumber(rows[i], "index").value_or(double(i));
        if (!(index >= 0 && index < double(out.size())) || !out[size_t(index)].empty())
            return embeddingError(where, "vector " + std::to_string(i + 1) + ": index out of place");
        auto vector = vectorOf(jsonAt(rows[i], gemini ? "values" : "embedding"), i, where);
        if (!vector)
            return vector.error();
        out[size_t(index)] = *std::move(vector);
    }
    return {};
}

} // namespace

bool offersEmbeddings(ProviderApi api)
{
    return api != ProviderApi::anthropicMessages;
}

size_t maxEmbeddingTexts(ProviderApi api)
{
    return api == ProviderApi::geminiGenerateContent ? 100 : 2048;
}

Result<ModelRequest> buildEmbeddingRequest(const RequestTarget &target, std::span<const std::string> texts)
{
    if (!offersEmbeddings(target.api))
        return Error{ErrorCode::unsupported, ErrorReason::none, std::string(providerApiName(target.api)), "embeddings"};
    const std::string shown = urlForDisplay(target.endpoint);
    const bool blank = std::any_of(texts.begin(), texts.end(), [](const std::string &text) { return trimmed(text).empty(); });
    if (target.model.empty() || texts.empty() || blank)
        return Error{ErrorCode::schema, ErrorReason::missingField, shown, target.model.empty() ? "model" : "texts"};
    if (texts.size() > maxEmbeddingTexts(target.api))
        return Error{ErrorCode::limit, ErrorReason::none, shown, "more than " + std::to_string(maxEmbeddingTexts(target.api)) + " texts"};
    auto url = providerUrl(target, ProviderCall::embeddings);
    if (!url)
        return url.error();
    if (url->url.empty())
        return Error{ErrorCode::parse, ErrorReason::badUrl, {}, "expected http://… or https://…"};
    Json body = embeddingBody(target, texts);
    addCacheBypass(target, body);
    ModelRequest out;
    out.url = std::move(url->url);
    out.headers = cacheBypassHeaders();
    out.headers.push_back({"Accept", "application/json"});
    out.body = dumpJson(body);
    out.model = target.model;
    SecretHeader secret = secretHeaderFor(target);
    out.secretHeader = std::move(secret.name);
    out.secretPrefix = std::move(secret.prefix);
    if (url->secretRemoved)
        out.gaps.push_back(RequestGap::secretInUrlRemoved);
    return out;
}

Result<EmbeddingReply> readEmbeddingReply(ProviderApi api, const HttpResponse &response, size_t count, const std::string &where)
{
    const auto json = parseReplyJson(response, where);
    if (!json)
        return json.error();
    const Json *rows = jsonAt(*json, api == ProviderApi::geminiGenerateContent ? "embeddings" : "data");
    if (!rows || !rows->is_array())
        return embeddingError(where, bodyExcerpt(response.body));
    if (rows->size() != count)
        return embeddingError(where, std::to_string(rows->size()) + " vectors for " + std::to_string(count) + " texts");
    EmbeddingReply out;
    out.vectors.resize(count);
    if (Status taken = takeVectors(api, *rows, out.vectors, where); !taken)
        return taken.error();
    if (std::any_of(out.vectors.begin(), out.vectors.end(), [&](const auto &vector) { return vector.size() != out.vectors.front().size(); }))
        return embeddingError(where, "vectors of different lengths");
    out.model = jsonText(*json, "model").value_or("");
    out.usage.inputTokens = tokenCount(*json, api == ProviderApi::geminiGenerateContent ? "usageMetadata.promptTokenCount" : "usage.prompt_tokens");
    return out;
}

} // namespace cacheloupe
