// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/log_check.h"

#include <string>

namespace cacheloupe {

/// What a reviewer misses, in plain English, and which member of the log line would bring it.
std::string gapSentence(LogGap gap);

} // namespace cacheloupe
