// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

struct DecodedValue {
    std::optional<Json> value; ///< unset where the bytes stay what they are, text or not
    std::string encoding; ///< name of the decoder that read it; `zlib+json` when it was packed; `bytes` when none did
    std::string refusal;  ///< what a decoder recognised and refused, and why: `pickle: byte 21: would run posix.system`
};

/// Reads `bytes` with the first of these decoders that fits: `json` (objects, arrays and quoted strings), `lc-json`
/// (LangChain's serialised objects), `pyrepr`, `lc-prompt`, `lc-llm`, `chat-request`, `chunks`, `scoped-query`,
/// `partition` (gateway_text.h), `text` (valid UTF-8), `packed` (zlib, gzip, zstd
/// or lz4 by their first bytes, then the same decoders), `brotli`, `pickle` (never runs anything), `msgpack`, `cbor`,
/// `binary` (the last five). Never fails: bytes that no decoder reads stay, with encoding `bytes`. Memory
/// stays within bounds whatever the bytes say. Any thread.
DecodedValue decodeValue(std::string_view bytes, const std::vector<std::string> &decoders);

} // namespace cacheloupe
