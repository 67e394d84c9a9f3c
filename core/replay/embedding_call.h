// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/http_client.h"
#include "core/replay/model_request.h"
#include "core/replay/provider_api.h"

#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// The vectors of some texts, in the texts' order; all of one length.
struct EmbeddingReply {
    std::vector<std::vector<float>> vectors;
    std::string model;
    TokenUsage usage;
};

/// False for Anthropic, which offers no embeddings.
bool offersEmbeddings(ProviderApi api);
/// How many texts one call may hold.
size_t maxEmbeddingTexts(ProviderApi api);

/// One call for the texts, none of them empty. Fails with unsupported, with schema/missingField (model, texts), with limit
/// (more texts than a call may hold) or with parse/badUrl. Pure; any thread.
Result<ModelRequest> buildEmbeddingRequest(const RequestTarget &target, std::span<const std::string> texts);

/// Reads a 2xx reply for `count` texts. Fails, naming `where`, with parse/malformedJson, with what an error object in it says
/// or with schema/notAnAnswer: a vector is missing, twice there, empty, of another length, or holds what is no number.
Result<EmbeddingReply> readEmbeddingReply(ProviderApi api, const HttpResponse &response, size_t count, const std::string &where);

} // namespace cacheloupe
