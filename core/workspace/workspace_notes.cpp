// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

Result<NoteRecord> Workspace::addNote(NoteRecord note)
{
    if (note.author.empty())
        note.author = m_actor;
    if (note.at == Instant())
        note.at = m_clock();
    const auto done = change("note.added", [&](Told &told) -> Status {
        told = {note.subject, dumpJson(Json{{"text", note.text}, {"author", note.author}})};
        auto insert = m_database.prepare("INSERT INTO notes(subject, text, author, at) VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.error();
        if (auto inserted = insert->bind(1, note.subject).bind(2, note.text).bind(3, note.author).bind(4, unixMs(note.at)).run(); !inserted)
            return inserted;
        note.id = m_database.lastInsertRowId();
        return {};
    });
    if (!done)
        return done.error();
    return note;
}

Status Workspace::removeNote(std::int64_t id)
{
    return remove("note.removed", "DELETE FROM notes WHERE id = CAST(?1 AS INTEGER)", std::to_string(id));
}

Result<std::vector<NoteRecord>> Workspace::notes(std::string_view subject)
{
    return readRows<NoteRecord>(
        m_database, "SELECT id, subject, text, author, at FROM notes WHERE ?1 = '' OR subject = ?1 ORDER BY id",
        [](const SqliteStatement &row) {
            return NoteRecord{row.integer(0), row.text(1), row.text(2), row.text(3), instantFromUnixMs(row.integer(4))};
        },
        [&](SqliteStatement &query) { query.bind(1, subject); });
}

Status Workspace::saveQuery(const SavedQueryRecord &query)
{
    return change("query.saved", [&](Told &told) -> Status {
        told = {query.name, dumpJson(Json{{"query", query.query}})};
        auto statement = m_database.prepare("INSERT INTO saved_queries VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET query = ?2");
        if (!statement)
            return statement.error();
        return statement->bind(1, query.name).bind(2, query.query).run();
    });
}

Status Workspace::removeQuery(std::string_view name)
{
    return remove("query.removed", "DELETE FROM saved_queries WHERE name = ?1", name);
}

Result<std::vector<SavedQueryRecord>> Workspace::savedQueries()
{
    return readRows<SavedQueryRecord>(m_database, "SELECT name, query FROM saved_queries ORDER BY name",
                                      [](const SqliteStatement &row) { return SavedQueryRecord{row.text(0), row.text(1)}; });
}

} // namespace cacheloupe
