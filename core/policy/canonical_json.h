// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>

namespace cacheloupe
{

/// JSON that every language writes alike, so that all make the same digest of it (resources/clients/README.md): no
/// spaces, members in the order of their names' UTF-8 bytes, numbers as ECMAScript writes them. Any thread.
std::string canonicalJson(const Json &json);

/// A key field's value as it is compared, kept and logged: strings as they are, numbers and all else as canonical JSON;
/// nullopt for null.
std::optional<std::string> keyFieldText(const Json &json);

} // namespace cacheloupe
