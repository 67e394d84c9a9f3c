// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Parses a built-in JSON file of the demo and hands it to `read`. Fails with internal when the file is not built in or
/// lacks what `read` looks for, with parse when it is no JSON.
Status readDemoResource(std::string_view path, const std::function<void(const Json &)> &read);

/// The array of texts behind `name`; empty when there is none.
std::vector<std::string> demoTexts(const Json &json, std::string_view name);

} // namespace cacheloupe
