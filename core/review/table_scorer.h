// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/row_text.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"

#include <functional>
#include <span>
#include <stop_token>

namespace cacheloupe {

/// Scores rows of a table without reading more of a line than the signals need: the same figure as suspicionScore() of
/// the whole record. One thread each; table, log and learned card outlive it.
class TableScorer {
public:
    TableScorer(const HitTable &table, const LogSignals &log, const LearnedCard *learned = nullptr);

    /// Fails when the log cannot be read any more.
    Result<double> score(HitRow row);

private:
    bool needsRecord(HitRow row) const;
    void readColumns(HitRow row, std::string_view line);

    const HitTable &m_table;
    const LogSignals &m_log;
    const LearnedCard *m_learned;
    RowText m_text;
    Hit m_hit;        ///< used again for each row: its texts keep their memory
    KeyProof m_proof; ///< its states alone
    std::uint32_t m_provenFields = 0;
    std::uint32_t m_differentFields = 0;
};

struct ScoringOptions {
    const LearnedCard *learned = nullptr;
    std::stop_token stop;
    bool isBackground = false; ///< for work beside a window
    unsigned workers = std::thread::hardware_concurrency();
};

/// Scores many rows on many threads: in strides over all of them, so that what is known early is an even sample of the whole.
/// `take` gets the index in `rows` on any thread, `advanced` the number done on one of them. Fails with cancelled after a
/// stop, or when a log cannot be read.
Status scoreRows(const HitTable &table, std::span<const HitRow> rows, const LogSignals &log, const ScoringOptions &options,
                 const std::function<void(size_t index, double score)> &take, const std::function<void(size_t done)> &advanced = {});

} // namespace cacheloupe
