// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judged_hits.h"

#include "core/hitlog/counter_totals.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace cacheloupe {

Result<std::vector<JudgedHit>> judgeHits(const HitTable &table, const std::vector<HitRow> &rows, const LogSignals &log)
{
    std::vector<JudgedHit> judged;
    for (const HitRow row : rows) {
        if (table.kind(row) == EventKind::hit && !isCounter(table, row))
            judged.push_back({row, 0});
    }
    std::atomic<size_t> next = 0;
    std::mutex failing;
    std::optional<Error> failure;
    const auto work = [&] {
        constexpr size_t kStep = 64;
        for (size_t begin = next.fetch_add(kStep); begin < judged.size(); begin = next.fetch_add(kStep)) {
            for (size_t i = begin; i < std::min(begin + kStep, judged.size()); ++i) {
                const auto hit = table.record(judged[i].row);
                if (!hit) {
                    const std::lock_guard lock(failing);
                    failure = hit.error();
                    next = judged.size();
                    return;
                }
                judged[i].score = suspicionScore(*hit, &log);
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
            workers.emplace_back(work);
        work();
    }
    if (failure)
        return *failure;
    return judged;
}

void sortBySuspicion(std::vector<JudgedHit> &hits)
{
    std::stable_sort(hits.begin(), hits.end(),
                     [](const JudgedHit &a, const JudgedHit &b) { return a.score > b.score; });
}

} // namespace cacheloupe
