// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <span>

namespace cacheloupe {

namespace {

constexpr size_t kSigningBytes = 32;
constexpr size_t kSignatureBytes = 64;
constexpr std::string_view kHexDigits = "0123456789abcdef";

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::string hexOf(std::span<const unsigned char> bytes)
{
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += kHexDigits[byte >> 4];
        text += kHexDigits[byte & 15];
    }
    return text;
}

template <size_t Size>
bool readHex(std::string_view text, std::array<unsigned char, Size> &into)
{
    if (text.size() != 2 * Size)
        return false;
    for (size_t i = 0; i < Size; ++i) {
        const auto high = kHexDigits.find(text[2 * i]);
        const auto low = kHexDigits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return false;
        into[i] = static_cast<unsigned char>(high << 4 | low);
    }
    return true;
}

const unsigned char *unsignedBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

PrivateKey privateKey(const Secret &signingKey)
{
    std::array<unsigned char, kSigningBytes> raw{};
    PrivateKey key(nullptr, EVP_PKEY_free);
    if (readHex(signingKey.reveal(), raw))
        key.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()));
    OPENSSL_cleanse(raw.data(), raw.size());
    return key;
}

Error noSigningKey(const std::string &where)
{
    return {ErrorCode::denied, ErrorReason::approvalInvalid, where, "not a signing key of 64 hexadecimal digits"};
}

} // namespace

Result<Secret> newSigningKey()
{
    std::array<unsigned char, kSigningBytes> raw{};
    if (RAND_bytes(raw.data(), int(raw.size())) != 1)
        return Error{ErrorCode::internal, ErrorReason::none, "RAND_bytes", {}};
    Secret secret(hexOf(raw));
    OPENSSL_cleanse(raw.data(), raw.size());
    return secret;
}

Result<std::string> publicKeyOf(const Secret &signingKey, const std::string &where)
{
    const auto key = privateKey(signingKey);
    std::array<unsigned char, kSigningBytes> raw{};
    size_t size = raw.size();
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), raw.data(), &size) != 1)
        return noSigningKey(where);
    return hexOf(raw);
}

Result<std::string> signBytes(const Secret &signingKey, std::string_view bytes, const std::string &where)
{
    const auto key = privateKey(signingKey);
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::array<unsigned char, kSignatureBytes> raw{};
    size_t size = raw.size();
    const bool done = key && context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestSign(context.get(), raw.data(), &size, unsignedBytes(bytes), bytes.size()) == 1;
    return done ? Result<std::string>(hexOf(raw)) : Result<std::string>(noSigningKey(where));
}

bool isSignedBy(std::string_view publicKey, std::string_view bytes, std::string_view signature)
{
    std::array<unsigned char, kSigningBytes> rawKey{};
    std::array<unsigned char, kSignatureBytes> rawSignature{};
    if (!readHex(publicKey, rawKey) || !readHex(signature, rawSignature))
        return false;
    const PrivateKey key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, rawKey.data(), rawKey.size()), EVP_PKEY_free);
    const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), rawSignature.data(), rawSignature.size(), unsignedBytes(bytes), bytes.size()) == 1;
}

} // namespace cacheloupe
