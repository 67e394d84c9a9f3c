// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string_view>

namespace cacheloupe {

/// A chat request as a provider gets it: {"question", "system", "messages", "model", "params"}; nullopt when the text is
/// no JSON object with messages.
std::optional<Json> decodeChatRequest(std::string_view text);

/// A stored stream, a JSON array of chunks or of their texts: {"text": the pieces joined, "last": the last chunk, "count"}.
std::optional<Json> decodeStreamChunks(std::string_view text);

/// A question behind the vLLM router's scope prefix (`cache-scope a b c question`): {"scope": [a, b, c], "question"};
/// nullopt without the prefix.
std::optional<Json> decodeScopedQuery(std::string_view text);

/// The vLLM router's partition key `recipe:decision:request_model:selected_model:protocol:namespace:epoch` with %3A for
/// colons inside: an object of these names; nullopt for other texts, such as the plain model of older entries.
std::optional<Json> decodePartition(std::string_view text);

} // namespace cacheloupe
