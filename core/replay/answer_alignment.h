// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/answer_reading.h"

#include <vector>

namespace cacheloupe {

/// For each sentence of the cached answer its partner in the fresh one, or kUnaligned: equal ones first, then the pairs
/// that share most words. Time grows with the words, not with the pairs. Pure; any thread.
inline constexpr size_t kUnaligned = SIZE_MAX;
std::vector<size_t> alignSentences(const AnswerReading &cached, const AnswerReading &fresh);

} // namespace cacheloupe
