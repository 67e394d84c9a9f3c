// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/scan_desk.h"

namespace cacheloupe {

namespace {

/// A list longer than this is not read; the counts are exact all the same.
constexpr size_t kMostFindings = 200;
constexpr std::uint64_t kWhole = 1000;

} // namespace

void ScanDesk::setTable(std::shared_ptr<const HitTable> table)
{
    if (table == m_table)
        return;
    m_work.cancel();
    m_results.reset();
    m_table = std::move(table);
    Q_EMIT changed();
}

void ScanDesk::scan()
{
    m_work.cancel();
    m_results.reset();
    if (!m_table)
        return;
    m_work = runOnLane<Result<std::vector<ScanResult>>>(
        m_lanes,
        [table = m_table](std::stop_token stop, ProgressReport &report) {
            LogScanOptions options;
            options.stop = stop;
            options.mostFindings = kMostFindings;
            options.onProgress = [&report](double share, std::optional<ScanKind>) { report({std::uint64_t(share * double(kWhole)), kWhole}); };
            return scanLog(*table, std::nullopt, options);
        },
        [this](Result<std::vector<ScanResult>> results) { take(std::move(results)); },
        [this](Progress progress) { Q_EMIT progressed(qint64(progress.done), qint64(progress.total)); });
    Q_EMIT changed();
}

void ScanDesk::cancel()
{
    m_work.cancel();
    Q_EMIT changed();
}

void ScanDesk::take(Result<std::vector<ScanResult>> results)
{
    if (results)
        m_results = std::move(*results);
    Q_EMIT changed();
    if (!results)
        Q_EMIT failed(results.error());
}

} // namespace cacheloupe
