// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// JSON for small documents (policies, layouts, settings, answers); member order is kept. Hit logs go through simdjson.
using Json = nlohmann::ordered_json;

/// Parses a whole document; fails with parse/malformedJson naming `where` and the byte.
Result<Json> parseJson(std::string_view text, std::string where);

/// Compact (`indent` < 0) or indented text; ill-formed UTF-8 becomes U+FFFD, so this never throws.
std::string dumpJson(const Json &json, int indent = -1);

/// The value behind a dotted path (`choices.0.message.content`); nullptr when any step is missing.
const Json *jsonAt(const Json &json, std::string_view dottedPath);

/// A member as text (strings as they are, numbers and booleans as JSON, null and absent as nullopt).
std::optional<std::string> jsonText(const Json &json, std::string_view dottedPath);
/// A member as number; numeric strings count too.
std::optional<double> jsonNumber(const Json &json, std::string_view dottedPath);
std::optional<bool> jsonBool(const Json &json, std::string_view dottedPath);

} // namespace cacheloupe
