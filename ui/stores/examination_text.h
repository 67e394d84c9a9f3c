// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_doctor.h"
#include "ui/widgets/chip.h"

#include <QString>

namespace cacheloupe {

/// The words on screen for what the doctor found. GUI thread.
ChipLook severityLook(FindingSeverity severity);
QString findingTitle(const StoreFinding &finding);
/// With numbers, sizes and times by locale.
QString findingFacts(const StoreFinding &finding);
QString findingReason(const StoreFinding &finding);
QString findingRemedy(const StoreFinding &finding);
/// "1 error, 2 warnings in 77 entries".
QString examinationText(const StoreExamination &examination);
/// Which checks were made, which were not and why.
QString checksText(const StoreExamination &examination);
/// One finding, or all of them, to paste into a ticket.
QString wholeFindingText(const StoreFinding &finding);
QString wholeExaminationText(const StoreExamination &examination);

} // namespace cacheloupe
