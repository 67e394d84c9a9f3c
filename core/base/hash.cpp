// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <array>
#include <bit>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

std::uint64_t load64(const unsigned char *p)
{
    std::uint64_t v;
    std::memcpy(&v, p, sizeof v);
    if constexpr (std::endian::native == std::endian::big)
        v = __builtin_bswap64(v);
    return v;
}

std::uint64_t finalMix(std::uint64_t k)
{
    k ^= k >> 33;
    k *= 0xff51afd7ed558ccdULL;
    k ^= k >> 33;
    k *= 0xc4ceb9fe1a85ec53ULL;
    return k ^ (k >> 33);
}

constexpr std::uint64_t kC1 = 0x87c37b91114253d5ULL;
constexpr std::uint64_t kC2 = 0x4cf5ad432745937fULL;

std::uint64_t mix1(std::uint64_t k) { return std::rotl(k * kC1, 31) * kC2; }
std::uint64_t mix2(std::uint64_t k) { return std::rotl(k * kC2, 33) * kC1; }

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<std::uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using Sha256State = std::array<std::uint32_t, 8>;

/// `Variant`: as langchainJsSha256Hex().
template <bool Variant>
void sha256Block(Sha256State &state, const unsigned char *block)
{
    std::array<std::uint32_t, 64> w{};
    for (size_t i = 0; i < 16; ++i)
        w[i] = std::uint32_t(block[4 * i]) << 24 | std::uint32_t(block[4 * i + 1]) << 16 | std::uint32_t(block[4 * i + 2]) << 8
            | block[4 * i + 3];
    for (size_t i = 16; i < 64; ++i) {
        const auto s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const auto s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (size_t i = 0; i < 64; ++i) {
        const auto s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const bool isOdd = Variant && (i % 4 == 1 || i % 4 == 2);
        const auto t1 = isOdd ? g + s1 + ((h & e) ^ (~h & f)) + kRound[i] + w[i] : h + s1 + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
        const auto s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const auto t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const Sha256State add = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; ++i)
        state[i] += add[i];
}

} // namespace

Hash128 hash128(std::string_view bytes)
{
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    const size_t blocks = bytes.size() / 16;
    std::uint64_t h1 = 0;
    std::uint64_t h2 = 0;
    for (size_t i = 0; i < blocks; ++i) {
        h1 ^= mix1(load64(data + 16 * i));
        h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729;
        h2 ^= mix2(load64(data + 16 * i + 8));
        h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    std::array<unsigned char, 16> tail{};
    const size_t rest = bytes.size() % 16;
    if (rest > 0)
        std::memcpy(tail.data(), data + 16 * blocks, rest);
    if (rest > 8)
        h2 ^= mix2(load64(tail.data() + 8));
    if (rest > 0)
        h1 ^= mix1(load64(tail.data()));
    h1 ^= bytes.size();
    h2 ^= bytes.size();
    h1 += h2;
    h2 += h1;
    h1 = finalMix(h1);
    h2 = finalMix(h2);
    h1 += h2;
    h2 += h1;
    return {h1, h2};
}

std::string toHex(const Hash128 &hash)
{
    std::string out(32, '0');
    for (size_t i = 0; i < 16; ++i) {
        out[i] = kHexDigits[(hash.high >> (60 - 4 * i)) & 15];
        out[16 + i] = kHexDigits[(hash.low >> (60 - 4 * i)) & 15];
    }
    return out;
}

namespace {

template <bool Variant>
std::string sha256HexOf(std::string_view bytes)
{
    Sha256State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    size_t done = 0;
    for (; done + 64 <= bytes.size(); done += 64)
        sha256Block<Variant>(state, data + done);
    std::array<unsigned char, 128> tail{};
    const size_t rest = bytes.size() - done;
    if (rest > 0)
        std::memcpy(tail.data(), data + done, rest);
    tail[rest] = 0x80;
    const size_t padded = rest < 56 ? 64 : 128;
    const std::uint64_t bits = std::uint64_t(bytes.size()) * 8;
    for (size_t i = 0; i < 8; ++i)
        tail[padded - 1 - i] = static_cast<unsigned char>(bits >> (8 * i));
    for (size_t i = 0; i < padded; i += 64)
        sha256Block<Variant>(state, tail.data() + i);
    std::string out;
    out.reserve(64);
    for (const auto word : state)
        for (int shift = 28; shift >= 0; shift -= 4)
            out += kHexDigits[(word >> shift) & 15];
    return out;
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    return sha256HexOf<false>(bytes);
}

std::string langchainJsSha256Hex(std::string_view bytes)
{
    return sha256HexOf<true>(bytes);
}

} // namespace cacheloupe
