// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// What keys are made of, as far as it is known of one request. Empty is unknown.
struct KeyRequest {
    std::string model;
    std::string messagesJson; ///< a JSON array
    std::string paramsJson;   ///< a JSON object: temperature and other options
    std::string question;     ///< the text that is looked up; of the last message when it is not given
    std::string systemVersion;
    std::string prompt;       ///< LangChain: the prompt as the cache was given it
    std::string llmString;    ///< LangChain: its llm_string (Python), llmKey (JavaScript)
    std::vector<std::pair<std::string, std::string>> filters; ///< RedisVL: name and value
    std::int64_t index = 0;   ///< LangChain.js: which generation
};

/// A pasted request: `model`, `messages`, `params` (or `temperature`), `question`, `system_version`, `prompt`,
/// `llm_string` (or `llmKey`), `filters`, `index`. Fails with parse, or schema naming the member.
Result<KeyRequest> parseKeyRequest(std::string_view json, const std::string &where);

/// The same of a logged event.
KeyRequest keyRequestOf(const Hit &hit);

enum class KeyMatch : std::uint8_t { matches, differs, cannot };
/// `matches`, `differs`, `cannot`.
std::string_view keyMatchName(KeyMatch match);

/// What came of one recipe: the key it makes, or which inputs it misses.
struct KeyRecomputation {
    KeyMatch match = KeyMatch::cannot;
    std::string recipe;   ///< `seed-001-redis`, `seed-001-sqlite`, `seed-002-redis`, `seed-003-pairs`, `seed-003-versioned`,
                          ///< `langchain-py-redis`, `langchain-py-sqlite-md5`, `langchain-redis-json`, `langchain-js-redis`,
                          ///< `langchain-js-file`, `redisvl-semantic`
    std::string computed; ///< the key, with the prefix and suffix of the stored one
    std::vector<std::string> missing; ///< names as parseKeyRequest knows them
};

/// Makes the key of the request by every recipe whose keys look like the stored one (all of them when it is empty), or
/// by the recipe named. A match comes first, then what differs, then what cannot be said; empty when no recipe makes
/// such keys. Pure; any thread.
std::vector<KeyRecomputation> recomputeKey(const KeyRequest &request, std::string_view storedKey = {}, std::string_view recipe = {});

} // namespace cacheloupe
