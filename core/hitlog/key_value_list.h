// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

namespace cacheloupe {

/// OTLP/JSON writes maps as lists of `{"key", "value": {"stringValue": …}}`. Turns all of them inside `json` into plain
/// members, with dotted keys as nested members (`llm.input_messages.0.message.role` gives a list of messages) and typed
/// values as plain ones (64-bit whole numbers also when they stand as text).
Json withPlainMembers(const Json &json);

} // namespace cacheloupe
