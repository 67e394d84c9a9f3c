// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/driver/json.h"
#include "core/hitlog/dialect.h"
#include "core/hitlog/log_shape.h"
#include "core/hitlog/spool_file.h"

#include <memory>
#include <stop_token>
#include <string>

namespace cacheloupe {

/// One record of a log: its value, or null when its text is none, and the text.
struct LogRecord {
    Json value;
    std::string text;
};

/// Walks the records of a log from the first to the last, whatever container they stand in. One thread; the file
/// outlives it. next() is false at the end and fails with io or like SqliteDatabase.
class LogRecords {
public:
    virtual ~LogRecords() = default;
    virtual Result<bool> next(LogRecord &record) = 0;
};

/// `dialect` may be null where nothing is known yet; a dialect's line format or selection needs it. For SQLite the
/// file is opened again by its path, read-only.
Result<std::unique_ptr<LogRecords>> openRecords(const ReadFile &file, const LogShape &shape, const Dialect *dialect);

/// A look at all records for what the dialect's conversion needs (Dialect::needsContext). Fails with cancelled.
Result<Dialect> withLogContext(const Dialect &dialect, const ReadFile &file, const LogShape &shape, const std::stop_token &stop);

/// True for containers that become a spool of lines before they are loaded.
bool isSpooledFirst(LogContainer container);

/// Writes each record, converted, to the spool. Fails with cancelled, io or diskFull.
Status spoolRecords(const ReadFile &file, const LogShape &shape, const Dialect &dialect, SpoolFile &spool, const std::stop_token &stop);

} // namespace cacheloupe
