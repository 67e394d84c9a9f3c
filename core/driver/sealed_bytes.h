// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// Bytes that only who has the key can read, and that nobody can change unnoticed: AES-256-GCM of OpenSSL with a random
/// nonce per call. A key is text, the 64 hexadecimal digits of 32 random bytes, so that keychains and files take it. Any
/// thread.

/// A new random key. Fails with internal when the system has no randomness to give.
Result<Secret> newSealKey();

/// Nonce, encrypted bytes and tag. `boundTo` is not stored: the same must be given to unseal. Fails with journalKeyWrong
/// for a key that is none.
Result<std::string> sealBytes(const Secret &key, std::string_view plain, std::string_view boundTo, const std::string &where);

/// Fails with denied/journalKeyWrong naming `where` for another key, other `boundTo` or bytes that were changed.
Result<std::string> unsealBytes(const Secret &key, std::string_view sealed, std::string_view boundTo, const std::string &where);

} // namespace cacheloupe
