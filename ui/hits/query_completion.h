// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/filter_bar.h"

namespace cacheloupe {

class HitTable;

/// What may stand at the cursor of a hit query: field names at the beginning of a term, behind the colon the words of
/// the field or the values that occur in the log. Answers from memory. GUI thread.
FilterCompletion completeHitQuery(const HitTable &table, const QString &text, int cursor);

} // namespace cacheloupe
