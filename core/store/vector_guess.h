// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"

#include <string_view>

namespace cacheloupe {

/// Guesses the element type of stored embedding bytes (little-endian). Embeddings are unit length as a rule, so the
/// type whose vector is nearest to length 1 within 2 % wins, else the first whose numbers have the size that embeddings
/// have, else `int8` or `uint8` by where the bytes gather; a few bytes stay without a dtype. Always an inference.
VectorInfo guessVector(std::string_view bytes);

/// True when every number is 0: such a vector has no direction, so its similarity to anything is undefined, and its type
/// cannot be guessed.
bool isZeroVector(std::string_view bytes);

} // namespace cacheloupe
