// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

/// A logged answer that is nothing but tool calls, in the form of ModelReply::toolCallsJson whichever API wrote it (a list, an
/// object with `tool_calls` or one call); empty when the answer is anything else. Pure; any thread.
std::string canonicalToolCalls(std::string_view answer);

} // namespace cacheloupe
