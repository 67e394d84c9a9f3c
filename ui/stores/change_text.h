// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/blast_radius.h"
#include "core/store/change_journal.h"

#include <QString>

namespace cacheloupe {

/// Sentences about changes of a store. Pure; GUI thread.
QString planText(const ChangePlan &plan);
/// "Remove 12 entries": the button that does it.
QString applyText(const ChangePlan &plan);
/// What the hit logs say of what the victims served, and what losing them costs.
QString radiusText(ChangeKind kind, const std::optional<BlastRadius> &radius);
/// Why some entries are left out, and which are not written at once; empty when there are none.
QString leftText(const ChangePlan &plan);
/// What a victim is now and what it will be: its time left, or its answer.
QString beforeText(const ChangePlan &plan, const ChangeVictim &victim);
QString afterwardsText(const ChangePlan &plan, const ChangeVictim &victim);
/// A change of the journal in one line.
QString recordText(const ChangeRecord &record);

} // namespace cacheloupe
