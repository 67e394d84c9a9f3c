// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace cacheloupe {

/// What was seen on the way through a line.
struct JsonScanSeen {
    bool backslash = false;
    bool highByte = false; ///< UTF-8 that is still to be checked
};

/// The byte behind the string that begins with the quote at `at`; null when it does not end before `end` or holds a
/// control character. Reads up to 16 bytes behind `end`.
const char *stringEnd(const char *at, const char *end, JsonScanSeen &seen);

/// The byte behind the array or object that begins at `at`, brackets paired; null when in doubt.
const char *nestedEnd(const char *at, const char *end, JsonScanSeen &seen);

/// The byte behind a value of any kind; null when in doubt.
const char *valueEnd(const char *at, const char *end, JsonScanSeen &seen);

/// The number at `at`, correctly rounded, with `at` moved behind it; nothing for numbers with exponents and for what is
/// no JSON number. Reads up to 8 bytes behind `end`.
std::optional<double> plainNumber(const char *&at, const char *end);

} // namespace cacheloupe
