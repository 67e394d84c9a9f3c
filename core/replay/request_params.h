// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The parameters of a request whichever provider's names they were logged under, in the form of OpenAI's chat completions:
/// temperature, top_p, top_k, max_tokens, stop (array), seed, presence_penalty, frequency_penalty, logit_bias,
/// response_format, reasoning_effort, verbosity, tools, tool_choice, parallel_tool_calls; and as logged, for the one
/// provider that has them, thinking (Anthropic) and thinking_config (Gemini). A plain value.
struct RequestParams {
    Json values = Json::object();
    std::string maxTokensName;       ///< as logged: `max_tokens`, `max_completion_tokens`, …; empty = not logged
    std::string system;              ///< a system prompt that was logged among the parameters
    bool streamed = false;
    std::vector<std::string> unread; ///< names, or values of known names, that no API takes

    bool has(const char *name) const { return values.contains(name); }
};

/// Reads a parameter object; what is none is read as empty. What does not shape the answer (user, store, metadata, time-outs) is passed over.
RequestParams readRequestParams(std::string_view json);

/// Takes each value of `other` that `params` has no name for; true when there was one.
bool fillRequestParams(RequestParams &params, const RequestParams &other);

} // namespace cacheloupe
