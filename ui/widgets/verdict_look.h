// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/domain/verdict.h"
#include "ui/widgets/chip.h"

namespace cacheloupe {

/// How a verdict looks everywhere: word, icon and colour. Verdict::none is "Not reviewed".
ChipLook verdictLook(Verdict verdict);
/// "Exact", "Semantic", "Unknown".
ChipLook matchLook(MatchKind match);

} // namespace cacheloupe
