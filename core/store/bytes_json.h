// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// RFC 4648 base64 with padding.
std::string base64(std::string_view bytes);

/// The bytes as a JSON string when they are UTF-8 text, else {"b64": …}.
Json bytesJson(std::string_view bytes);

/// The bytes that a latin-1 text stands for; characters beyond it become '?'.
std::string latin1FromUtf8(std::string_view text);

/// parseJson for text of unknown origin: nesting deeper than `maxDepth`, an object with thousands of members or a
/// million values fail with limit before anything is built.
Result<Json> parseForeignJson(std::string_view text, std::string where, size_t maxDepth = 64);

} // namespace cacheloupe
