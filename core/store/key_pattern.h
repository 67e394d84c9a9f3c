// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

using KeyCaptures = std::vector<std::pair<std::string, std::string>>;

/// `{prefix}_answer` with the captured parts in place of their names.
std::string filledText(std::string text, const KeyCaptures &captures);

/// A pattern for store keys and table names, such as `ai_cache:{id:hex64}:{cache_type:word}`. Kinds: `hexN` (N lower-
/// or upper-case hexadecimal digits), `digits`, `uuid`, `word` (letters, digits, `_ - .`) and `any` (one character or
/// more). A plain value; matching takes time linear in the key for every `any` or `word`.
class KeyPattern {
public:
    /// Fails with schema naming the pattern.
    static Result<KeyPattern> parse(std::string_view text);

    /// The named parts when the whole key fits.
    std::optional<KeyCaptures> match(std::string_view key) const;

    /// The key with these parts filled in; nullopt when one is missing.
    std::optional<std::string> fill(const KeyCaptures &captures) const;

    const std::string &text() const { return m_text; }
    /// Characters that stand for themselves: how specific the pattern is.
    size_t literalLength() const;

private:
    enum class Kind { literal, hex, digits, uuid, word, any };
    struct Part {
        Kind kind = Kind::literal;
        std::string text; ///< the literal, or the capture's name
        size_t length = 0;
    };
    static bool readPart(std::string_view body, Part &into);
    static bool fits(const Part &part, std::string_view key);
    using Views = std::vector<std::pair<std::string_view, std::string_view>>;
    bool matchFrom(size_t part, std::string_view rest, Views &captures) const;
    bool splitsAt(size_t part, size_t n, std::string_view rest, Views &captures) const;
    std::string m_text;
    std::vector<Part> m_parts;
    size_t m_shortest = 0;  ///< fewer letters never fit
    bool m_isFixed = true; ///< nor do more
};

} // namespace cacheloupe
