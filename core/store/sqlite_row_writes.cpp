// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_values.h"
#include "core/store/sqlite_changes.h"

#include <chrono>

namespace cacheloupe {

namespace {

using Type = SqliteStatement::Type;

/// The rows of the same places, whatever they hold.
bool samePlaces(const EntryImage &now, const EntryImage &was)
{
    return !now.parts.empty() && now.digest == was.digest;
}

} // namespace

Status SqliteChanges::write(ChangeKind kind, const ChangeVictim &victim, const EntryImage &image)
{
    switch (kind) {
    case ChangeKind::purge: return remove(image);
    case ChangeKind::ttl: return setTtl(victim, image.parts.front());
    case ChangeKind::refresh: break;
    }
    return setAnswer(victim, image);
}

Status SqliteChanges::remove(const EntryImage &image)
{
    for (const PartImage &part : image.parts) {
        auto statement = m_database.prepare("DELETE FROM " + sqliteIdentifier(part.table) + " WHERE rowid = ?1");
        if (!statement)
            return statement.error();
        if (auto done = statement->bind(1, part.rowId).run(); !done)
            return done;
    }
    return {};
}

Result<std::optional<RowValue>> SqliteChanges::timeLike(const std::string &table, const RowValue &sample, Instant time)
{
    if (sample.type != Type::null)
        return std::optional(timeWrittenLike(sample, time));
    const std::string column = sqliteIdentifier(sample.column);
    auto query = m_database.prepare("SELECT " + column + " FROM " + sqliteIdentifier(table) + " WHERE " + column + " IS NOT NULL LIMIT 1");
    if (!query)
        return query.error();
    const auto row = query->step();
    if (!row)
        return row.error();
    return *row ? std::optional(timeWrittenLike(rowValues(*query, 0).front(), time)) : std::nullopt;
}

Status SqliteChanges::setTtl(const ChangeVictim &victim, const PartImage &row)
{
    const auto life = lifeOf(victim);
    if (!life)
        return life.error();
    std::vector<RowValue> values;
    if (const RowValue *expires = rowValue(row.row, (*life)->expiresColumn)) {
        std::optional<RowValue> value = RowValue{expires->column, Type::null, 0, 0, {}};
        if (victim.newTtl.leftS) {
            const auto left = std::chrono::milliseconds(std::int64_t(*victim.newTtl.leftS * 1000));
            auto written = timeLike(row.table, *expires, m_clock() + left);
            if (!written)
                return written.error();
            value = std::move(*written);
        }
        if (!value)
            return Error{ErrorCode::unsupported, ErrorReason::none, victim.key, "no row tells how times are written in " + expires->column};
        values.push_back(std::move(*value));
    }
    if (const RowValue *ttl = rowValue(row.row, (*life)->ttlColumn))
        values.push_back(victim.newTtl.wholeS ? secondsWrittenLike(*ttl, *victim.newTtl.wholeS) : RowValue{ttl->column, Type::null, 0, 0, {}});
    return writeColumns(row, values);
}

Status SqliteChanges::writeColumns(const PartImage &row, const std::vector<RowValue> &values)
{
    if (values.empty())
        return {};
    std::string sql = "UPDATE " + sqliteIdentifier(row.table) + " SET ";
    for (size_t i = 0; i < values.size(); ++i)
        sql += (i ? ", " : "") + sqliteIdentifier(values[i].column) + " = ?" + std::to_string(i + 2);
    auto statement = m_database.prepare(sql + " WHERE rowid = ?1");
    if (!statement)
        return statement.error();
    statement->bind(1, row.rowId);
    for (size_t i = 0; i < values.size(); ++i)
        bindRowValue(*statement, int(i) + 2, values[i]);
    return statement->run();
}

Status SqliteChanges::insert(const PartImage &row, bool isTaken, bool overwrite)
{
    std::string columns = isTaken ? "" : "rowid";
    std::string places = isTaken ? "" : "?1";
    for (size_t i = 0; i < row.row.size(); ++i) {
        columns += (columns.empty() ? "" : ", ") + sqliteIdentifier(row.row[i].column);
        places += (places.empty() ? "?" : ", ?") + std::to_string(i + 2);
    }
    const std::string verb = overwrite ? "INSERT OR REPLACE INTO " : "INSERT INTO ";
    auto statement = m_database.prepare(verb + sqliteIdentifier(row.table) + '(' + columns + ") VALUES(" + places + ')');
    if (!statement)
        return statement.error();
    if (!isTaken)
        statement->bind(1, row.rowId);
    for (size_t i = 0; i < row.row.size(); ++i)
        bindRowValue(*statement, int(i) + 2, row.row[i]);
    return statement->run();
}

Result<ChangeOutcome> SqliteChanges::putBack(ChangeKind kind, const RestoreItem &item, bool overwrite)
{
    const auto now = imageOf(item.victim);
    const auto life = lifeOf(item.victim);
    if (!now || !life)
        return now ? life.error() : now.error();
    const bool isRefresh = kind == ChangeKind::refresh;
    const RowValue *edited = isRefresh ? editedValue(*now, item.victim.answer->edit) : nullptr;
    if (edited && edited->bytes == item.victim.answer->edit.bytes) {
        const Status written = putAnswerBack(item, *now);
        return written ? Result<ChangeOutcome>(ChangeOutcome::done) : Result<ChangeOutcome>(written.error());
    }
    if (samePlaces(*now, item.image)) {
        if (isRefresh)
            return ChangeOutcome::done;
        std::vector<RowValue> values;
        for (const RowValue &value : item.image.parts.front().row)
            if ((*life)->isLife(value.column))
                values.push_back(value);
        const Status written = writeColumns(item.image.parts.front(), values);
        return written ? Result<ChangeOutcome>(ChangeOutcome::done) : Result<ChangeOutcome>(written.error());
    }
    // After a purge another entry may have got the number of the row, and a table's own keys tell whether it is the same.
    const bool isTaken = !now->parts.empty();
    if (isTaken && kind != ChangeKind::purge && !overwrite)
        return ChangeOutcome::changed;
    // A row that stands in the way of one part must not leave the entry half restored.
    if (auto begun = m_database.execute("SAVEPOINT entry"); !begun)
        return begun.error();
    Status written = kind != ChangeKind::purge ? remove(*now) : Status();
    for (const PartImage &part : item.image.parts)
        if (written)
            written = insert(part, isTaken && kind == ChangeKind::purge, overwrite);
    const Status ended = m_database.execute(written ? "RELEASE entry" : "ROLLBACK TO entry; RELEASE entry");
    if (!ended)
        return ended.error();
    if (!written && written.error().code != ErrorCode::conflict)
        return written.error();
    return written ? ChangeOutcome::done : ChangeOutcome::changed;
}

} // namespace cacheloupe
