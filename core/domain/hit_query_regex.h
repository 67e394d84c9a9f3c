// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A regular expression of the query language: POSIX extended syntax with `\d \D \w \W \s \S \b`, without regard to
/// ASCII case, matched anywhere in the bytes of a text. One object per thread. Compiling fails with parse/badQuery, also
/// for repetitions so large that matching could exhaust memory.
class HitQueryRegex {
public:
    static Result<HitQueryRegex> compile(std::string_view pattern);
    /// Where a pattern that does not compile goes wrong: the byte offset of the group that is not closed, or of what
    /// cannot follow the part before it. 0 when that cannot be told.
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
