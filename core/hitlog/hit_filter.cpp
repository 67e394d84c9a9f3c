// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_filter.h"

#include "core/hitlog/filter_plan.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/text_index.h"

#include <chrono>
#include <mutex>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kBatchRows = 4096;
constexpr std::uint64_t kFilterRowsPerWorker = 16 * kBatchRows;
constexpr auto kReportEvery = std::chrono::milliseconds(100);

/// Batches are taken by any worker; each has its own place for its rows, so the result is in order.
class FilterRun {
public:
    FilterRun(const HitTable &table, const HitQuery &query, const HitFilterLookups &lookups, const HitFilterOptions &options)
        : m_table(table), m_query(query), m_lookups(lookups), m_options(options), m_rowCount(std::min(table.rowCount(), options.endRow)),
          m_firstBatch(options.firstRow / kBatchRows), m_batches((m_rowCount + std::uint64_t(kBatchRows) - 1) / kBatchRows),
          m_found(m_batches > m_firstBatch ? size_t(m_batches - m_firstBatch) : 0), m_next(m_firstBatch),
          m_memos(table.textIndex().answerCodeCount())
    {
    }

    Result<std::vector<HitRow>> run()
    {
        const auto rows = m_rowCount > m_options.firstRow ? m_rowCount - m_options.firstRow : 0;
        onWorkers(unsigned(std::min<std::uint64_t>(m_options.workers, rows / kFilterRowsPerWorker + 1)), [this](unsigned) { work(); });
        if (m_options.stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (m_error)
            return *m_error;
        size_t count = 0;
        for (const auto &part : m_found)
            count += part.size();
        std::vector<HitRow> all;
        all.reserve(count);
        for (const auto &part : m_found)
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }

private:
    void work()
    {
        RowText text(m_table);
        const auto plan = makePlan(m_table, m_query, m_lookups, text, m_memos);
        RowMask mask;
        for (std::uint64_t batch; (batch = m_next.fetch_add(1)) < m_batches && !m_stopped;) {
            if (m_options.stop.stop_requested())
                return;
            if (auto status = filterBatch(*plan, batch, mask); !status)
                return fail(status.error());
            report();
        }
    }

    Status filterBatch(FilterPlan &plan, std::uint64_t index, RowMask &mask)
    {
        const auto first = HitRow(index * kBatchRows);
        const auto count = std::min<std::uint32_t>(kBatchRows, m_rowCount - first);
        const RowBatch batch{m_table.block(first >> HitBlock::kShift), first, first & (HitBlock::kRows - 1), count};
        mask.assign(count, 1);
        for (HitRow row = first; row < m_options.firstRow && row < first + count; ++row)
            mask[row - first] = 0;
        if (auto status = plan.apply(batch, mask); !status)
            return status;
        auto &found = m_found[size_t(index - m_firstBatch)];
        forEachIn(mask, count, [&](std::uint32_t i) { found.push_back(first + i); });
        return {};
    }

    void fail(const Error &error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
        m_stopped = true;
    }

    void report()
    {
        if (!m_options.onProgress)
            return;
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (now - m_lastReport < kReportEvery)
            return;
        m_lastReport = now;
        m_options.onProgress(std::min<std::uint64_t>(m_rowCount, (m_next.load() - m_firstBatch) * kBatchRows));
    }

    const HitTable &m_table;
    const HitQuery &m_query;
    const HitFilterLookups &m_lookups;
    const HitFilterOptions &m_options;
    const HitRow m_rowCount;
    const std::uint64_t m_firstBatch;
    const std::uint64_t m_batches;
    std::vector<std::vector<HitRow>> m_found;
    std::atomic<std::uint64_t> m_next;
    std::atomic<bool> m_stopped = false;
    AnswerMemos m_memos;
    std::mutex m_mutex;
    std::optional<Error> m_error;
    std::chrono::steady_clock::time_point m_lastReport = std::chrono::steady_clock::now();
};

} // namespace

Result<std::vector<HitRow>> filterHits(const HitTable &table, const HitQuery &query, const HitFilterLookups &lookups,
                                       const HitFilterOptions &options)
{
    return FilterRun(table, query, lookups, options).run();
}

} // namespace cacheloupe
