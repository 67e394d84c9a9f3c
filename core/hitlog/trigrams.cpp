// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/trigrams.h"

#include "core/hitlog/text_fold.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::uint32_t numberOf(std::uint32_t trigram)
{
    return (trigram * 0x9E3779B1u) >> (32 - kTrigramBits);
}

constexpr std::array<std::uint8_t, 256> kLower = [] {
    std::array<std::uint8_t, 256> lower{};
    for (unsigned c = 0; c < 256; ++c)
        lower[c] = std::uint8_t(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return lower;
}();

/// Calls `visit` with the number of each trigram; the bytes are taken in lower case.
template <typename Visit>
void forEachTrigram(std::string_view text, const Visit &visit)
{
    if (text.size() < 3)
        return;
    const auto byte = [&](size_t i) { return std::uint32_t(kLower[std::uint8_t(text[i])]); };
    std::uint32_t trigram = byte(0) << 8 | byte(1);
    for (size_t i = 2; i < text.size(); ++i) {
        trigram = (trigram << 8 | byte(i)) & 0xFFFFFF;
        visit(trigram);
    }
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x80; });
}

} // namespace

void TrigramSignature::add(std::string_view text)
{
    const auto set = [this](std::uint32_t trigram) {
        const auto bit = numberOf(trigram);
        m_words[bit >> 6] |= std::uint64_t(1) << (bit & 63);
    };
    if (isAscii(text))
        forEachTrigram(text, set);
    else
        forEachTrigram(foldedForSearch(text), set);
}

std::vector<std::uint32_t> trigramsOf(std::string_view foldedNeedle)
{
    std::vector<std::uint32_t> bits;
    forEachTrigram(foldedNeedle, [&](std::uint32_t trigram) { bits.push_back(numberOf(trigram)); });
    std::sort(bits.begin(), bits.end());
    bits.erase(std::unique(bits.begin(), bits.end()), bits.end());
    return bits;
}

} // namespace cacheloupe
