// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Trigrams are hashed into this many numbers.
inline constexpr unsigned kTrigramBits = 12;
inline constexpr std::uint32_t kTrigrams = 1u << kTrigramBits;

/// Which trigrams of folded bytes occur in some texts. One that lacks a trigram of a word proves that the word is in
/// none of the texts; one that has them all proves nothing.
class TrigramSignature {
public:
    /// The text is decoded UTF-8 of any case.
    void add(std::string_view text);
    bool has(std::uint32_t trigram) const { return (m_words[trigram >> 6] >> (trigram & 63)) & 1; }

    template <typename Visit>
    void forEach(const Visit &visit) const
    {
        for (std::uint32_t word = 0; word < m_words.size(); ++word)
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
                visit(word * 64 + std::uint32_t(__builtin_ctzll(bits)));
    }

private:
    std::array<std::uint64_t, kTrigrams / 64> m_words = {};
};

/// The trigrams that a text with this needle in it must have; none for needles under three bytes.
std::vector<std::uint32_t> trigramsOf(std::string_view foldedNeedle);

} // namespace cacheloupe
