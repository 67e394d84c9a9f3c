// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict_reason.h"

#include <QString>

namespace cacheloupe {

/// The reason beside a verdict, in a few words: "other number", "source changed"; empty for none. GUI thread.
QString verdictReasonText(VerdictReason reason);

} // namespace cacheloupe
