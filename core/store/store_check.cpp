// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_check.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMostGroups = 200; ///< remembered; a store may have a group for every key
constexpr size_t kMostShown = 3;

} // namespace

void EntrySum::add(const CacheEntry &entry)
{
    ++m_count;
    m_sizeBytes += entry.rawSizeBytes;
    if (m_examples.size() < StoreFinding::kMostExamples)
        m_examples.push_back(toValidUtf8(entry.key));
    if (const auto group = m_byGroup.find(entry.group); group != m_byGroup.end())
        ++group->second;
    else if (m_byGroup.size() < kMostGroups)
        m_byGroup.emplace(entry.group, 1);
}

std::string EntrySum::groups() const
{
    return m_byGroup.size() == 1 ? m_byGroup.begin()->first : countsText(m_byGroup, kMostShown);
}

std::string countsText(const std::map<std::string, std::uint64_t, std::less<>> &counts, size_t most)
{
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::string out;
    for (size_t i = 0; i < sorted.size() && i < most; ++i)
        out += (out.empty() ? "" : ", ") + (sorted[i].first.empty() ? std::string("-") : sorted[i].first) + ' ' + std::to_string(sorted[i].second);
    return sorted.size() > most ? out + ", …" : out;
}

} // namespace cacheloupe
