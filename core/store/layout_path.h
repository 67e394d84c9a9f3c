// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/store/entry_layout.h"

namespace cacheloupe {

/// The first path that leads to something; empty lists do not count.
const Json *firstOf(const Json &document, const LayoutPaths &paths);

/// What bytesJson makes of bytes that are no text.
bool isBinary(const Json &value);

} // namespace cacheloupe
