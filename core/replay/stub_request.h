// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/replay/provider_api.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// A request as the stand-in model understands it, whichever API it came by.
struct StubRequest {
    std::vector<std::string> userTurns; ///< texts of the user, in order
    size_t inputBytes = 0;              ///< of all texts, for the token count
    bool stream = false;
};

/// The user's texts of a list of messages: `content` a text or a list of parts with a `text` (chat, messages), `parts` (Gemini).
std::vector<std::string> stubUserTurns(const Json &messages);

/// Reads the body of a request. Fails with schema/missingField naming the member when no message of a user is in it.
Result<StubRequest> readStubRequest(ProviderApi api, const Json &body);

} // namespace cacheloupe
