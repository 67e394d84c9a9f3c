// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/scan_finding.h"

#include <string>

namespace cacheloupe {

/// What a scan found, in one plain English sentence without its full stop.
std::string scanSentence(const ScanFinding &finding);

} // namespace cacheloupe
