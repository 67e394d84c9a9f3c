// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/domain/key_fields.h"
#include "core/hitlog/hit_row_data.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace cacheloupe {

/// One side's key fields as hashes of their decoded values; 0 = absent. `all` stands for the whole set.
struct FieldHashes {
    std::array<std::uint32_t, kKeyFieldCount> values{};
    std::uint64_t all = 0;

    std::uint32_t of(KeyField field) const { return values[size_t(field)]; }
    void set(KeyField field, std::uint32_t value) { values[size_t(field)] = value; }
};

/// What a caller said of caching one call.
enum class CallerSays : std::uint8_t { nothing, cacheable, notCacheable };

/// What scans compare of one line and no column holds, as hashes of decoded texts; 0 = absent. The request's `model` and
/// `provider` stand in for route fields that are not logged. `question` is blind to ASCII case, white space and the marks
/// at its end.
struct LineFacts {
    std::uint64_t key = 0;
    std::uint64_t entry = 0;
    std::uint64_t user = 0;
    std::uint64_t session = 0;
    std::uint64_t question = 0;
    std::uint64_t answered = 0; ///< the cached question, as `question`
    std::uint64_t answer = 0;
    std::uint64_t rest = 0; ///< messages and parameters as they are written
    float temperature = kAbsent;
    CallerSays caller = CallerSays::nothing;
    FieldHashes asked;
    FieldHashes stored;
};

/// Reads them from good lines. 64 bytes behind a line must be readable. One object per thread.
class LineFactsReader {
public:
    LineFactsReader();
    ~LineFactsReader();
    LineFacts read(std::string_view line);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// As in FieldHashes.
std::uint32_t fieldValueHash(std::string_view value);

/// As LineFacts::question.
std::uint64_t questionHash(std::string_view question);

} // namespace cacheloupe
