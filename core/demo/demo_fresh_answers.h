// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/demo_week.h"

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>

namespace cacheloupe {

/// What a model would answer to the hits of the demo week when the week is over, by hit id; only those that the cached
/// answer does not say any more, or never said rightly. What the built-in provider is given, so that a replay of the week shows
/// what its answer key calls stale or wrong.
using DemoFreshAnswers = std::map<std::string, std::string>;

/// Plays the week again; equal options give equal answers. Any thread; takes about as long as writing the week. Fails with
/// cancelled, or internal when the built-in resources are damaged.
Result<DemoFreshAnswers> demoFreshAnswers(const DemoOptions &options = {}, std::stop_token stop = {});

/// The same for the week that was written into a folder. Fails with notFound when its answer key is not the demo's, with
/// conflict when the hit log is not the one that the key names.
Result<DemoFreshAnswers> demoFreshAnswersOf(const std::filesystem::path &folder, std::stop_token stop = {});

} // namespace cacheloupe
