// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"
#include "core/hitlog/hit_table.h"
#include "core/review/key_proof.h"
#include "ui/widgets/chip.h"

#include <QString>

namespace cacheloupe {

/// The words on screen for what the proof says. GUI thread.
QString keyFieldGroupText(KeyFieldGroup group);
QString fieldStateText(FieldState state);
/// "All five lights are proven" / "2 of 5 lights proven, 1 mismatch".
QString proofSummary(const KeyProof &proof);
/// How many of the group's fields are in which state: "2 proven, 1 mismatch, 3 not proven".
QString groupSummary(const KeyProof &proof, KeyFieldGroup group);
/// Word, icon and colour of a field's state.
ChipLook fieldStateLook(FieldState state);
/// The worst state of the group's fields, for its mark; constant and not proven count alike.
FieldState groupState(const KeyProof &proof, KeyFieldGroup group);

/// Why a line is a malformed row, in a few words for its table cell.
QString lineFaultText(LineFault fault);

} // namespace cacheloupe
