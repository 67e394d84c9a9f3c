// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_source.h"
#include "core/hitlog/log_fingerprint.h"
#include "core/hitlog/sidecar_bytes.h"

#include <optional>

namespace cacheloupe {

/// A log as a sidecar knows it again: which file, how it was then, in which dialect and how far it was read. A plain
/// value.
struct KeptLog {
    std::string path; ///< absolute
    std::uint64_t inode = 0;
    std::uint64_t sizeBytes = 0;
    std::int64_t modifiedNs = 0; ///< in the clock of the file system
    LogFingerprint fingerprint;  ///< up to what was read
    std::string dialect;
    bool isAggregate = false;
    HitSourceState state;

    /// Nullopt for a log whose rows do not take their texts from the file at its path, or that was not read whole.
    static std::optional<KeptLog> of(const HitSource &source, const HitSourceState &state);
    /// True when the file at the path is the one of then, as it was or with more behind.
    bool isStillThere() const;
    /// True when the path, as somebody spells it, is ours.
    bool isAt(const std::filesystem::path &other) const;

    void write(SidecarSink &sink) const;
    static KeptLog read(SidecarSource &source);
};

} // namespace cacheloupe
