// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/driver/json.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// A whole `cacheloupe.hit/1` line as a Hit (source and line number are left to the caller). Fails with parse
/// (malformedJson, wrongType, missingField); `where` names the line. For one record at a time, not for loading.
Result<Hit> hitFromLine(std::string_view line, const std::string &where);

/// The event as a `cacheloupe.hit/1` object with `id`, `source` and `line`; absent values are left out.
Json hitToJson(const Hit &hit);

} // namespace cacheloupe
