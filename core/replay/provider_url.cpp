// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/provider_url.h"

#include "core/base/utf8.h"
#include "core/driver/http_client.h"
#include "core/driver/http_url.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// The last GA version of Azure's dated API; the v1 form needs none.
constexpr std::string_view kAzureVersion = "2024-10-21";

/// An endpoint in pieces: scheme and host with port, path without trailing slashes, query without secrets.
struct EndpointPieces {
    std::string origin;
    std::string path;
    std::string query;
    bool secretRemoved = false;
};

bool isSecretName(std::string_view name)
{
    constexpr std::array<std::string_view, 12> names = {"key",   "api_key", "api-key", "apikey", "access_token", "token", "auth", "authorization",
                                                        "x-api-key", "subscription-key", "ocp-apim-subscription-key", "sig"};
    const std::string lower = asciiLower(name);
    return std::find(names.begin(), names.end(), lower) != names.end();
}

void takeQuery(std::string_view query, EndpointPieces &out)
{
    while (!query.empty()) {
        const size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (isSecretName(pair.substr(0, pair.find('='))))
            out.secretRemoved = true;
        else if (!pair.empty())
            out.query += (out.query.empty() ? "" : "&") + std::string(pair);
    }
}

Result<EndpointPieces> takeApart(std::string_view endpoint)
{
    const std::string_view text = trimmed(endpoint);
    if (!parseHttpUrl(text))
        return Error{ErrorCode::parse, ErrorReason::badUrl, urlForDisplay(text), "expected http://… or https://…"};
    EndpointPieces out;
    const size_t hostAt = text.find("://") + 3;
    const size_t pathAt = std::min(text.find_first_of("/?#", hostAt), text.size());
    std::string_view host = text.substr(hostAt, pathAt - hostAt);
    if (const size_t at = host.rfind('@'); at != std::string_view::npos) {
        host.remove_prefix(at + 1);
        out.secretRemoved = true;
    }
    out.origin = std::string(text.substr(0, hostAt)) + std::string(host);
    const std::string_view rest = text.substr(pathAt, text.find('#') == std::string_view::npos ? std::string_view::npos : text.find('#') - pathAt);
    const size_t queryAt = std::min(rest.find('?'), rest.size());
    out.path = rest.substr(0, queryAt);
    while (out.path.ends_with('/'))
        out.path.pop_back();
    takeQuery(rest.substr(std::min(queryAt + 1, rest.size())), out);
    return out;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~@").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            (((out += '%') += hex[byte >> 4]) += hex[byte & 15]);
        }
    }
    return out;
}

/// Cuts the path of a call off, so that an endpoint may be the URL of any of the provider's calls.
void cutCall(std::string &path)
{
    for (const std::string_view call : {"/chat/completions", "/completions", "/responses", "/embeddings", "/messages/batches", "/messages", "/models"}) {
        if (path.ends_with(call)) {
            path.resize(path.size() - call.size());
            return;
        }
    }
}

bool endsWithVersion(std::string_view path)
{
    const std::string_view last = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
    return last.size() > 1 && last[0] == 'v' && last[1] >= '0' && last[1] <= '9';
}

void addQuery(EndpointPieces &pieces, std::string_view name, std::string_view value)
{
    const std::string begin = std::string(name) + '=';
    if (pieces.query.starts_with(begin) || pieces.query.find('&' + begin) != std::string::npos)
        return;
    pieces.query += (pieces.query.empty() ? "" : "&") + begin + std::string(value);
}

std::string openAiCall(ProviderApi api, ProviderCall call)
{
    if (call == ProviderCall::models)
        return "/models";
    if (call == ProviderCall::embeddings)
        return "/embeddings";
    return api == ProviderApi::openAiResponses ? "/responses" : "/chat/completions";
}

void toOpenAi(EndpointPieces &pieces, ProviderApi api, ProviderCall call)
{
    cutCall(pieces.path);
    if (pieces.path.empty())
        pieces.path = "/v1";
    pieces.path += openAiCall(api, call);
}

void toAnthropic(EndpointPieces &pieces, ProviderCall call)
{
    cutCall(pieces.path);
    if (!endsWithVersion(pieces.path))
        pieces.path += "/v1";
    pieces.path += call == ProviderCall::models ? "/models" : "/messages";
    if (call == ProviderCall::models)
        addQuery(pieces, "limit", "1000");
}

/// `models/NAME` or `tunedModels/NAME`; gateways' prefixes (google/, gemini/) are cut off.
std::string geminiModelPath(std::string_view model)
{
    const std::string_view kind = model.starts_with("tunedModels/") ? "/tunedModels/" : "/models/";
    return std::string(kind) + percentEncoded(model.substr(model.rfind('/') == std::string_view::npos ? 0 : model.rfind('/') + 1));
}

void toGemini(EndpointPieces &pieces, const std::string &model, ProviderCall call)
{
    for (const std::string_view part : {"/models", "/tunedModels"}) {
        if (const size_t at = pieces.path.find(part); at != std::string::npos)
            pieces.path.resize(at);
    }
    if (pieces.path.empty())
        pieces.path = "/v1beta";
    if (call == ProviderCall::models) {
        pieces.path += "/models";
        return addQuery(pieces, "pageSize", "1000");
    }
    pieces.path += geminiModelPath(model);
    if (call == ProviderCall::embeddings)
        pieces.path += ":batchEmbedContents";
    else
        pieces.path += call == ProviderCall::streamedAnswer ? ":streamGenerateContent" : ":generateContent";
    if (call == ProviderCall::streamedAnswer)
        addQuery(pieces, "alt", "sse");
}

void toAzure(EndpointPieces &pieces, const std::string &model, ProviderCall call)
{
    const size_t openAiAt = pieces.path.find("/openai");
    const size_t deploymentAt = pieces.path.find("/openai/deployments/");
    const std::string suffix = openAiCall(ProviderApi::azureOpenAi, call);
    if (pieces.path.find("/openai/v1") != std::string::npos) {
        pieces.path = pieces.path.substr(0, pieces.path.find("/openai/v1")) + "/openai/v1" + suffix;
        return;
    }
    if (openAiAt == std::string::npos)
        cutCall(pieces.path);
    const std::string before = pieces.path.substr(0, openAiAt);
    if (call == ProviderCall::models) {
        pieces.path = before + "/openai/models";
    } else if (deploymentAt != std::string::npos) {
        const size_t nameAt = deploymentAt + std::string_view("/openai/deployments/").size();
        pieces.path = pieces.path.substr(0, std::min(pieces.path.find('/', nameAt), pieces.path.size())) + suffix;
    } else {
        pieces.path = before + "/openai/deployments/" + percentEncoded(model) + suffix;
    }
    addQuery(pieces, "api-version", kAzureVersion);
}

std::string hostOf(const RequestTarget &target)
{
    const auto url = parseHttpUrl(trimmed(target.endpoint));
    return url ? url->host : std::string();
}

} // namespace

Result<ProviderUrl> providerUrl(const RequestTarget &target, ProviderCall call)
{
    if (trimmed(target.endpoint).empty())
        return ProviderUrl{};
    auto pieces = takeApart(target.endpoint);
    if (!pieces)
        return pieces.error();
    switch (target.api) {
    case ProviderApi::openAiChat:
    case ProviderApi::openAiResponses:
        toOpenAi(*pieces, target.api, call);
        break;
    case ProviderApi::anthropicMessages:
        toAnthropic(*pieces, call);
        break;
    case ProviderApi::geminiGenerateContent:
        toGemini(*pieces, target.model, call);
        break;
    case ProviderApi::azureOpenAi:
        toAzure(*pieces, target.model, call);
        break;
    }
    return ProviderUrl{pieces->origin + pieces->path + (pieces->query.empty() ? "" : '?' + pieces->query), pieces->secretRemoved};
}

std::string azureDeployment(std::string_view endpoint)
{
    constexpr std::string_view before = "/openai/deployments/";
    const size_t at = endpoint.find(before);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = endpoint.substr(at + before.size());
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

bool isOpenAiServer(const RequestTarget &target)
{
    const std::string host = hostOf(target);
    return target.api == ProviderApi::azureOpenAi || host == "api.openai.com" || host.ends_with(".api.openai.com");
}

SecretHeader secretHeaderFor(const RequestTarget &target)
{
    switch (target.api) {
    case ProviderApi::anthropicMessages:
        return {"x-api-key", ""};
    case ProviderApi::azureOpenAi:
        return {"api-key", ""};
    case ProviderApi::geminiGenerateContent:
        // Vertex AI takes an access token instead of a key.
        if (!hostOf(target).ends_with("aiplatform.googleapis.com"))
            return {"x-goog-api-key", ""};
        break;
    default:
        break;
    }
    return {};
}

} // namespace cacheloupe
