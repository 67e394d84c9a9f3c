// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/store/key_recomputation.h"

namespace cacheloupe {

/// `{"recipe","match","computed","missing"}`. Without a stored key there is no match to tell of. Pure.
Json recomputationJson(const KeyRecomputation &made);

} // namespace cacheloupe
