// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_fingerprint.h"
#include "core/hitlog/open_log.h"

namespace cacheloupe {

/// Reads on in a log that grows, whoever rotates it: lines appended to the file, the file that takes its place (rename
/// and create: the old one is read to its end first) and the same file emptied and written anew (copytruncate: the rows
/// of before take their texts from the copy, or have none). Each such file is a source of its own with line numbers
/// from 1; the state of the old one tells what became of it. A last line without newline is held back until it has one
/// or is an event. Owns its handles; the table outlives it. One thread at a time, off the GUI thread.
class LogFollow {
public:
    LogFollow(HitTable &table, OpenLog log, const HitSourceState &state);

    const std::filesystem::path &path() const { return m_path; }
    const HitSourceState &state() const { return m_state; }
    /// The source that is read now.
    std::uint32_t source() const { return m_log.source; }

    /// Looks at the file once and reads what is new. True when rows or the state changed. Fails with cancelled; other
    /// errors stand in the state, and the next poll tries again.
    Result<bool> poll(const HitLogLoad &options = {});
    /// No more polls: a last line that was held back becomes a row.
    Status finish(const HitLogLoad &options = {});

private:
    Result<bool> poll(const HitLogLoad &options, const Result<FileIdentity> &atPath);
    Status read(const HitLogLoad &options, bool holdLastLine);
    Status succeed(ReadFile file, LogLife oldLife, const HitLogLoad &options);
    Status goOnWith(Result<OpenLog> next, const HitLogLoad &options);
    Status replaced(const HitLogLoad &options);
    Status cutShort(const HitLogLoad &options);
    Status recogniseAgain(const HitLogLoad &options);
    std::optional<ReadFile> rotatedCopy() const;
    void setState();

    HitTable &m_table;
    const std::filesystem::path m_path;
    OpenLog m_log;
    HitSourceState m_state;
    FileIdentity m_identity;
    LogFingerprint m_fingerprint;
    std::uint64_t m_seenBytes = 0;
};

/// Reads a log that was opened as far as it goes, behind `before`, and hands over what reads on (HitLogReader::follow).
Result<FollowedLog> followOpened(HitTable &table, OpenLog log, const HitSourceState &before, const HitLogLoad &options);

} // namespace cacheloupe
