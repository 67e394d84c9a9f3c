// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/store/answer_change.h"
#include "core/store/entry_image.h"

namespace cacheloupe {

/// The values of the statement's row from column `first` on, with the types they are stored as. Pure, as are all of these.
std::vector<RowValue> rowValues(const SqliteStatement &statement, int first);
void bindRowValue(SqliteStatement &statement, int parameter, const RowValue &value);
const RowValue *rowValue(const std::vector<RowValue> &row, std::string_view column);

/// The row and the text or blob that an edit is about; nullptr unless it is the only row of its table.
const PartImage *editedRow(const EntryImage &image, const ValueEdit &edit);
const RowValue *editedValue(const EntryImage &image, const ValueEdit &edit);

/// Name, type and bytes, for a digest.
void appendRowValue(std::string &text, const RowValue &value);

/// `time` written as `sample` is: seconds or milliseconds since 1970, or RFC 3339 text; NULL for a NULL sample.
RowValue timeWrittenLike(const RowValue &sample, Instant time);
/// A number of seconds in the type of `sample`; real where that is NULL.
RowValue secondsWrittenLike(const RowValue &sample, double seconds);

} // namespace cacheloupe
