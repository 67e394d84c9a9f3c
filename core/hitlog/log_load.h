// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/line_parser.h"
#include "core/hitlog/log_bytes.h"
#include "core/hitlog/spool_file.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

namespace cacheloupe {

/// One pass over the lines of a log: workers read and parse chunks in any order, rows are appended in file order.
/// With a dialect each line is converted and its result appended to the spool, so that the row's text stands there.
/// Lives for one call of run(), on the caller's thread and as many more as the options say.
class LogLoad {
public:
    LogLoad(HitTable &table, std::uint32_t source, LogBytes &lines, const HitLogLoad &options);

    /// `dialect` and `spool` outlive run().
    void convertWith(const Dialect &dialect, SpoolFile &spool);
    /// Goes on behind the complete lines of an earlier load of this source.
    void continueFrom(const HitSourceState &before);
    /// Leaves a last line without newline unread unless it is an event already: its writer may not be done with it.
    void holdLastLine() { m_holdsLastLine = true; }
    /// Fails with cancelled; a read or spool error ends up in the state.
    Result<HitSourceState> run();

private:
    struct Chunk {
        std::vector<HitRowData> rows;
        std::string converted;
        std::uint64_t newlines = 0;
        std::uint64_t endOffset = 0;
        bool lastLineTruncated = false;
        std::optional<std::uint64_t> unreadFrom; ///< where a last line begins that is cut off or held back
        std::uint64_t malformed = 0;
    };

    void work();
    Status parse(LineChunk &lines, LineParser &parser, std::uint64_t index, Chunk &chunk);
    bool addRow(const LineChunk::Line &line, LineParser &parser, Chunk &chunk) const;
    void addConverted(const LineChunk::Line &line, std::string_view text, LineParser &parser, Chunk &chunk) const;
    std::string_view converted(const LineChunk::Line &line, std::string &buffer) const;
    bool commit(std::uint64_t index, Chunk &chunk);
    void fail(Error error);
    void report(bool atEnd);

    HitTable &m_table;
    const std::uint32_t m_source;
    LogBytes &m_lines;
    const HitLogLoad &m_options;
    const Dialect *m_dialect = nullptr;
    SpoolFile *m_spool = nullptr;
    bool m_holdsLastLine = false;

    std::uint64_t m_from = 0;
    std::atomic<std::uint64_t> m_next = 0;
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex;
    std::condition_variable m_turnChanged;
    std::uint64_t m_turn = 0;
    bool m_hasUnread = false;
    std::uint64_t m_reported = 0;
    HitSourceState m_state;
    std::optional<std::chrono::steady_clock::time_point> m_lastReport;
};

} // namespace cacheloupe
