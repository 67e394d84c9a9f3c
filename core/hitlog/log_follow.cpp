// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_follow.h"

#include "core/hitlog/dialect_library.h"
#include "core/hitlog/log_records.h"
#include "core/hitlog/recognised_log.h"

namespace cacheloupe {

LogFollow::LogFollow(HitTable &table, OpenLog log, const HitSourceState &state)
    : m_table(table), m_path(table.source(log.source).path()), m_log(std::move(log)), m_state(state),
      m_identity(table.source(m_log.source).identity()), m_seenBytes(m_log.growing->fileBytesTotal())
{
    m_state.life = LogLife::followed;
    if (auto fingerprint = LogFingerprint::of(m_log.growing->file(), m_state.consumedBytes))
        m_fingerprint = *fingerprint;
    setState();
}

Result<bool> LogFollow::poll(const HitLogLoad &options)
{
    const auto before = m_state;
    const auto source = m_log.source;
    const auto changed = poll(options, fileIdentity(m_path));
    if (!changed && changed.error().code == ErrorCode::cancelled)
        return changed.error();
    if (!changed)
        m_state.error = changed.error();
    setState();
    return source != m_log.source || before.rows != m_state.rows || before.life != m_state.life || before.error != m_state.error
        || before.lastLineTruncated != m_state.lastLineTruncated;
}

Result<bool> LogFollow::poll(const HitLogLoad &options, const Result<FileIdentity> &atPath)
{
    m_state.error.reset();
    const auto size = m_log.growing->refresh();
    if (!size)
        return size.error();
    Status status;
    const bool grew = *size > m_seenBytes;
    if (*size < m_seenBytes || (grew && !m_fingerprint.fits(m_log.growing->file())))
        status = cutShort(options);
    else if (grew)
        status = m_state.rows == 0 ? recogniseAgain(options) : read(options, true);
    if (!status)
        return status.error();
    m_state.life = atPath ? LogLife::followed : LogLife::missing;
    if (atPath && *atPath != m_identity)
        status = replaced(options);
    if (!status)
        return status.error();
    return grew;
}

Status LogFollow::read(const HitLogLoad &options, bool holdLastLine)
{
    const auto life = m_state.life;
    const auto state = readLog(m_table, m_log, options, m_state, holdLastLine);
    if (!state) {
        m_state = m_table.source(m_log.source).state();
        return state.error();
    }
    m_state = *state;
    m_state.life = life;
    m_seenBytes = m_log.growing->fileBytesTotal();
    // The half line is a row now, for good.
    if (!holdLastLine && m_state.lastLineTruncated)
        m_state.consumedBytes = m_seenBytes;
    if (auto fingerprint = LogFingerprint::of(m_log.growing->file(), m_state.consumedBytes))
        m_fingerprint = *fingerprint;
    return {};
}

/// Nobody knows the dialect of an empty file; its first lines tell.
Status LogFollow::recogniseAgain(const HitLogLoad &options)
{
    const auto dialects = knownDialects();
    if (!dialects)
        return dialects.error();
    const auto known = recogniseLog(m_log.growing->file(), *dialects);
    const auto &source = m_table.source(m_log.source);
    const bool isAnother = known && known->match.name != source.dialect().name && !isSpooledFirst(known->shape.container);
    if (!isAnother)
        return read(options, true);
    std::optional<Dialect> converting;
    if (!known->dialect->isNative())
        converting = *known->dialect;
    auto file = m_log.growing->file().duplicate();
    if (!file)
        return file.error();
    m_state.life = LogLife::read;
    setState();
    return goOnWith(openLines(m_table, m_path, std::move(*file), known->match, converting), options);
}

/// A new file that is still empty has no writer yet: whoever holds the old one may still write to it.
Status LogFollow::replaced(const HitLogLoad &options)
{
    auto file = ReadFile::open(m_path);
    if (!file)
        return {};
    const auto size = file->sizeBytes();
    if (!size || *size == 0)
        return {};
    if (const auto rest = m_log.growing->refresh(); !rest)
        return rest.error();
    if (Status status = read(options, false); !status)
        return status;
    return succeed(std::move(*file), LogLife::rotated, options);
}

Status LogFollow::cutShort(const HitLogLoad &options)
{
    auto &source = m_table.source(m_log.source);
    auto fresh = m_log.growing->file().duplicate();
    if (!fresh)
        return fresh.error();
    if (auto copy = rotatedCopy()) {
        auto text = copy->duplicate();
        if (!text)
            return text.error();
        auto lines = FileBytes::create(std::move(*copy));
        if (!lines)
            return lines.error();
        // What was written between the last look and the copy stands only there.
        *m_log.growing = std::move(*lines);
        if (!source.isConverted())
            source.replaceText(std::move(*text));
        if (Status status = read(options, false); !status)
            return status;
    } else if (!source.isConverted()) {
        if (Status status = source.loseText(); !status)
            return status;
    }
    return succeed(std::move(*fresh), LogLife::cutShort, options);
}

Status LogFollow::succeed(ReadFile file, LogLife oldLife, const HitLogLoad &options)
{
    m_state.life = oldLife;
    setState();
    return goOnWith(openLines(m_table, m_path, std::move(file), m_table.source(m_log.source).dialect(), m_log.dialect), options);
}

Status LogFollow::goOnWith(Result<OpenLog> next, const HitLogLoad &options)
{
    if (!next)
        return next.error();
    m_log = std::move(*next);
    m_identity = m_table.source(m_log.source).identity();
    m_state = {};
    m_state.life = LogLife::followed;
    return read(options, true);
}

/// The file beside the log that begins with the bytes that were read: `hits.jsonl.1`, `hits.jsonl-20261101`.
std::optional<ReadFile> LogFollow::rotatedCopy() const
{
    const auto name = m_path.filename().string();
    std::error_code failure;
    for (const auto &entry : std::filesystem::directory_iterator(m_path.has_parent_path() ? m_path.parent_path() : ".", failure)) {
        const auto other = entry.path().filename().string();
        if (other == name || !other.starts_with(name) || m_fingerprint.endOffset == 0)
            continue;
        auto file = ReadFile::open(entry.path());
        if (file && m_fingerprint.fits(*file))
            return std::move(*file);
    }
    return std::nullopt;
}

Status LogFollow::finish(const HitLogLoad &options)
{
    if (const auto size = m_log.growing->refresh(); !size)
        return size.error();
    Status status = m_log.growing->fileBytesTotal() < m_seenBytes ? Status() : read(options, false);
    m_state.life = LogLife::read;
    setState();
    return status;
}

void LogFollow::setState()
{
    m_table.source(m_log.source).setState(m_state);
}

} // namespace cacheloupe
