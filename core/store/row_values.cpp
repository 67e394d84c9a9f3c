// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_values.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace cacheloupe {

namespace {

using Type = SqliteStatement::Type;
constexpr double kLeastMilliseconds = 1e11; // as seconds that is the year 5138

} // namespace

std::vector<RowValue> rowValues(const SqliteStatement &statement, int first)
{
    std::vector<RowValue> values;
    for (int column = first; column < statement.columnCount(); ++column) {
        RowValue value{statement.columnName(column), statement.type(column), 0, 0, {}};
        if (value.type == Type::integer)
            value.integer = statement.integer(column);
        else if (value.type == Type::real)
            value.real = statement.real(column);
        else if (value.type != Type::null)
            value.bytes = statement.text(column);
        values.push_back(std::move(value));
    }
    return values;
}

void bindRowValue(SqliteStatement &statement, int parameter, const RowValue &value)
{
    switch (value.type) {
    case Type::null: statement.bindNull(parameter); break;
    case Type::integer: statement.bind(parameter, value.integer); break;
    case Type::real: statement.bind(parameter, value.real); break;
    case Type::text: statement.bind(parameter, std::string_view(value.bytes)); break;
    case Type::blob: statement.bindBlob(parameter, value.bytes); break;
    }
}

const RowValue *rowValue(const std::vector<RowValue> &row, std::string_view column)
{
    const auto it = std::find_if(row.begin(), row.end(), [&](const RowValue &value) { return value.column == column; });
    return it == row.end() ? nullptr : &*it;
}

const PartImage *editedRow(const EntryImage &image, const ValueEdit &edit)
{
    const PartImage *found = nullptr;
    for (const PartImage &part : image.parts) {
        if (part.table != edit.place)
            continue;
        if (found)
            return nullptr;
        found = &part;
    }
    return found;
}

const RowValue *editedValue(const EntryImage &image, const ValueEdit &edit)
{
    const PartImage *part = editedRow(image, edit);
    const RowValue *value = part ? rowValue(part->row, edit.field) : nullptr;
    return value && (value->type == Type::text || value->type == Type::blob) ? value : nullptr;
}

void appendRowValue(std::string &text, const RowValue &value)
{
    char number[sizeof value.integer + sizeof value.real];
    std::memcpy(number, &value.integer, sizeof value.integer);
    std::memcpy(number + sizeof value.integer, &value.real, sizeof value.real);
    appendDigestPart(text, value.column);
    text += char('0' + int(value.type));
    appendDigestPart(text, {number, sizeof number});
    appendDigestPart(text, value.bytes);
}

RowValue timeWrittenLike(const RowValue &sample, Instant time)
{
    RowValue value{sample.column, sample.type, 0, 0, {}};
    const double written = sample.type == Type::integer ? double(sample.integer) : sample.real;
    const auto ms = unixMs(time);
    if (sample.type == Type::integer)
        value.integer = written >= kLeastMilliseconds ? ms : (ms + 500) / 1000;
    else if (sample.type == Type::real)
        value.real = written >= kLeastMilliseconds ? double(ms) : double(ms) / 1000;
    else if (sample.type != Type::null)
        value.bytes = formatInstant(time);
    return value;
}

RowValue secondsWrittenLike(const RowValue &sample, double seconds)
{
    if (sample.type == Type::integer)
        return {sample.column, Type::integer, std::llround(seconds), 0, {}};
    return {sample.column, Type::real, 0, seconds, {}};
}

} // namespace cacheloupe
