// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/scan_finding.h"

#include <QString>

namespace cacheloupe {

/// The words on screen for what scans find. GUI thread.
QString scanKindText(ScanKind kind);
/// Why it matters and what helps, in a sentence or two.
QString scanKindAdvice(ScanKind kind);
QString scanSeverityText(ScanSeverity severity);
/// What was found, in one sentence.
QString scanFindingText(const ScanFinding &finding);

} // namespace cacheloupe
