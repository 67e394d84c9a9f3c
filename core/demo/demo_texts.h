// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// An answer as somebody wrote it, with slots like `{price_team}`; without roles it holds for all, without era always.
struct DemoAnswer {
    std::string text;
    std::vector<std::string> roles;
    std::optional<size_t> era;
};

/// Questions that look like the family's own but need another answer.
struct DemoNearMiss {
    std::string kind; ///< id of a DemoFaultKind
    std::vector<std::string> queries;
    std::string why;
};

/// A question in several wordings, most popular first, with its answers. For questions that lean on a conversation
/// (`contextOnly`) answer i belongs to turn i.
struct DemoFamily {
    std::string id;
    std::string callSite;
    std::vector<std::string> queries;
    std::vector<DemoAnswer> answers;
    std::vector<std::string> germanQueries;
    std::vector<DemoAnswer> germanAnswers;
    std::vector<DemoNearMiss> nearMisses;
    std::vector<std::string> turns;
    bool contextOnly = false;
    bool action = false; ///< asks to have something done
};

/// All families below resources/demo, in file order.
Result<std::vector<DemoFamily>> loadDemoTexts();

/// Replaces `{slot}` by what `value` says; a slot it does not know (nullopt) stays as written.
std::string fillSlots(std::string_view text, const std::function<std::optional<std::string>(std::string_view)> &value);

} // namespace cacheloupe
