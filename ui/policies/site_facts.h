// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/policy/policy_lint.h"
#include "core/policy/risk_topics.h"
#include "ui/support/task.h"
#include "ui/support/verdict_book.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

using FactsBySite = std::map<std::string, CallSiteFacts, std::less<>>;

/// What the open logs say of each call site, for the lint. From columns only: about 50 ms per million rows. Any thread.
FactsBySite callSiteFacts(const HitTable &table, const VerdictBook::Records &verdicts, std::stop_token stop);

using TopicsBySite = std::map<std::string, std::vector<RiskSuggestion>, std::less<>>;

/// What the questions of each call site speak of: up to 400 of each, evenly spread. About 60 ms per million rows. Any thread.
TopicsBySite callSiteTopics(const HitTable &table, std::stop_token stop);

} // namespace cacheloupe
