// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_keys.h"

#include "core/base/hash.h"
#include "core/base/key_folder.h"
#include "core/driver/sealed_bytes.h"

namespace cacheloupe {

namespace {

constexpr size_t kNameDigits = 16;

} // namespace

Result<SecretRef> keepKeyInFile(const Secret &key)
{
    // The name tells keys apart and nothing about them.
    const auto path = keepInKeyFolder(sha256Hex(sha256Hex(key.reveal())).substr(0, kNameDigits) + ".key", key.reveal());
    if (!path)
        return path.error();
    return SecretRef{SecretRef::Scheme::file, path->string()};
}

JournalKeys::JournalKeys(JournalKeyStore store) : m_store(std::move(store))
{
    if (!m_store.read)
        m_store.read = resolveSecret;
    if (!m_store.keep)
        m_store.keep = keepKeyInFile;
}

Result<std::int64_t> JournalKeys::current(SqliteDatabase &journal)
{
    if (!m_known.empty())
        return m_known.rbegin()->first;
    auto query = journal.prepare("SELECT id FROM keys ORDER BY id DESC");
    if (!query)
        return query.error();
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return add(journal);
        const auto number = query->integer(0);
        if (key(journal, number))
            return number;
    }
}

Result<std::int64_t> JournalKeys::add(SqliteDatabase &journal)
{
    auto key = newSealKey();
    if (!key)
        return key.error();
    const auto kept = m_store.keep(*key);
    if (!kept)
        return kept.error();
    auto insert = journal.prepare("INSERT INTO keys(ref) VALUES(?1)");
    if (!insert)
        return insert.error();
    if (auto done = insert->bind(1, std::string_view(kept->toString())).run(); !done)
        return done.error();
    const auto number = journal.lastInsertRowId();
    m_known.emplace(number, std::move(*key));
    return number;
}

Result<const Secret *> JournalKeys::key(SqliteDatabase &journal, std::int64_t number)
{
    if (const auto known = m_known.find(number); known != m_known.end())
        return &known->second;
    auto query = journal.prepare("SELECT ref FROM keys WHERE id = ?1");
    if (!query)
        return query.error();
    const auto row = query->bind(1, number).step();
    if (!row)
        return row.error();
    const auto text = *row ? query->text(0) : std::string();
    const auto ref = SecretRef::parse(text);
    auto secret = ref ? m_store.read(*ref) : Result<Secret>(ref.error());
    if (!secret)
        return Error{ErrorCode::denied, ErrorReason::journalKeyMissing, text, secret.error().detail};
    return &m_known.emplace(number, std::move(*secret)).first->second;
}

} // namespace cacheloupe
