// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/byte_search.h"

#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cacheloupe {

namespace {

bool equalsFolded(const char *text, std::string_view needle)
{
    for (size_t i = 0; i < needle.size(); ++i) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z')
            c = char(c | 0x20);
        if (c != needle[i])
            return false;
    }
    return true;
}

/// Candidates are where both bytes agree up to bit 5, the case bit.
bool containsScalar(const char *at, const char *last, std::string_view needle, size_t rare1, size_t rare2)
{
    const char a = char(needle[rare1] | 0x20);
    const char b = char(needle[rare2] | 0x20);
    for (; at <= last; ++at)
        if (char(at[rare1] | 0x20) == a && char(at[rare2] | 0x20) == b && equalsFolded(at, needle))
            return true;
    return false;
}

#if defined(__x86_64__)

bool anyCandidate(std::uint32_t bits, const char *at, std::string_view needle)
{
    for (; bits != 0; bits &= bits - 1)
        if (equalsFolded(at + __builtin_ctz(bits), needle))
            return true;
    return false;
}

bool containsSse2(const char *at, const char *last, std::string_view needle, size_t rare1, size_t rare2)
{
    const __m128i fold = _mm_set1_epi8(0x20);
    const __m128i a = _mm_set1_epi8(char(needle[rare1] | 0x20));
    const __m128i b = _mm_set1_epi8(char(needle[rare2] | 0x20));
    for (; at + 15 <= last; at += 16) {
        const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + rare1));
        const __m128i y = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + rare2));
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(x, fold), a), _mm_cmpeq_epi8(_mm_or_si128(y, fold), b));
        if (anyCandidate(std::uint32_t(_mm_movemask_epi8(both)), at, needle))
            return true;
    }
    return containsScalar(at, last, needle, rare1, rare2);
}

__attribute__((target("avx2"))) bool containsAvx2(const char *at, const char *last, std::string_view needle, size_t rare1, size_t rare2)
{
    const __m256i fold = _mm256_set1_epi8(0x20);
    const __m256i a = _mm256_set1_epi8(char(needle[rare1] | 0x20));
    const __m256i b = _mm256_set1_epi8(char(needle[rare2] | 0x20));
    for (; at + 31 <= last; at += 32) {
        const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + rare1));
        const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + rare2));
        const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_or_si256(x, fold), a), _mm256_cmpeq_epi8(_mm256_or_si256(y, fold), b));
        const auto bits = std::uint32_t(_mm256_movemask_epi8(both));
        if (bits != 0 && anyCandidate(bits, at, needle))
            return true;
    }
    return containsScalar(at, last, needle, rare1, rare2);
}

#endif

} // namespace

bool containsAsciiFolded(std::string_view text, std::string_view needle, size_t rare1, size_t rare2)
{
    if (text.size() < needle.size())
        return false;
    const char *last = text.data() + (text.size() - needle.size());
#if defined(__x86_64__)
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    return hasAvx2 ? containsAvx2(text.data(), last, needle, rare1, rare2) : containsSse2(text.data(), last, needle, rare1, rare2);
#else
    return containsScalar(text.data(), last, needle, rare1, rare2);
#endif
}

} // namespace cacheloupe
