// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"
#include "core/store/change_session.h"
#include "core/store/row_life.h"

#include <map>

namespace cacheloupe {

/// Changes of rows in a SQLite cache. A batch is one BEGIN IMMEDIATE transaction: read, compare, keep, write, commit;
/// rows of other tables that belong to an entry go and come back with it. Tables of unknown layout and tables WITHOUT
/// ROWID are refused. Threads and failures: see ChangeSession, plus timeout/databaseLocked (after 2 s).
class SqliteChanges : public ChangeSession {
public:
    static Result<std::unique_ptr<ChangeSession>> open(const Connection &connection, Access access, Clock clock);

    Result<std::vector<EntryImage>> look(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<RawEntry>> values(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<bool>> areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                              std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                               std::stop_token stop) override;

private:
    SqliteChanges(SqliteDatabase database, Clock clock) : m_database(std::move(database)), m_clock(std::move(clock)) {}
    Result<const RowLife *> lifeOf(const ChangeVictim &victim);
    /// Quoted and joined; generated columns are not among them.
    Result<std::string> columnsOf(const std::string &table);
    Result<EntryImage> imageOf(const ChangeVictim &victim);
    Result<std::vector<PartImage>> readRows(const std::string &table, const std::string &condition, const RowValue &value);
    Status remove(const EntryImage &image);
    Status write(ChangeKind kind, const ChangeVictim &victim, const EntryImage &image);
    Status setTtl(const ChangeVictim &victim, const PartImage &row);
    Status setAnswer(const ChangeVictim &victim, const EntryImage &image);
    Status putAnswerBack(const RestoreItem &item, const EntryImage &now);
    /// Nullopt when no row of the table tells how times are written there.
    Result<std::optional<RowValue>> timeLike(const std::string &table, const RowValue &sample, Instant time);
    Status writeColumns(const PartImage &row, const std::vector<RowValue> &values);
    Result<ChangeOutcome> putBack(ChangeKind kind, const RestoreItem &item, bool overwrite);
    /// With a rowid of its own choosing when that of the image is taken by another row.
    Status insert(const PartImage &row, bool isTaken, bool overwrite);

    SqliteDatabase m_database;
    Clock m_clock;
    std::map<std::pair<std::string, std::string>, RowLife> m_lives;
    std::map<std::string, std::string> m_columns;
};

} // namespace cacheloupe
