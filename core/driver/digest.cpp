// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/digest.h"

#include <openssl/evp.h>

#include <array>

namespace cacheloupe {

namespace {

std::string digestHex(std::string_view bytes, const EVP_MD *algorithm)
{
    constexpr char kHexDigits[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, algorithm, nullptr) != 1)
        return {};
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
        out += kHexDigits[digest[i] >> 4];
        out += kHexDigits[digest[i] & 15];
    }
    return out;
}

} // namespace

std::string md5Hex(std::string_view bytes)
{
    return digestHex(bytes, EVP_md5());
}

std::string sha1Hex(std::string_view bytes)
{
    return digestHex(bytes, EVP_sha1());
}

} // namespace cacheloupe
