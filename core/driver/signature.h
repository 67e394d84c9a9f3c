// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>
#include <string_view>

namespace cacheloupe {

// Ed25519 signatures of OpenSSL: who has a signing key says something that nobody else can have said. Keys and signatures
// are lower-case hexadecimal digits: 64 for either key, 128 for a signature. Any thread.

/// A new random signing key. Fails with internal when the system has no randomness to give.
Result<Secret> newSigningKey();

/// The key to check signatures with. Fails with denied/approvalInvalid for a signing key that is none.
Result<std::string> publicKeyOf(const Secret &signingKey, const std::string &where);

/// Fails as publicKeyOf does.
Result<std::string> signBytes(const Secret &signingKey, std::string_view bytes, const std::string &where);

/// False for another key, other bytes, or texts that are no key or signature.
bool isSignedBy(std::string_view publicKey, std::string_view bytes, std::string_view signature);

} // namespace cacheloupe
