// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/hitlog/dialect.h"
#include "core/hitlog/log_shape.h"

#include <memory>

namespace cacheloupe {

/// The dialect of a log, how its records are stored, and the reason.
struct RecognisedLog {
    std::shared_ptr<const Dialect> dialect;
    DialectMatch match;
    LogShape shape;
};

/// How the bytes look without a dialect: JSON Lines, a JSON document, CSV, SQLite or lines of text. Fails with io.
Result<LogShape> shapeOf(const ReadFile &file);

/// Looks at the first records. Fails with schema/unknownDialect naming the file, detail = what was seen.
Result<RecognisedLog> recogniseLog(const ReadFile &file, const std::vector<Dialect> &dialects);

/// The log as the given dialect, whether it recognises it or not. Fails with schema/unknownDialect when the dialect
/// reads nothing of this container.
Result<RecognisedLog> readAs(const ReadFile &file, const Dialect &dialect);

} // namespace cacheloupe
