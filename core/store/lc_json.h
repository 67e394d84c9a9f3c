// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// The text of a message content: a string as it is, the text blocks of a list joined by line breaks.
std::string plainContent(const Json &content);

/// LangChain's `prompt` column (formats.md section 4.1): {"question", "messages":[{role, content}], "system"}. Plain
/// text becomes one user message. The question is the last human message.
Json decodeLcPrompt(std::string_view prompt);

/// LangChain's `llm` string: model constructor JSON, `---`, Python repr of the call parameters; or only the repr.
/// Gives {"model", "provider", "params":{…}}; keys of secrets are left out.
Json decodeLcLlm(std::string_view llm);

} // namespace cacheloupe
