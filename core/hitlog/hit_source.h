// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/hitlog/dialect.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace cacheloupe {

/// What is known of a log's file beyond what was read of it.
enum class LogLife : std::uint8_t {
    read,     ///< read once; not looked at again
    followed, ///< new lines are read as they come
    missing,  ///< followed, but its path leads nowhere at the moment
    rotated,  ///< another file took its path; read to its end
    cutShort, ///< the file was emptied or rewritten under its rows (copytruncate)
};

/// How far a log was read. `consumedBytes` and `consumedLines` cover all complete lines: following a growing file goes
/// on there. A followed log's last line is no row while it lacks a newline and is no event yet (rows never change);
/// lastLineTruncated tells of it.
struct HitSourceState {
    bool complete = false;           ///< read to the end
    bool lastLineTruncated = false;  ///< the last line has no newline and is no JSON
    LogLife life = LogLife::read;
    std::uint64_t consumedBytes = 0;
    std::uint64_t consumedLines = 0;
    std::uint64_t rows = 0;
    std::uint64_t malformedRows = 0;
    std::optional<Error> error;      ///< why reading stopped early
};

/// One log file behind a table: where the text of its rows is (the file itself, or the spool of a converted or
/// compressed log), its dialect and how far it was read. Any thread may read; the loader alone writes.
class HitSource {
public:
    HitSource(std::filesystem::path path, FileIdentity identity, DialectMatch dialect, ReadFile text, bool converted);

    const std::filesystem::path &path() const { return m_path; }
    /// Of the file that was opened; its path may lead to another one by now.
    const FileIdentity &identity() const { return m_identity; }
    const DialectMatch &dialect() const { return m_dialect; }
    bool isConverted() const { return m_converted; }
    /// Valid as long as the source, also behind replaceText().
    const ReadFile &text() const { return *m_text.load(std::memory_order_acquire); }

    HitSourceState state() const;
    void setState(const HitSourceState &state);
    /// The same bytes in another file.
    void replaceText(ReadFile text);
    /// The bytes are gone: no row may show text that is not its own. Fails like SpoolFile::create.
    Status loseText();
    /// False when the rows' texts are gone for good; what stands in columns stays.
    bool hasText() const { return m_hasText.load(std::memory_order_acquire); }

private:
    const std::filesystem::path m_path;
    const FileIdentity m_identity;
    const DialectMatch m_dialect;
    const bool m_converted;
    std::atomic<const ReadFile *> m_text;
    std::atomic<bool> m_hasText = true;
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<const ReadFile>> m_texts;
    HitSourceState m_state;
};

} // namespace cacheloupe
