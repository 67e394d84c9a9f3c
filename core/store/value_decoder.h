// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

struct DecodedValue {
    Json value;
    std::string encoding; ///< name of the decoder that read it; `bytes` when none did
};

/// Reads `text` with the first of these decoders that fits: `json` (objects, arrays and quoted strings), `lc-json`
/// (LangChain's serialised objects), `pyrepr`, `lc-prompt`, `lc-llm`, `text` (valid UTF-8). Never fails: bytes that no
/// decoder reads become {"b64": …} and encoding `bytes`. Any thread.
DecodedValue decodeValue(std::string_view text, const std::vector<std::string> &decoders);

} // namespace cacheloupe
