// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/connection.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Where applications read a policy from: a file, a Redis key or a row of a SQLite table. A plain value that may be saved
/// and shown: the password is only a reference.
struct PolicyTarget {
    enum class Kind : std::uint8_t { file, redis, sqlite };
    static constexpr std::string_view kDefaultKey = "cacheloupe:policy";
    static constexpr std::string_view kDefaultTable = "cacheloupe_policy";
    static constexpr std::string_view kDefaultRow = "policy";

    Kind kind = Kind::file;
    std::filesystem::path path; ///< the policy file, or the SQLite file
    Connection connection;      ///< of the Redis server
    std::string key;            ///< the Redis key
    std::string table;          ///< of the SQLite file; its history is kept in `<table>_history`
    std::string row;            ///< its `name`

    static PolicyTarget file(std::filesystem::path path);
    /// What nobody said: stores are read by running applications, a file may be anybody's working copy.
    Environment likelyEnvironment() const { return kind == Kind::file ? Environment::development : Environment::production; }
    bool operator==(const PolicyTarget &) const = default;
};

/// Reads a path, `file:PATH`, `redis://host[:port][/db][#KEY]` (also `rediss://`, `redis+unix:`, `redis+sentinel://`) and
/// `sqlite:PATH[#TABLE[/NAME]]`; `#`, `%` and `/` inside a name are written as `%23`, `%25` and `%2F`. Fails as
/// parseConnectionUrl does.
Result<PolicyTarget> parsePolicyTarget(std::string_view text);

/// The text of a target, for screens, settings and errors; it holds no secret. Reading it gives the same target, but for
/// the references to secrets and certificates.
std::string policyTargetText(const PolicyTarget &target);

} // namespace cacheloupe
