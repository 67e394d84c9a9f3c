// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/sqlite_statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A value of a table row with the type it is stored as.
struct RowValue {
    std::string column;
    SqliteStatement::Type type = SqliteStatement::Type::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string bytes; ///< text and blob
    bool operator==(const RowValue &) const = default;
};

/// One stored thing an entry consists of, whole: a Redis key (its DUMP payload and when it expires) or a table row.
struct PartImage {
    std::string key;  ///< Redis
    std::string dump; ///< Redis
    std::optional<std::int64_t> expiresAtMs; ///< Redis, ms since 1970; absent: never
    std::string table; ///< SQLite
    std::int64_t rowId = 0;
    std::vector<RowValue> row;
    bool operator==(const PartImage &) const = default;
};

/// Everything needed to put an entry back as it was. No parts: the entry is not there. `digest` covers what the entry
/// says, not how long it lives or how often it was served; `life` how long it lives. A plain value.
struct EntryImage {
    std::vector<PartImage> parts;
    std::string digest;
    std::string life;
    std::uint64_t sizeBytes() const;
    bool operator==(const EntryImage &) const = default;
};

/// As CBOR bytes for the journal, every byte and type kept.
std::string packImage(const EntryImage &image);
/// Fails with schema when the bytes are no image.
Result<EntryImage> unpackImage(std::string_view bytes, const std::string &where);

/// The texts of a digest, each with its length in front.
void appendDigestPart(std::string &text, std::string_view part);

} // namespace cacheloupe
