// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_row_data.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>

namespace cacheloupe {

/// What a decision about a lookup needs of its line and no column holds, numbers in full precision. NaN and 0 = absent.
struct LookupLine {
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    double similarity = kNone;
    double ageS = kNone; ///< as servedAgeS()
    double temperature = kNone;
    double keyEpoch = kNone; ///< the entry's `key_epoch`, else the event's
    std::uint64_t key = 0;   ///< hash of the cache key
    std::uint64_t entry = 0; ///< hash of the entry's id
    bool notCacheable = false; ///< the caller said `cacheable: false`
    bool namesEntry = false;   ///< the entry's id or the question it answers is logged
    bool hasCreation = false;  ///< the entry's `created_at` is a time
    bool sameQuestion = false; ///< asked and answered question are the same text, not empty
    /// Bits of route.model and route.provider: the event's own `model` and `provider` are there; differ from what the
    /// entry's fields say.
    std::uint32_t standIns = 0;
    std::uint32_t standInsDiffer = 0;
};

/// Reads them from good lines, several times as fast as a whole record. 64 bytes behind a line must be readable. One
/// object per thread.
class LookupLineReader {
public:
    LookupLineReader();
    ~LookupLineReader();
    /// `timeMs` is the event's time or kAbsentTime. A line that cannot be read is an empty one.
    LookupLine read(std::string_view line, std::int64_t timeMs);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
