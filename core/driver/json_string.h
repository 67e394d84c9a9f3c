// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// A string inside a JSON text: where it stands there, quotes included, and what it says.
struct JsonString {
    size_t at = 0;
    size_t sizeBytes = 0;
    std::string text;
};

/// The string behind a dotted path (as jsonAt), empty for a text that is one string. Fails with parse/malformedJson,
/// notFound when the path leads nowhere, and schema when something else than a string stands there. Any thread.
Result<JsonString> findJsonString(std::string_view json, std::string_view dottedPath, std::string where);

/// The JSON text with another string in that place; every other byte stays. Written with \u escapes where the whole text
/// keeps to ASCII, as it may have to.
std::string withJsonString(std::string_view json, const JsonString &place, std::string_view text);

} // namespace cacheloupe
