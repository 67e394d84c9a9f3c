// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/folder_store.h"

#include "core/base/file.h"
#include "core/store/file_store.h"
#include "core/store/sqlite_store.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxShards = 1000;
constexpr size_t kShardDigits = 3;
constexpr size_t kNamesShown = 8;

bool isShardName(const std::string &name)
{
    return name.size() == kShardDigits && name.find_first_not_of("0123456789") == std::string::npos;
}

bool isDatabase(const fs::path &path)
{
    constexpr std::string_view kMagic = "SQLite format 3";
    std::error_code ignored;
    if (!fs::is_regular_file(fs::symlink_status(path, ignored)))
        return false;
    std::array<char, kMagic.size()> start = {};
    const auto file = ReadFile::open(path);
    const auto got = file ? file->readAt(0, start) : Result<size_t>(size_t(0));
    return got && *got == start.size() && std::string_view(start.data(), start.size()) == kMagic;
}

/// What lies in a folder, in order of the names.
Result<std::vector<fs::path>> namesIn(const fs::path &folder)
{
    std::error_code failure;
    if (!fs::exists(folder, failure))
        return Error{ErrorCode::io, ErrorReason::fileMissing, folder.string(), failure.message()};
    if (!fs::is_directory(folder, failure))
        return Error{ErrorCode::io, ErrorReason::notAFile, folder.string(), "not a folder"};
    std::vector<fs::path> out;
    fs::directory_iterator it(folder, failure);
    for (const fs::directory_iterator end; !failure && it != end; it.increment(failure))
        out.push_back(it->path());
    if (failure)
        return errorFromErrno(failure.value(), folder.string());
    std::sort(out.begin(), out.end());
    return out;
}

void addUnique(std::vector<StoreNote> &notes, const StoreNote &note)
{
    if (std::find(notes.begin(), notes.end(), note) == notes.end())
        notes.push_back(note);
}

} // namespace

Status FolderStore::addDatabase(const fs::path &file, const std::string &label, const Clock &clock)
{
    Connection connection = m_info.connection;
    connection.kind = StoreKind::sqlite;
    connection.path = file.string();
    auto store = SqliteStore::open(connection, clock);
    // Some other program's database beside the cache.
    if (!store && store.error().reason == ErrorReason::unknownLayout)
        return {};
    if (!store)
        return store.error();
    m_parts.push_back({label, std::move(*store)});
    return {};
}

Status FolderStore::addDatabases(const Clock &clock, std::stop_token stop)
{
    const auto names = namesIn(m_info.connection.path);
    if (!names)
        return names.error();
    for (const auto &path : *names) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, m_info.connection.path, {}};
        const std::string name = path.filename().string();
        const bool isShard = isShardName(name) && m_parts.size() < kMaxShards && !fs::is_symlink(path);
        const fs::path file = isShard ? path / "cache.db" : path;
        if (!isDatabase(file))
            continue;
        if (auto added = addDatabase(file, isShard ? name : std::string(), clock); !added)
            return added;
    }
    return {};
}

void FolderStore::describe()
{
    for (const auto &part : m_parts) {
        const StoreInfo &info = part.store->info();
        m_info.keyCount += info.keyCount;
        for (const auto &note : info.notes)
            addUnique(m_info.notes, note);
        for (const auto &reason : info.layouts) {
            const auto it = std::find_if(m_info.layouts.begin(), m_info.layouts.end(), [&](const auto &known) { return known.layout == reason.layout; });
            if (it == m_info.layouts.end()) {
                m_info.layouts.push_back(reason);
            } else {
                it->matched += reason.matched;
                it->seen += reason.seen;
            }
        }
    }
    std::stable_sort(m_info.layouts.begin(), m_info.layouts.end(), [](const auto &a, const auto &b) { return a.matched > b.matched; });
}

Result<std::unique_ptr<CacheStore>> FolderStore::open(const Connection &connection, std::stop_token stop, Clock clock)
{
    std::unique_ptr<FolderStore> store(new FolderStore);
    store->m_info.connection = connection;
    store->m_info.url = connectionUrl(connection);
    if (auto added = store->addDatabases(clock, stop); !added)
        return added.error();
    if (store->m_parts.empty()) {
        auto files = FileStore::open(connection, stop, clock);
        if (!files)
            return files.error();
        if (!(*files)->info().layouts.empty())
            store->m_parts.push_back({{}, std::move(*files)});
    }
    if (store->m_parts.empty()) {
        const auto found = namesIn(connection.path);
        if (!found)
            return found.error();
        std::string names;
        for (const auto &path : *found)
            if (std::count(names.begin(), names.end(), ',') < std::ptrdiff_t(kNamesShown))
                names += (names.empty() ? "" : ", ") + path.filename().string();
        return Error{ErrorCode::schema, ErrorReason::unknownLayout, connection.path, names};
    }
    store->describe();
    return std::unique_ptr<CacheStore>(std::move(store));
}

std::string FolderStore::keyIn(const Part &part, const CacheEntry &entry) const
{
    const bool isRowNumber = !entry.table.empty() && entry.key == entry.table + ':' + std::to_string(entry.rowId);
    return isRowNumber && !part.label.empty() ? part.label + '/' + entry.key : entry.key;
}

Status FolderStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    ListProgress before;
    before.total = m_info.keyCount;
    bool goOn = true;
    for (const auto &part : m_parts) {
        ListProgress own;
        const auto listed = part.store->list(
            [&](std::vector<CacheEntry> page, const ListProgress &progress) {
                for (auto &entry : page)
                    entry.key = keyIn(part, entry);
                own = progress;
                goOn = sink(std::move(page), {before.listed + progress.listed, before.visited + progress.visited, before.total});
                return goOn;
            },
            stop, pageSize);
        if (!listed || !goOn)
            return listed;
        before.listed += own.listed;
        before.visited += part.store->info().keyCount;
    }
    return {};
}

Result<CacheEntry> FolderStore::entry(std::string_view key, std::stop_token stop)
{
    for (const auto &part : m_parts) {
        std::string_view own = key;
        const bool isLabelled = !part.label.empty() && key.starts_with(part.label + '/');
        if (isLabelled)
            own.remove_prefix(part.label.size() + 1);
        auto found = part.store->entry(own, stop);
        if (found) {
            found->key = keyIn(part, *found);
            // A bare row number belongs to no shard in particular.
            if (found->key == key)
                return found;
        } else if (found.error().code != ErrorCode::notFound) {
            return found;
        }
    }
    return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
}

std::vector<fs::path> FolderStore::databaseFiles() const
{
    std::vector<fs::path> out;
    for (const auto &part : m_parts)
        for (auto &path : part.store->databaseFiles())
            out.push_back(std::move(path));
    return out;
}

} // namespace cacheloupe
