// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/review/key_proof.h"

#include <string>

namespace cacheloupe {

/// A proof as design section 7 says, with the five lights, the values and where they come from. Pure.
Json proofJson(const std::string &id, const KeyProof &proof);

} // namespace cacheloupe
