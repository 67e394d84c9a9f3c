// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_changes.h"

#include "core/base/hash.h"
#include "core/store/row_values.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// The first part is the entry's own row: its life and its counters are no part of what it says.
void describe(EntryImage &image, const RowLife &life)
{
    std::string said;
    for (size_t i = 0; i < image.parts.size(); ++i) {
        appendDigestPart(said, image.parts[i].table);
        for (const RowValue &value : image.parts[i].row) {
            const bool isLife = i == 0 && life.isLife(value.column);
            if (i == 0 && life.isServed(value.column))
                continue;
            appendRowValue(isLife ? image.life : said, value);
        }
    }
    image.digest = image.parts.empty() ? std::string() : toHex(hash128(said));
}

/// A refresh is for the bytes it was made from.
bool fits(ChangeKind kind, const ChangeVictim &victim, const EntryImage &image)
{
    if (kind != ChangeKind::refresh)
        return true;
    const RowValue *value = editedValue(image, victim.answer->edit);
    return value && valueDigest(value->bytes) == victim.answer->edit.seen;
}

} // namespace

Result<std::unique_ptr<ChangeSession>> SqliteChanges::open(const Connection &connection, Access access, Clock clock)
{
    auto database = SqliteDatabase::open(connection.path, access == Access::write ? SqliteDatabase::Mode::readWrite : SqliteDatabase::Mode::readOnly);
    if (!database)
        return database.error();
    return std::unique_ptr<ChangeSession>(new SqliteChanges(std::move(*database), std::move(clock)));
}

Result<const RowLife *> SqliteChanges::lifeOf(const ChangeVictim &victim)
{
    const auto place = std::make_pair(victim.layout, victim.table);
    auto known = m_lives.find(place);
    if (known == m_lives.end()) {
        auto life = rowLife(victim.layout, victim.table);
        if (!life)
            return life.error();
        known = m_lives.emplace(place, std::move(*life)).first;
    }
    return &known->second;
}

Result<std::string> SqliteChanges::columnsOf(const std::string &table)
{
    if (const auto known = m_columns.find(table); known != m_columns.end())
        return known->second;
    auto query = m_database.prepare("SELECT name FROM pragma_table_info(?1)");
    if (!query)
        return query.error();
    query->bind(1, std::string_view(table));
    std::string columns;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        columns += (columns.empty() ? "" : ", ") + sqliteIdentifier(query->bytes(0));
    }
    return m_columns.emplace(table, columns).first->second;
}

Result<std::vector<PartImage>> SqliteChanges::readRows(const std::string &table, const std::string &condition, const RowValue &value)
{
    const auto columns = columnsOf(table);
    if (!columns)
        return columns.error();
    std::vector<PartImage> rows;
    if (columns->empty())
        return rows;
    auto query = m_database.prepare("SELECT rowid, " + *columns + " FROM " + sqliteIdentifier(table) + " WHERE " + condition + " = ?1 ORDER BY rowid");
    if (!query)
        return query.error();
    bindRowValue(*query, 1, value);
    for (;;) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        rows.push_back({{}, {}, {}, table, query->integer(0), rowValues(*query, 1)});
    }
}

Result<EntryImage> SqliteChanges::imageOf(const ChangeVictim &victim)
{
    const auto life = lifeOf(victim);
    if (!life)
        return life.error();
    EntryImage image;
    auto own = readRows(victim.table, "rowid", {{}, SqliteStatement::Type::integer, victim.rowId, 0, {}});
    if (!own)
        return own.error();
    image.parts = std::move(*own);
    const auto children = image.parts.empty() ? std::vector<RowLife::Child>() : (*life)->children;
    for (const RowLife::Child &child : children) {
        const RowValue *parent = rowValue(image.parts.front().row, child.parentColumn);
        auto rows = parent ? readRows(child.table, sqliteIdentifier(child.column), *parent) : std::vector<PartImage>();
        if (!rows)
            return rows.error();
        image.parts.insert(image.parts.end(), std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
    }
    describe(image, **life);
    return image;
}

Result<std::vector<EntryImage>> SqliteChanges::look(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    std::vector<EntryImage> images;
    images.reserve(victims.size());
    for (const ChangeVictim &victim : victims) {
        if (stop.stop_requested())
            return cancelledAt(m_database.where());
        auto image = imageOf(victim);
        if (!image)
            return image.error();
        images.push_back(std::move(*image));
    }
    return images;
}

Result<std::vector<ChangeOutcome>> SqliteChanges::change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                                         std::stop_token stop)
{
    std::vector<ChangeOutcome> outcomes(victims.size(), ChangeOutcome::changed);
    const Status done = m_database.transaction([&]() -> Status {
        auto images = look(victims, stop);
        if (!images)
            return images.error();
        std::vector<SavedImage> saved;
        for (size_t i = 0; i < victims.size(); ++i) {
            if ((*images)[i].parts.empty())
                outcomes[i] = ChangeOutcome::gone;
            else if ((*images)[i].digest == victims[i].digest && fits(kind, victims[i], (*images)[i]))
                saved.push_back({i, std::move((*images)[i])});
        }
        if (const Status kept = saved.empty() ? Status() : keep(saved); !kept)
            return kept;
        for (const SavedImage &one : saved) {
            if (const Status written = write(kind, victims[one.index], one.image); !written)
                return written;
            outcomes[one.index] = ChangeOutcome::done;
        }
        return {};
    });
    if (!done)
        return done.error();
    return outcomes;
}

Result<std::vector<ChangeOutcome>> SqliteChanges::restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite, std::stop_token stop)
{
    std::vector<ChangeOutcome> outcomes;
    const Status done = m_database.transaction([&]() -> Status {
        for (const RestoreItem &item : items) {
            if (stop.stop_requested())
                return cancelledAt(m_database.where());
            const auto outcome = putBack(kind, item, overwrite);
            if (!outcome)
                return outcome.error();
            outcomes.push_back(*outcome);
        }
        return {};
    });
    if (!done)
        return done.error();
    return outcomes;
}

} // namespace cacheloupe
