// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/store/store_finding.h"

namespace cacheloupe {

/// A finding of the doctor as an object with stable keys; the sentences are English, `values` are the bare facts.
Json storeFindingJson(const StoreFinding &finding);

/// The same as some lines to read on a terminal.
std::string storeFindingLines(const StoreFinding &finding);

} // namespace cacheloupe
