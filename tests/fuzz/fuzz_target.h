// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace cacheloupe {

/// What one fuzz target does with one input; each target is a program of its own. libFuzzer calls it through
/// libfuzzer_entry.cpp, plain compilers through replay_and_mutate.cpp. Ends the process when a promise is broken.
void fuzzOne(std::string_view bytes);

} // namespace cacheloupe

/// Ends the process naming the broken promise, in release builds too.
#define FUZZ_VERIFY(promise) \
    do { \
        if (!(promise)) { \
            std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise); \
            std::abort(); \
        } \
    } while (false)
