// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/hitlog/dialect.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

namespace cacheloupe {

/// How far a log was read. `consumedBytes` and `consumedLines` cover all complete lines: following a growing file goes
/// on there.
struct HitSourceState {
    bool complete = false;           ///< read to the end
    bool lastLineTruncated = false;  ///< the last line has no newline and is no JSON
    std::uint64_t consumedBytes = 0;
    std::uint64_t consumedLines = 0;
    std::uint64_t rows = 0;
    std::uint64_t malformedRows = 0;
    std::optional<Error> error;      ///< why reading stopped early
};

/// One log file behind a table: where the text of its rows is (the file itself, or the spool of a converted log), its
/// dialect and how far it was read. Any thread may read; the loader alone writes the state.
class HitSource {
public:
    HitSource(std::filesystem::path path, DialectMatch dialect, ReadFile text, bool converted);

    const std::filesystem::path &path() const { return m_path; }
    const DialectMatch &dialect() const { return m_dialect; }
    bool isConverted() const { return m_converted; }
    const ReadFile &text() const { return m_text; }

    HitSourceState state() const;
    void setState(const HitSourceState &state);

private:
    const std::filesystem::path m_path;
    const DialectMatch m_dialect;
    const ReadFile m_text;
    const bool m_converted;
    mutable std::mutex m_mutex;
    HitSourceState m_state;
};

} // namespace cacheloupe
