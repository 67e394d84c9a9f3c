// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/journal_keys.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/driver/sealed_bytes.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cacheloupe {

namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr size_t kNameDigits = 16;

std::filesystem::path keyFolder()
{
    const char *config = std::getenv("XDG_CONFIG_HOME");
    const char *home = std::getenv("HOME");
    const bool hasConfig = config && *config == '/';
    const auto base = hasConfig ? std::filesystem::path(config) : std::filesystem::path(home ? home : "") / ".config";
    return base / "cacheloupe" / "keys";
}

/// Nobody else can read the file at any moment, unlike one whose rights are taken away after it was written.
Status writePrivately(const std::filesystem::path &path, std::string_view bytes)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly);
    if (descriptor < 0)
        return errorFromErrno(errno, path.string());
    const bool isWritten = ::write(descriptor, bytes.data(), bytes.size()) == ssize_t(bytes.size()) && ::fsync(descriptor) == 0;
    const int problem = errno;
    ::close(descriptor);
    if (isWritten)
        return {};
    ::unlink(path.c_str());
    return errorFromErrno(problem, path.string());
}

} // namespace

Result<SecretRef> keepKeyInFile(const Secret &key)
{
    const auto folder = keyFolder();
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    ::chmod(folder.c_str(), S_IRWXU);
    // The name tells keys apart and nothing about them.
    const auto path = folder / (sha256Hex(sha256Hex(key.reveal())).substr(0, kNameDigits) + ".key");
    if (auto written = writePrivately(path, key.reveal()); !written)
        return written.error();
    return SecretRef{SecretRef::Scheme::file, path.string()};
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
