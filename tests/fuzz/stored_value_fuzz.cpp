// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_target.h"

#include "core/base/utf8.h"
#include "core/store/value_decoder.h"

using namespace cacheloupe;

/// Whatever stands in a store is shown: every list of decoders gives a value that can be written as JSON and the name of
/// what read it.
void cacheloupe::fuzzOne(std::string_view bytes)
{
    const std::vector<std::string> kLists[] = {
        {"lc-json", "json", "pyrepr", "text", "binary"},
        {"packed", "msgpack"},
        {"cbor", "brotli"},
        {"chat-request", "chunks", "scoped-query", "partition", "lc-prompt"},
        {"lc-llm"},
    };
    for (const auto &decoders : kLists) {
        const auto decoded = decodeValue(bytes, decoders);
        FUZZ_VERIFY(!decoded.encoding.empty());
        FUZZ_VERIFY(!decoded.value || isValidUtf8(dumpJson(*decoded.value)));
        FUZZ_VERIFY(isValidUtf8(decoded.refusal));
    }
}
