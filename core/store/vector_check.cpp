// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_check.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr size_t kMostGroups = 200;
constexpr size_t kMostDims = 16;
constexpr size_t kMostShown = 4;
/// What the articles say a lookup in an index stays under (S3.10).
constexpr double kIndexedMs = 5;

} // namespace

double VectorCheck::scanMs(StoreKind store, std::uint64_t vectors, std::uint64_t sizeBytes)
{
    // performance.md section 1 and 2: HGETALL in a pipeline, 500 MB/s of values; all columns of a file in the page cache.
    const bool isRedis = store == StoreKind::redis;
    const double valuesPerS = isRedis ? 175e3 : 1.1e6;
    const double bytesPerS = isRedis ? 500e6 : 630e6;
    return 1000 * std::max(double(vectors) / valuesPerS, double(sizeBytes) / bytesPerS);
}

void VectorCheck::see(const CacheEntry &entry)
{
    if (!entry.vector)
        return;
    const std::string name = entry.group.empty() ? entry.layout : entry.group;
    auto at = m_groups.find(name);
    if (at == m_groups.end() && m_groups.size() < kMostGroups)
        at = m_groups.try_emplace(name).first;
    if (at != m_groups.end()) {
        Group &group = at->second;
        group.vectors.add(entry);
        if (std::find(entry.findings.begin(), entry.findings.end(), "zero_vector") != entry.findings.end())
            group.zero.add(entry);
        else if (entry.vector->dim > 0 && (group.byDim.size() < kMostDims || group.byDim.count(entry.vector->dim) > 0))
            group.byDim[entry.vector->dim].add(entry);
    }
    const bool isIndexed = std::any_of(m_indexes.begin(), m_indexes.end(), [&](const StoreIndex &index) {
        return !index.vectors.empty() && index.takes(entry.rawType) && index.covers(entry.key);
    });
    if (isIndexed)
        return;
    Scanned &scanned = m_scanned[entry.layout];
    ++scanned.count;
    scanned.sizeBytes += entry.vector->sizeBytes;
}

void VectorCheck::reportMixed(const std::string &where, const Group &group, std::vector<StoreFinding> &findings) const
{
    if (group.byDim.size() < 2)
        return;
    std::map<std::string, std::uint64_t, std::less<>> counts;
    const EntrySum *fewest = nullptr;
    for (const auto &[dim, sum] : group.byDim) {
        counts[std::to_string(dim) + " ×"] = sum.count();
        fewest = !fewest || sum.count() < fewest->count() ? &sum : fewest;
    }
    findings.push_back({"vectors-mixed",
                        where,
                        {{"dimensions", countsText(counts, kMostShown)}, {"dimensions_n", std::to_string(counts.size())}, {"entries_n", std::to_string(group.vectors.count())}},
                        fewest->examples()});
}

void VectorCheck::report(std::vector<StoreFinding> &findings) const
{
    for (const auto &[where, group] : m_groups) {
        reportMixed(where, group, findings);
        if (group.zero.count() > 0)
            findings.push_back({"vectors-zero",
                                where,
                                {{"entries_n", std::to_string(group.zero.count())}, {"total_n", std::to_string(group.vectors.count())}},
                                group.zero.examples()});
    }
    for (const auto &[layout, scanned] : m_scanned) {
        const double ms = scanMs(m_store, scanned.count, scanned.sizeBytes);
        if (ms > kIndexedMs)
            findings.push_back({"linear-scan",
                                layout,
                                {{"vectors_n", std::to_string(scanned.count)},
                                 {"size_bytes", std::to_string(scanned.sizeBytes)},
                                 {"lookup_ms", std::to_string(std::int64_t(std::ceil(ms)))}},
                                {}});
    }
}

} // namespace cacheloupe
