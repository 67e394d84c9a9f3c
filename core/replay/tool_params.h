// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>

namespace cacheloupe {

struct RequestParams;

/// Reads `tools`, `tool_choice` and their older and other providers' names into OpenAI's chat form; false for any other
/// name. Tools that a provider runs itself (web search, code) cannot be offered elsewhere and count as unread. Pure.
bool readToolParam(const std::string &name, const Json &value, RequestParams &out);

/// A JSON Schema from Gemini's older form, whose type names are upper case.
Json plainSchema(const Json &schema);

/// OpenAI's chat form of tools and of the choice in the forms of the others.
Json responsesTools(const Json &tools);
Json anthropicTools(const Json &tools);
Json geminiTools(const Json &tools);
Json responsesToolChoice(const Json &choice);
Json anthropicToolChoice(const Json &choice);
Json geminiToolConfig(const Json &choice);

} // namespace cacheloupe
