// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Which trigrams of folded bytes occur in some texts, hashed into 16,384 bits. One that lacks a trigram of a word
/// proves that the word is in none of the texts; one that has them all proves nothing.
class TrigramSignature {
public:
    static constexpr unsigned kBits = 14;

    /// The text is decoded UTF-8 of any case.
    void add(std::string_view text);
    bool has(std::uint32_t bit) const { return (m_words[bit >> 6] >> (bit & 63)) & 1; }

private:
    std::array<std::uint64_t, (1u << kBits) / 64> m_words = {};
};

/// The trigrams that a text with this needle in it must have; none for needles under three bytes.
std::vector<std::uint32_t> trigramBits(std::string_view foldedNeedle);

} // namespace cacheloupe
