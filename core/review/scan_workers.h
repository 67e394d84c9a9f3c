// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/parallel.h"
#include "core/review/log_scans.h"

#include <algorithm>
#include <atomic>
#include <vector>

namespace cacheloupe {

/// Runs `visit(part, begin, end)` over stretches of 0 … count-1 on all workers, each with a Part of its own; gives the
/// parts. Stretches are taken in any order: what is added up must not depend on it.
template <typename Part, typename Visit>
std::vector<Part> inParts(const ScanInput &input, size_t count, const Visit &visit)
{
    constexpr size_t kStep = 1024;
    const auto workers = std::clamp<size_t>(count / (2 * kStep), 1, std::max(1u, input.options.workers));
    std::vector<Part> parts(workers);
    std::atomic<size_t> next = 0;
    onWorkers(unsigned(workers), [&](unsigned index) {
        for (size_t begin; (begin = next.fetch_add(kStep)) < count && !input.stopped();)
            visit(parts[index], begin, std::min(count, begin + kStep));
    });
    return parts;
}

/// Findings of `visit(findings, places)` for every group.
template <typename Visit>
ScanFindings overGroups(const ScanInput &input, const EventGroups &groups, const Visit &visit)
{
    auto parts = inParts<ScanFindings>(input, groups.count(), [&](ScanFindings &part, size_t begin, size_t end) {
        for (size_t number = begin; number < end; ++number)
            if (const auto places = groups.of(std::uint32_t(number)); !places.empty())
                visit(part, places);
    });
    ScanFindings all;
    for (ScanFindings &part : parts)
        std::move(part.begin(), part.end(), std::back_inserter(all));
    return all;
}

/// Distinct numbers other than 0 in a list, which is put in order.
inline size_t distinct(std::vector<std::uint32_t> &numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::erase(numbers, 0u);
    return numbers.size();
}

} // namespace cacheloupe
