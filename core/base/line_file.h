// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace cacheloupe {

/// A line of a text file, without its end. `bytes` holds until the next one is read.
struct FileLine {
    std::uint64_t number = 0; ///< 1-based
    std::uint64_t offset = 0; ///< of the first of `bytes`
    std::string_view bytes;   ///< empty when overlong
    bool overlong = false;    ///< longer than was allowed: passed over
};

/// Hands on the lines of a file one by one, a line at a time in memory; `\r\n` ends a line too, a byte order mark is left out.
/// `onLine` returns false to end early. Fails with io. Any thread.
Status forEachLine(const ReadFile &file, size_t maxLineBytes, const std::function<bool(const FileLine &)> &onLine);

} // namespace cacheloupe
