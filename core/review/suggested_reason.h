// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/suspicion.h"

namespace cacheloupe {

/// The reason that fits a verdict on this hit best: the one behind the heaviest finding of its kind. `none` when no
/// finding speaks of one; the reviewer may always choose another. Pure; any thread.
VerdictReason suggestedReason(Verdict verdict, const Suspicion &suspicion);

} // namespace cacheloupe
