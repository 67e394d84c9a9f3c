// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/hits/hit_filter_job.h"
#include "ui/support/table_text.h"
#include "ui/support/task.h"

namespace cacheloupe {

/// The events to write, with the marks to write beside them. A plain value for lanes.
struct HitExport {
    std::shared_ptr<const HitTable> table;
    RowSet rows;
    ReviewSnapshot snapshot;
    ExportFormat format = ExportFormat::csv;
    bool masked = false; ///< private text becomes marks

    /// The whole text, for the clipboard. Blocks. Fails with cancelled or io.
    Result<std::string> text(std::stop_token stop) const;
    /// Writes beside the file and renames: an export that fails or is cancelled leaves what was there. Blocks; gives the
    /// number of events. Fails with cancelled, denied, io/diskFull or io.
    Result<std::uint64_t> write(const QString &path, std::stop_token stop, ProgressReport &progress) const;

private:
    std::string head() const;
    Result<std::string> line(HitRow row) const;
};

} // namespace cacheloupe
