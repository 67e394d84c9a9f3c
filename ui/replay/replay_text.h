// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"
#include "core/replay/replay_runner.h"
#include "ui/widgets/chip.h"

#include <QString>

namespace cacheloupe {

/// Word, icon and colour of what a comparison says; `none` is an answer that did not come. GUI thread, as all here.
ChipLook replayLook(ReplayVerdict verdict);
/// What the comparison means for the cached answer, in one sentence.
QString replayVerdictSentence(ReplayVerdict verdict);
/// How the replayed request differs from the original one, in one sentence.
QString requestGapText(RequestGap gap);
/// The first contradiction, else the first thing that changed: the new sentence, or what is gone or was added. Empty when nothing did.
QString firstChangeText(const ReplayResult &result);
/// Model, time, tokens, cost and attempts: "gpt-4o · 812 ms · 20 tokens in, 30 out · $0.00003 · 2 attempts".
QString replayFactsText(const ReplayResult &result);
/// How far a replay is: "3 of 5 answered · 1 differs or contradicts · spent $0.012".
QString replayProgressText(int answered, int hits, int doubtful, const ReplayProgress &progress);

} // namespace cacheloupe
