// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/policy/policy_slot.h"

#include <system_error>

namespace cacheloupe {

namespace {

constexpr std::string_view kColumns = "(name TEXT NOT NULL, revision INTEGER NOT NULL, document TEXT NOT NULL, published_at TEXT NOT NULL,"
                                      " published_by TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY(";

/// A row `name` of a table of policies, and the same columns for every earlier revision in `<table>_history`.
class SqlitePolicySlot : public PolicySlot {
public:
    SqlitePolicySlot(const PolicyTarget &target, const PolicyAccess &access)
        : m_target(target), m_table(sqliteIdentifier(target.table)), m_history(sqliteIdentifier(target.table + "_history")), m_access(access)
    {
    }

    Result<std::optional<std::string>> read(std::stop_token) override
    {
        std::error_code failure;
        if (!std::filesystem::exists(m_target.path, failure) && !failure)
            return std::optional<std::string>();
        auto database = SqliteDatabase::open(m_target.path, SqliteDatabase::Mode::readOnly);
        return database ? documentIn(*database) : Result<std::optional<std::string>>(database.error());
    }

    Result<bool> swap(const std::optional<std::string> &base, const std::string &next, const PolicyDocument &document, std::stop_token) override
    {
        auto database = SqliteDatabase::open(m_target.path, base ? SqliteDatabase::Mode::readWrite : SqliteDatabase::Mode::create);
        if (!database)
            return database.error();
        // In WAL mode a commit would else not survive a power cut.
        if (auto synced = database->execute("PRAGMA synchronous = FULL"); !synced)
            return synced.error();
        bool fits = true;
        const auto done = database->transaction([&]() -> Status {
            const auto current = documentIn(*database);
            if (!current)
                return current.error();
            fits = *current == base;
            return fits ? put(*database, base.has_value(), next, document) : Status();
        });
        return done ? Result<bool>(fits) : Result<bool>(done.error());
    }

    Result<std::vector<std::string>> history(std::stop_token) override
    {
        std::vector<std::string> out;
        auto database = SqliteDatabase::open(m_target.path, SqliteDatabase::Mode::readOnly);
        if (!database)
            return database.error();
        const auto kept = hasTable(*database, m_target.table + "_history");
        if (!kept || !*kept)
            return kept ? Result<std::vector<std::string>>(out) : Result<std::vector<std::string>>(kept.error());
        auto query = database->prepare("SELECT document FROM " + m_history + " WHERE name = ?1 ORDER BY revision DESC");
        if (!query)
            return anotherTable(query.error());
        query->bind(1, m_target.row);
        for (;;) {
            const auto more = query->step();
            if (!more)
                return more.error();
            if (!*more)
                return out;
            out.push_back(query->text(0));
        }
    }

private:
    static Result<bool> hasTable(SqliteDatabase &database, const std::string &name)
    {
        auto query = database.prepare("SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE");
        if (!query)
            return query.error();
        return query->bind(1, std::string_view(name)).step();
    }

    /// The table is there and its columns are not ours.
    static Error anotherTable(Error error)
    {
        if (error.code == ErrorCode::schema)
            error.reason = ErrorReason::unknownLayout;
        return error;
    }

    Result<std::optional<std::string>> documentIn(SqliteDatabase &database) const
    {
        const auto there = hasTable(database, m_target.table);
        if (!there)
            return there.error();
        if (!*there)
            return std::optional<std::string>();
        auto query = database.prepare("SELECT document FROM " + m_table + " WHERE name = ?1");
        if (!query)
            return anotherTable(query.error());
        const auto row = query->bind(1, std::string_view(m_target.row)).step();
        if (!row)
            return row.error();
        return *row ? std::optional(query->text(0)) : std::optional<std::string>();
    }

    Status put(SqliteDatabase &database, bool replaces, const std::string &next, const PolicyDocument &document)
    {
        const std::string columns(kColumns);
        if (auto made = database.execute("CREATE TABLE IF NOT EXISTS " + m_table + columns + "name)); CREATE TABLE IF NOT EXISTS " + m_history
                                         + columns + "name, revision))");
            !made)
            return made;
        const std::string update = "UPDATE " + m_table + " SET revision = ?2, document = ?3, published_at = ?4, published_by = ?5, note = ?6"
                                                         " WHERE name = ?1";
        const std::string values = " VALUES(?1, ?2, ?3, ?4, ?5, ?6)";
        if (auto done = run(database, replaces ? update : "INSERT INTO " + m_table + values, next, document); !done)
            return done;
        if (auto kept = run(database, "INSERT OR REPLACE INTO " + m_history + values, next, document); !kept)
            return kept;
        m_access.tell(PublishStep::written);
        return {};
    }

    Status run(SqliteDatabase &database, const std::string &sql, const std::string &next, const PolicyDocument &document) const
    {
        auto statement = database.prepare(sql);
        if (!statement)
            return anotherTable(statement.error());
        statement->bind(1, std::string_view(m_target.row)).bind(2, document.revision).bind(3, std::string_view(next));
        statement->bind(4, std::string_view(document.publishedAt)).bind(5, std::string_view(document.publishedBy));
        return statement->bind(6, std::string_view(document.note)).run();
    }

    PolicyTarget m_target;
    std::string m_table;   ///< quoted
    std::string m_history; ///< quoted
    PolicyAccess m_access;
};

} // namespace

std::unique_ptr<PolicySlot> sqlitePolicySlot(const PolicyTarget &target, const PolicyAccess &access)
{
    return std::make_unique<SqlitePolicySlot>(target, access);
}

} // namespace cacheloupe
