// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/log_facts.h"

#include "core/hitlog/parallel.h"
#include "core/hitlog/row_text.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace cacheloupe {

Result<LogFacts> readLogFacts(const HitTable &table, const std::stop_token &stop, unsigned workers)
{
    constexpr HitRow kStep = 2048;
    const HitRow count = table.rowCount();
    std::atomic<std::uint64_t> next = 0;
    std::mutex merging;
    LogFacts all;
    Status status;
    const auto work = [&](unsigned) {
        RowText text(table);
        LineFactsReader reader;
        LogFacts facts;
        for (std::uint64_t begin; (begin = next.fetch_add(kStep)) < count && !stop.stop_requested();) {
            for (auto row = HitRow(begin); row < std::min<std::uint64_t>(count, begin + kStep); ++row) {
                // Most events of most logs carry no fields: their text need not be read.
                if ((table.requestFields(row) | table.entryFields(row)) == 0)
                    continue;
                const auto line = text.line(row);
                if (!line) {
                    const std::lock_guard lock(merging);
                    status = line.error();
                    next = count;
                    return;
                }
                const LineFacts found = reader.read(*line);
                facts.add(found.asked, table.requestFields(row));
                facts.add(found.stored, table.entryFields(row));
            }
        }
        const std::lock_guard lock(merging);
        all.add(facts);
    };
    onWorkers(std::clamp(count / (4 * kStep), 1u, std::max(1u, workers)), work);
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    if (!status)
        return status.error();
    return all;
}

} // namespace cacheloupe
