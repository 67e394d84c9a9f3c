// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/records/hit_view.h"

namespace cacheloupe {

/// Private text of the hit, its key fields and its reasons becomes marks; equal values equal marks, so that questions
/// still show where they differ. Spans of reasons move along. Any thread.
void maskHitView(HitView &view);

} // namespace cacheloupe
