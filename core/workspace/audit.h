// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/sqlite_database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One change of the workspace. Rows form a chain: `hash` = SHA-256 over the previous hash and all members, each with
/// its length in front, so that no row can be changed, removed or slipped in unnoticed.
struct AuditRow {
    std::int64_t seq = 0;
    Instant at;
    std::string actor;
    std::string action;  ///< `verdict.set`, `draft.saved`, `revision.added`, …
    std::string subject; ///< hit id, target, name
    std::string detailJson;
    std::string previousHash;
    std::string hash;
    bool operator==(const AuditRow &) const = default;
};

/// What a check of the chain found. When `intact` is false, `brokenSeq` is the first row that does not fit.
struct AuditCheck {
    enum class Fault { none, changedRow, missingRow, missingTail };
    bool intact = true;
    Fault fault = Fault::none;
    std::int64_t rowCount = 0;
    std::int64_t brokenSeq = 0;
};

/// Appends a row to the chain; call it inside the transaction of the change it tells of.
Status appendAudit(SqliteDatabase &database, Instant at, std::string_view actor, std::string_view action, std::string_view subject,
                   std::string_view detailJson);

/// The newest `limit` rows, newest first; 0 = all.
Result<std::vector<AuditRow>> auditRows(SqliteDatabase &database, size_t limit);

/// Walks the whole chain. Fails only when the rows cannot be read; tampering is an answer, not an Error.
Result<AuditCheck> checkAudit(SqliteDatabase &database);

} // namespace cacheloupe
