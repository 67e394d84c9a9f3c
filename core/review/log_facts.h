// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hitlog/hit_table.h"
#include "core/review/key_proof.h"

#include <stop_token>
#include <thread>

namespace cacheloupe {

/// The facts of all events of a log, on several workers: about half a second per million events. Fails with cancelled,
/// or io when a log cannot be read any more.
Result<LogFacts> readLogFacts(const HitTable &table, const std::stop_token &stop = {}, unsigned workers = std::thread::hardware_concurrency());

} // namespace cacheloupe
