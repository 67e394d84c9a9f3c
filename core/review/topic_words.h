// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The stems of a text's words that carry a topic, as hashes in order, each once. English stop words and endings; other
/// languages keep all words. Pure; any thread.
std::vector<std::uint64_t> topicWords(std::string_view text);

/// Shared words by the words of the shorter text: 0–1; 0 when one has none.
double topicOverlap(const std::vector<std::uint64_t> &a, const std::vector<std::uint64_t> &b);

} // namespace cacheloupe
