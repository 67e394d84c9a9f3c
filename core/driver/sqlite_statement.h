// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace cacheloupe {

/// A prepared statement; finalized with the object. Belongs to the thread of its database. Parameters and columns
/// count from 1 and 0 as in SQLite. Text is UTF-8; views live until the next step or reset.
class SqliteStatement {
public:
    enum class Type { null, integer, real, text, blob };

    SqliteStatement(SqliteStatement &&other) noexcept;
    SqliteStatement &operator=(SqliteStatement &&other) noexcept;
    ~SqliteStatement();

    SqliteStatement &bind(int parameter, std::int64_t value);
    SqliteStatement &bind(int parameter, double value);
    SqliteStatement &bind(int parameter, std::string_view text);
    SqliteStatement &bindBlob(int parameter, std::string_view bytes);
    SqliteStatement &bindNull(int parameter);

    /// True = a row is there, false = done. Fails like SqliteDatabase::open, plus conflict for constraints.
    Result<bool> step();
    /// For statements without rows: steps to the end and resets.
    Status run();
    void reset();

    int columnCount() const;
    std::string columnName(int column) const;
    Type type(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Text or blob bytes; empty for NULL.
    std::string_view bytes(int column) const;
    std::string text(int column) const { return std::string(bytes(column)); }
    std::optional<std::string> optionalText(int column) const;
    std::optional<double> optionalReal(int column) const;

private:
    friend class SqliteDatabase;
    SqliteStatement(sqlite3_stmt *statement, std::string where);
    sqlite3_stmt *m_statement = nullptr;
    std::string m_where;
};

} // namespace cacheloupe
