// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The way a server is asked. `openAiChat` is also what Ollama, vLLM, llama.cpp and most gateways speak.
enum class ProviderApi : std::uint8_t { openAiChat, openAiResponses, anthropicMessages, geminiGenerateContent, azureOpenAi };

/// `openai`, `openai-responses`, `anthropic`, `gemini`, `azure`.
std::string_view providerApiName(ProviderApi api);
std::optional<ProviderApi> providerApiFromName(std::string_view name);

/// A gateway whose cache is asked by a member of the request's body, which other servers refuse.
enum class Gateway : std::uint8_t { unknown, liteLlm };

/// Whom to ask and how. A plain value.
struct RequestTarget {
    ProviderApi api = ProviderApi::openAiChat;
    std::string endpoint; ///< as people type it: with or without /v1, a trailing slash or the whole path
    std::string model;    ///< empty = the model the hit logged; on Azure the deployment
    bool stream = false;
    Gateway gateway = Gateway::unknown; ///< unknown = told by the endpoint's name where possible
};

} // namespace cacheloupe
