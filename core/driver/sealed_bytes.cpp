// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sealed_bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <climits>
#include <memory>

namespace cacheloupe {

namespace {

constexpr size_t kKeyBytes = 32;
constexpr size_t kNonceBytes = 12;
constexpr size_t kTagBytes = 16;
constexpr std::string_view kDigits = "0123456789abcdef";

/// The bytes of a key, wiped at the end.
struct RawKey {
    RawKey() = default;
    RawKey(const RawKey &) = delete;
    RawKey &operator=(const RawKey &) = delete;
    ~RawKey() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

    bool read(std::string_view text)
    {
        if (text.size() != 2 * kKeyBytes)
            return false;
        for (size_t i = 0; i < kKeyBytes; ++i) {
            const auto high = kDigits.find(text[2 * i]);
            const auto low = kDigits.find(text[2 * i + 1]);
            if (high == std::string_view::npos || low == std::string_view::npos)
                return false;
            bytes[i] = static_cast<unsigned char>(high << 4 | low);
        }
        return true;
    }
    std::array<unsigned char, kKeyBytes> bytes{};
};

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

Error wrongKey(const std::string &where)
{
    return {ErrorCode::denied, ErrorReason::journalKeyWrong, where, {}};
}

Error failed(const std::string &where)
{
    return {ErrorCode::internal, ErrorReason::none, where, "AES-256-GCM"};
}

} // namespace

Result<Secret> newSealKey()
{
    RawKey key;
    if (RAND_bytes(key.bytes.data(), int(key.bytes.size())) != 1)
        return failed("RAND_bytes");
    std::string text;
    text.reserve(2 * kKeyBytes);
    for (const unsigned char byte : key.bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    Secret secret(text);
    OPENSSL_cleanse(text.data(), text.size());
    return secret;
}

Result<std::string> sealBytes(const Secret &key, std::string_view plain, std::string_view boundTo, const std::string &where)
{
    RawKey raw;
    if (!raw.read(key.reveal()))
        return wrongKey(where);
    if (plain.size() > INT_MAX || boundTo.size() > INT_MAX)
        return Error{ErrorCode::limit, ErrorReason::none, where, std::to_string(plain.size()) + " bytes"};
    std::string sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
    unsigned char *nonce = bytesOf(sealed);
    unsigned char *body = nonce + kNonceBytes;
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int written = 0;
    int last = 0;
    const bool done = context && RAND_bytes(nonce, int(kNonceBytes)) == 1
        && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw.bytes.data(), nonce) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(boundTo), int(boundTo.size())) == 1
        && EVP_EncryptUpdate(context.get(), body, &written, bytesOf(plain), int(plain.size())) == 1
        && EVP_EncryptFinal_ex(context.get(), body + written, &last) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(kTagBytes), body + plain.size()) == 1;
    return done ? Result<std::string>(std::move(sealed)) : Result<std::string>(failed(where));
}

Result<std::string> unsealBytes(const Secret &key, std::string_view sealed, std::string_view boundTo, const std::string &where)
{
    RawKey raw;
    if (!raw.read(key.reveal()) || sealed.size() < kNonceBytes + kTagBytes || sealed.size() > INT_MAX || boundTo.size() > INT_MAX)
        return wrongKey(where);
    const auto body = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
    std::string tag(sealed.substr(sealed.size() - kTagBytes));
    std::string plain(body.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    if (!context)
        return failed(where);
    int written = 0;
    int last = 0;
    const bool isWhole = EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw.bytes.data(), bytesOf(sealed)) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(boundTo), int(boundTo.size())) == 1
        && EVP_DecryptUpdate(context.get(), bytesOf(plain), &written, bytesOf(body), int(body.size())) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(kTagBytes), bytesOf(tag)) == 1
        && EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + written, &last) == 1;
    return isWhole ? Result<std::string>(std::move(plain)) : Result<std::string>(wrongKey(where));
}

} // namespace cacheloupe
