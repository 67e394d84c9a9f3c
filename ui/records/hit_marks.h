// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/records/hit_view.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/five_lights.h"
#include "ui/widgets/text_panel.h"

namespace cacheloupe {

class DifferenceView;

/// Core's values in the shapes that the widgets paint. Pure; GUI thread.
Lights lightsOf(const KeyProof &proof);
/// The stretches of `utf8` that stand only in it, in QString units.
std::vector<TextMark> differenceMarks(const std::string &utf8, const std::vector<DifferenceSpan> &spans, MarkKind kind);
/// Asked now beside answered then, differences marked, the two heaviest reasons above.
void showQuestions(DifferenceView &view, const HitView &hit);
/// Age against TTL; nullopt when the log does not tell the age.
std::optional<AgeBar> ageBarOf(std::optional<double> ageS, std::optional<double> ttlS);
/// "0.94 ≥ 0.93", "0.94" without a threshold, empty without a similarity.
QString similarityText(const Hit &hit);
/// Word, icon and colour of an event's kind.
ChipLook eventLook(EventKind kind);
/// "final response" for `final_response`; unknown layers as they are.
QString layerText(const std::string &layer);

} // namespace cacheloupe
