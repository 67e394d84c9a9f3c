// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A regular expression of the query language: RE2 syntax (no back references), without regard to case, matched anywhere
/// in a text in time linear in it; bytes that are no UTF-8 match nothing but do no harm. Any thread may match. Compiling
/// fails with parse/badQuery, also for more than 500 bytes and for repetitions that would take too much memory.
class HitQueryRegex {
public:
    static Result<HitQueryRegex> compile(std::string_view pattern);
    /// Where a pattern that does not compile goes wrong: the byte offset of the group that is not closed, or of what
    /// cannot stand there. 0 when that cannot be told.
    static size_t faultIn(std::string_view pattern);
    HitQueryRegex(HitQueryRegex &&other) noexcept;
    HitQueryRegex &operator=(HitQueryRegex &&other) noexcept;
    ~HitQueryRegex();

    bool isFoundIn(std::string_view text) const;

private:
    struct Compiled;
    explicit HitQueryRegex(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace cacheloupe
