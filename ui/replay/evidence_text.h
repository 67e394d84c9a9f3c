// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/judge_job.h"
#include "ui/replay/replay_model.h"
#include "ui/widgets/text_panel.h"

namespace cacheloupe {

/// Word, icon and colour of what several fresh answers say together. GUI thread, as all here.
ChipLook freshnessLook(FreshnessVerdict verdict);
/// What they mean for the cached answer, in one sentence with its counts.
QString freshnessSentence(const Freshness &freshness);
/// When the answer was asked before and what came then: "Held on 9 Nov, differed on 15 Nov"; empty when it never was.
QString freshnessHistoryText(const ReplayRow &row);
/// The kinds of statements that differ: "A number and a date differ"; empty when none does.
QString claimsText(const ReplayResult &result);
/// What the judge said with its quotes and how far it may be listened to; empty when it was not asked.
QString judgeText(const JudgeView &view, const std::string &cached, const std::string &fresh);
/// Marks the statements that differ in both texts.
void addClaimMarks(const ReplayResult &result, const std::string &cached, std::vector<TextMark> &cachedMarks, std::vector<TextMark> &freshMarks);

} // namespace cacheloupe
