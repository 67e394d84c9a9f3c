// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/store/entry_layout.h"

#include <string_view>

namespace cacheloupe {

/// What the path leads to; empty lists do not count.
const Json *found(const Json &document, std::string_view path);
/// The first path that leads to something.
const Json *firstOf(const Json &document, const LayoutPaths &paths);

/// What bytesJson makes of bytes that are no text.
bool isBinary(const Json &value);

} // namespace cacheloupe
