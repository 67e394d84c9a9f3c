// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_pair.h"
#include "core/review/signal.h"

#include <optional>
#include <string_view>

namespace cacheloupe {

/// What sets two questions apart that are otherwise word for word the same, besides politeness: a word in another's place,
/// a figure that one leaves out, "stop … from" before the same topics, the opposite of a word that both have, a direction
/// that only one names. Nothing when they may be two ways to ask the same. Pure; any thread.
std::optional<Signal> verbatimDifference(std::string_view asked, std::string_view answered);

} // namespace cacheloupe
