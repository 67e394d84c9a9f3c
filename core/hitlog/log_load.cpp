// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_load.h"

#include "core/hitlog/parallel.h"

namespace cacheloupe {

namespace {
constexpr auto kReportEvery = std::chrono::milliseconds(100);
}

LogLoad::LogLoad(HitTable &table, std::uint32_t source, LogBytes &lines, const HitLogLoad &options)
    : m_table(table), m_source(source), m_lines(lines), m_options(options)
{
}

void LogLoad::convertWith(const Dialect &dialect, SpoolFile &spool)
{
    m_dialect = &dialect;
    m_spool = &spool;
}

void LogLoad::continueFrom(const HitSourceState &before)
{
    m_state = before;
    m_state.error.reset();
    m_state.lastLineTruncated = false;
    m_from = before.consumedBytes;
}

Result<HitSourceState> LogLoad::run()
{
    // Not more threads than chunks; an archive does not tell how many it holds.
    const std::uint64_t most = std::uint64_t(m_options.workers) * m_options.chunkBytes;
    const std::uint64_t expected = std::max(m_lines.fileBytesTotal(), m_from) - m_from;
    const auto workers = std::min(most, expected + m_options.chunkBytes - 1) / m_options.chunkBytes;
    const auto worker = [this](unsigned) { work(); };
    m_options.isBackground ? onBackgroundWorkers(unsigned(workers), worker) : onWorkers(unsigned(workers), worker);
    if (m_options.stop.stop_requested())
        m_state.error = Error{ErrorCode::cancelled, ErrorReason::none, m_table.source(m_source).path().string(), {}};
    else if (!m_state.error)
        m_state.error = m_lines.failure();
    m_state.complete = !m_state.error;
    m_table.source(m_source).setState(m_state);
    report(true);
    if (m_options.stop.stop_requested())
        return *m_state.error;
    return m_state;
}

void LogLoad::work()
{
    LineChunk lines([this](std::uint64_t offset, std::span<char> into) { return m_lines.readAt(offset, into); }, LineParser::paddingBytes());
    LineParser parser(m_table.names());
    Chunk chunk;
    for (;;) {
        const std::uint64_t index = m_next.fetch_add(1);
        const std::uint64_t from = m_from + index * m_options.chunkBytes;
        if (m_lines.waitFor(from + 1) <= from && !m_options.stop.stop_requested())
            return;
        if (m_stopped || m_options.stop.stop_requested())
            return fail({ErrorCode::cancelled, ErrorReason::none, {}, {}});
        if (auto status = parse(lines, parser, index, chunk); !status)
            return fail(status.error());
        if (!commit(index, chunk))
            return;
    }
}

Status LogLoad::parse(LineChunk &lines, LineParser &parser, std::uint64_t index, Chunk &chunk)
{
    chunk.rows.clear();
    chunk.converted.clear();
    chunk.lastLineTruncated = false;
    chunk.unreadFrom.reset();
    chunk.malformed = 0;
    const std::uint64_t from = m_from + index * m_options.chunkBytes;
    if (auto status = lines.read(from, m_lines.waitFor(from + m_options.chunkBytes)); !status)
        return status;
    std::string buffer;
    LineChunk::Line line;
    while (lines.next(line)) {
        if (!m_dialect) {
            addRow(line, parser, chunk);
            continue;
        }
        addConverted(line, converted(line, buffer), parser, chunk);
    }
    chunk.newlines = lines.newlines();
    chunk.endOffset = lines.endOffset();
    return {};
}

/// False for lines that are no row: blank ones, which only count, and a last line that is held back.
bool LogLoad::addRow(const LineChunk::Line &line, LineParser &parser, Chunk &chunk) const
{
    const bool isHeld = m_holdsLastLine && !line.isTerminated;
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) {
        if (isHeld)
            chunk.unreadFrom = line.begin;
        return false;
    }
    HitRowData row;
    if (line.isOverlong) {
        row.fault = LineFault::overlong;
        row.lineLength = std::uint32_t(line.text.size());
        row.idHash = hash128(toHex(hash128(line.text)));
    } else {
        row = parser.parse(line.text);
    }
    if (!line.isTerminated && (row.fault == LineFault::notJson || (isHeld && row.fault != LineFault::none))) {
        chunk.lastLineTruncated = true;
        chunk.unreadFrom = line.begin;
        if (isHeld)
            return false;
        row.fault = LineFault::truncated;
    }
    row.source = std::uint16_t(m_source);
    row.lineOffset = line.offset;
    row.lineNumber = std::uint32_t(line.number);
    chunk.malformed += row.fault != LineFault::none;
    chunk.rows.push_back(row);
    return true;
}

/// A line may hold no event of interest, or several: each becomes a row with the number of the line.
void LogLoad::addConverted(const LineChunk::Line &line, std::string_view text, LineParser &parser, Chunk &chunk) const
{
    do {
        LineChunk::Line spooled = line;
        spooled.text = text.substr(0, text.find('\n'));
        spooled.offset = chunk.converted.size();
        if (addRow(spooled, parser, chunk))
            chunk.converted.append(spooled.text).push_back('\n');
        text.remove_prefix(std::min(spooled.text.size() + 1, text.size()));
    } while (!text.empty());
}

/// The event or events of a line, one a line; what cannot be read at all comes out as it is, for a malformed row.
std::string_view LogLoad::converted(const LineChunk::Line &line, std::string &buffer) const
{
    buffer.clear();
    if (line.isOverlong)
        buffer.assign(line.text);
    else
        m_dialect->appendLine(line.text, buffer);
    const size_t length = buffer.ends_with('\n') ? buffer.size() - 1 : buffer.size();
    buffer.resize(buffer.size() + LineParser::paddingBytes());
    return std::string_view(buffer).substr(0, length);
}

bool LogLoad::commit(std::uint64_t index, Chunk &chunk)
{
    std::unique_lock lock(m_mutex);
    m_turnChanged.wait(lock, [&] { return m_turn == index || m_stopped; });
    if (m_stopped)
        return false;
    const std::uint64_t spooledBefore = m_spool ? m_spool->sizeBytes() : 0;
    Status status = m_spool ? m_spool->append(chunk.converted) : Status();
    for (auto &row : chunk.rows) {
        row.lineOffset += spooledBefore;
        row.lineNumber += std::uint32_t(m_state.consumedLines + 1);
    }
    if (status)
        status = m_table.append(chunk.rows);
    if (!status) {
        lock.unlock();
        fail(status.error());
        return false;
    }
    m_state.rows += chunk.rows.size();
    m_state.malformedRows += chunk.malformed;
    m_state.consumedLines += chunk.newlines;
    // Chunks that lie inside the last line come behind the one it begins in.
    if (!m_hasUnread)
        m_state.consumedBytes = chunk.unreadFrom.value_or(chunk.endOffset);
    m_hasUnread |= chunk.unreadFrom.has_value();
    m_state.lastLineTruncated |= chunk.lastLineTruncated;
    ++m_turn;
    const auto now = std::chrono::steady_clock::now();
    if (!m_lastReport || now - *m_lastReport >= kReportEvery)
        report(false);
    m_turnChanged.notify_all();
    return true;
}

void LogLoad::fail(Error error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_state.error) {
        if (error.reason != ErrorReason::diskFull)
            error.where = m_table.source(m_source).path().string();
        m_state.error = std::move(error);
    }
    m_stopped = true;
    m_turnChanged.notify_all();
}

void LogLoad::report(bool atEnd)
{
    m_lastReport = std::chrono::steady_clock::now();
    if (!m_options.onProgress)
        return;
    const auto total = m_lines.fileBytesTotal();
    const auto done = atEnd && m_state.complete ? total : m_lines.fileBytesAt(m_from + m_turn * m_options.chunkBytes);
    m_reported = std::max(m_reported, std::min(done, total));
    m_options.onProgress({m_reported, total, m_table.rowCount()});
}

} // namespace cacheloupe
