// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/store_listing.h"

#include "ui/support/secret_desk.h"

#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kPageSize = 500;
constexpr size_t kRowsAtOnce = 2000; ///< about two milliseconds
constexpr std::uint64_t kWholeEntriesBytes = 64u << 20; ///< beyond, entries are read again when they are selected

std::uint64_t sizeOf(const CacheEntry &entry)
{
    return sizeof(CacheEntry) + entry.query.size() + entry.answer.size() + entry.messagesJson.size() + entry.rawBytes.size() + entry.metadataJson.size() + entry.vectorBytes.size();
}

} // namespace

struct StoreListing::Inbox {
    std::mutex mutex;
    std::vector<EntryRow> rows;
    std::optional<StoreInfo> info;
    std::shared_ptr<const EntryJoin> entries; ///< when all are read
    std::shared_ptr<const VectorBlock> vectors; ///< when the reading ended
    std::uint64_t wholeBytes = 0; ///< the lane's own count
};

struct StoreListing::Shelf {
    std::unique_ptr<CacheStore> store;
};

StoreListing::StoreListing(SecretDesk &secrets, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_shelf(std::make_shared<Shelf>()), m_inbox(std::make_shared<Inbox>()),
      m_table(std::make_shared<EntryTable>()), m_lane(1)
{
    m_appending.setSingleShot(true);
    m_appending.callOnTimeout(this, &StoreListing::appendSome);
}

StoreListing::~StoreListing()
{
    m_asking.request_stop();
}

void StoreListing::startOver()
{
    m_asking.request_stop();
    m_reading.cancel();
    m_arrived.clear();
    m_appended = 0;
    m_ending.reset();
    m_appending.stop();
    m_inbox = std::make_shared<Inbox>();
    m_table = std::make_shared<EntryTable>();
    m_tally = {};
    m_entries = nullptr;
    m_info.reset();
    m_progress = {};
    m_complete = false;
    Q_EMIT reset();
}

void StoreListing::open(const Connection &connection)
{
    startOver();
    m_asking = std::stop_source();
    m_reading = runOnLane<Status>(
        m_lane,
        [connection, secrets = m_secrets.resolver(m_asking.get_token()), shelf = m_shelf, inbox = m_inbox](std::stop_token stop, ProgressReport &report) {
            return read(connection, secrets, *shelf, *inbox, stop, report);
        },
        [this](Status status) {
            m_ending = std::move(status);
            collect();
        },
        [this](Progress progress) {
            m_progress = progress;
            collect();
        });
    Q_EMIT started();
}

void StoreListing::close()
{
    startOver();
    m_lane.post([shelf = m_shelf](std::stop_token) { shelf->store.reset(); });
}

void StoreListing::cancel()
{
    if (!m_reading.isRunning())
        return;
    m_asking.request_stop();
    m_reading.cancel();
    m_ending = Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    collect();
}

Status StoreListing::read(const Connection &connection, const SecretResolver &secrets, Shelf &shelf, Inbox &inbox, const std::stop_token &stop,
                          ProgressReport &report)
{
    shelf.store.reset();
    auto store = CacheStore::open(connection, secrets, stop);
    if (!store)
        return store.error();
    shelf.store = std::move(*store);
    {
        const std::lock_guard lock(inbox.mutex);
        inbox.info = shelf.store->info();
    }
    report({0, shelf.store->info().keyCount});
    const auto entries = std::make_shared<EntryJoin>();
    const auto vectors = std::make_shared<VectorBlock>();
    std::uint32_t row = 0;
    const auto take = [&](std::vector<CacheEntry> page, const ListProgress &progress) {
        std::vector<EntryRow> rows;
        rows.reserve(page.size());
        for (auto &entry : page) {
            inbox.wholeBytes += sizeOf(entry);
            entries->add(entry);
            vectors->add(row++, entry);
            rows.push_back(entryRowOf(std::move(entry), inbox.wholeBytes < kWholeEntriesBytes));
        }
        {
            const std::lock_guard lock(inbox.mutex);
            inbox.rows.insert(inbox.rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        }
        report({progress.visited, progress.total});
        return !stop.stop_requested();
    };
    const Status listed = shelf.store->list(take, stop, kPageSize);
    const std::lock_guard lock(inbox.mutex);
    inbox.vectors = vectors;
    if (listed)
        inbox.entries = entries;
    return listed;
}

void StoreListing::collect()
{
    std::optional<StoreInfo> info;
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_arrived.push_back(std::exchange(m_inbox->rows, {}));
        info = std::exchange(m_inbox->info, std::nullopt);
        if (m_inbox->entries)
            m_entries = std::exchange(m_inbox->entries, nullptr);
    }
    if (info) {
        m_info = std::move(info);
        Q_EMIT described();
    }
    appendSome();
}

/// A few rows at a time: between them the window answers.
void StoreListing::appendSome()
{
    for (size_t left = kRowsAtOnce; left > 0 && !m_arrived.empty();) {
        auto &rows = m_arrived.front();
        for (; left > 0 && m_appended < rows.size(); ++m_appended, --left) {
            m_tally.add(rows[m_appended]);
            m_table->append(std::move(rows[m_appended]));
        }
        if (m_appended < rows.size())
            continue;
        m_arrived.pop_front();
        m_appended = 0;
    }
    if (!m_arrived.empty()) {
        m_appending.start();
        return;
    }
    m_appending.stop();
    Q_EMIT grew();
    const auto ending = std::exchange(m_ending, std::nullopt);
    if (!ending)
        return;
    m_complete = ending->ok();
    if (*ending || ending->error().code == ErrorCode::cancelled)
        Q_EMIT finished();
    else
        Q_EMIT failed(ending->error());
}

std::shared_ptr<const VectorBlock> StoreListing::vectors() const
{
    const std::lock_guard lock(m_inbox->mutex);
    return m_inbox->vectors;
}

Ticket StoreListing::readEntry(const std::string &address, std::function<void(Result<CacheEntry>)> done)
{
    return runOnLane<Result<CacheEntry>>(
        m_lane,
        [shelf = m_shelf, address](std::stop_token stop, ProgressReport &) -> Result<CacheEntry> {
            if (!shelf->store)
                return Error{ErrorCode::notFound, ErrorReason::none, address, {}};
            return shelf->store->entry(address, stop);
        },
        std::move(done));
}

Ticket StoreListing::visitEntries(std::vector<std::uint32_t> rows, Visit visit, std::function<void(Result<std::uint64_t>)> done,
                                  std::function<void(Progress)> progress)
{
    return runOnLane<Result<std::uint64_t>>(
        m_lane,
        [shelf = m_shelf, table = m_table, rows = std::move(rows), visit = std::move(visit)](std::stop_token stop, ProgressReport &report) {
            return visitRows(*shelf, *table, rows, visit, stop, report);
        },
        std::move(done), std::move(progress));
}

Result<std::uint64_t> StoreListing::visitRows(Shelf &shelf, const EntryTable &table, const std::vector<std::uint32_t> &rows, const Visit &visit,
                                              const std::stop_token &stop, ProgressReport &report)
{
    if (visit.begin)
        if (auto begun = visit.begin(); !begun)
            return begun.error();
    std::uint64_t count = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const EntryRow &row = table.row(rows[i]);
        auto read = row.whole || !shelf.store ? Result<CacheEntry>(Error{ErrorCode::notFound, ErrorReason::none, row.address, {}}) : shelf.store->entry(row.address, stop);
        if (!row.whole && !read && read.error().code != ErrorCode::notFound)
            return read.error();
        if (row.whole || read) {
            if (auto done = visit.each(row.whole ? *row.whole : *read); !done)
                return done.error();
            ++count;
        }
        report({i, rows.size()});
    }
    if (visit.end)
        if (auto ended = visit.end(); !ended)
            return ended.error();
    return count;
}

} // namespace cacheloupe
