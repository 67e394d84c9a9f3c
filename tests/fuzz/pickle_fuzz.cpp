// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_target.h"

#include "core/base/utf8.h"
#include "core/store/pickle_reader.h"

using namespace cacheloupe;

/// Any bytes are a plain value or an error that says where and why; small limits are kept.
void cacheloupe::fuzzOne(std::string_view bytes)
{
    PickleLimits limits;
    limits.maxNodes = 20'000;
    limits.maxTextBytes = 1 << 20;
    const auto value = parsePickle(bytes, "fuzz", limits);
    if (value)
        FUZZ_VERIFY(isValidUtf8(dumpJson(*value)));
    else
        FUZZ_VERIFY(value.error().detail.starts_with("byte "));
}
