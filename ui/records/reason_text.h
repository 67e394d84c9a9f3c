// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/suspicion.h"

#include <QString>

namespace cacheloupe {

/// Why a hit is worth reading, in one short phrase: "asks about 45, answer written for 14". GUI thread.
QString reasonText(const SuspicionReason &reason);
/// The heaviest `count` reasons joined with " · "; empty when there is none.
QString reasonsText(const Suspicion &suspicion, int count = 2);

} // namespace cacheloupe
