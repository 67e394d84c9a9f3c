// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_names.h"
#include "core/hitlog/hit_row_data.h"

#include <memory>
#include <string_view>

namespace cacheloupe {

/// Turns one `cacheloupe.hit/1` line into fixed-width values with simdjson On Demand. One object per thread, kept for
/// a whole load: it remembers the member order of the last line. Never fails: what cannot be read becomes a row of kind
/// malformed with its fault. Offsets in the result count from the start of the line; lineOffset, lineNumber and source
/// are the caller's.
class LineParser {
public:
    /// Bytes that must be readable behind a line given to parse().
    static size_t paddingBytes();

    explicit LineParser(HitNames &names);
    ~LineParser();

    HitRowData parse(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
