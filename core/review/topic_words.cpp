// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/topic_words.h"

#include "core/base/english.h"
#include "core/base/hash.h"
#include "core/base/words.h"

#include <algorithm>

namespace cacheloupe {

std::vector<std::uint64_t> topicWords(std::string_view text)
{
    constexpr size_t kMaxWords = 100;
    const WordList list = splitWords(text, kMaxWords);
    std::vector<std::uint64_t> topics;
    for (const Word &word : list.words)
        if (const auto form = list.form(word); !isStopWord(form))
            topics.push_back(hash128(wordStem(form)).low);
    std::sort(topics.begin(), topics.end());
    topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
    return topics;
}

double topicOverlap(const std::vector<std::uint64_t> &a, const std::vector<std::uint64_t> &b)
{
    if (a.empty() || b.empty())
        return 0;
    size_t shared = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) {
            ++shared;
            ++left;
            ++right;
        } else if (*left < *right) {
            ++left;
        } else {
            ++right;
        }
    }
    return double(shared) / double(std::min(a.size(), b.size()));
}

} // namespace cacheloupe
