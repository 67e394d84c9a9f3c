// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/driver/sqlite_database.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace cacheloupe {

/// Where the keys of journals are kept, never in the journal itself, which holds references only.
struct JournalKeyStore {
    /// Fails when the secret is not there.
    SecretResolver read = resolveSecret;
    /// Keeps a new key and tells where. By default a file that only its owner may read.
    std::function<Result<SecretRef>(const Secret &key)> keep = {};
};

/// Keeps a key in a file of its own of mode 0600 in `cacheloupe/keys` of the user's folder for settings
/// ($XDG_CONFIG_HOME, else ~/.config). Fails as files do.
Result<SecretRef> keepKeyInFile(const Secret &key);

/// The keys that the images of one journal are sealed with, by number. A journal may have several: what the window keeps
/// in the system keychain the command line cannot read, and makes one of its own. One thread at a time. Failures:
/// denied/journalKeyMissing naming the reference, those of the database.
class JournalKeys {
public:
    explicit JournalKeys(JournalKeyStore store);

    /// The number of a key to seal with: the newest that can be read, or a new one.
    Result<std::int64_t> current(SqliteDatabase &journal);
    /// The key of that number.
    Result<const Secret *> key(SqliteDatabase &journal, std::int64_t number);

private:
    Result<std::int64_t> add(SqliteDatabase &journal);
    JournalKeyStore m_store;
    std::map<std::int64_t, Secret> m_known;
};

} // namespace cacheloupe
