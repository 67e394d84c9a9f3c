// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/http_client.h"
#include "core/replay/model_request.h"
#include "core/replay/provider_api.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// A model that a server offers.
struct ListedModel {
    std::string id;   ///< what a request names
    std::string name; ///< for people; empty when the server has none
    bool answers = true;  ///< false: told to be for something else (embeddings, pictures)
    bool operator==(const ListedModel &) const = default;
};

/// The models of one page, sorted by id, each once.
struct ModelList {
    std::vector<ListedModel> models;
    std::string nextPage; ///< for modelListRequest(); empty = that was all
};

/// GET of the server's models; the body is empty. On Azure these are the models of the resource, not its deployments. Fails
/// with parse/badUrl, also for an empty endpoint. Pure; any thread.
Result<ModelRequest> modelListRequest(const RequestTarget &target, const std::string &page = {});

/// Reads a 2xx reply. Fails, naming `where`, with parse/malformedJson or schema/notAnAnswer (short redacted excerpt).
Result<ModelList> readModelList(ProviderApi api, const HttpResponse &response, const std::string &where);

} // namespace cacheloupe
