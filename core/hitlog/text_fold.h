// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

/// Lower case for comparing: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters; everything else stays. No
/// letter outside ASCII folds into ASCII.
std::string foldedForSearch(std::string_view utf8);

/// Finds one text in many, without regard to case. Immutable after construction; any thread. The needle is decoded
/// UTF-8; `isIn` takes decoded text, `isInRaw` the bytes of a JSON string that may hold escapes.
class TextNeedle {
public:
    explicit TextNeedle(std::string_view text);
    bool isIn(std::string_view text) const;
    bool isInRaw(std::string_view raw, bool hasEscapes) const;
    const std::string &folded() const { return m_folded; }

private:
    bool isInPlain(std::string_view text) const;

    std::string m_folded;
    std::string m_probe; ///< the longest ASCII run, for the byte scan
    size_t m_rare1 = 0;  ///< positions of its two rarest bytes
    size_t m_rare2 = 0;
    bool m_isAscii = true;
};

} // namespace cacheloupe
