// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/entry_join.h"
#include "core/store/cache_store.h"
#include "core/store/vector_block.h"
#include "ui/stores/entry_arrangement.h"
#include "ui/support/task.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <mutex>

namespace cacheloupe {

class SecretDesk;

/// One cache store being read: opened and listed on a lane of its own while its rows are already shown, and kept open
/// for reading single entries again. GUI thread. What was read before a failure or cancel stays.
class StoreListing : public QObject {
    Q_OBJECT
public:
    explicit StoreListing(SecretDesk &secrets, QObject *parent = nullptr);
    ~StoreListing() override;

    /// Starts over with this store.
    void open(const Connection &connection);
    void close();
    void cancel();
    bool isRunning() const { return m_reading.isRunning() || m_ending; }
    /// True when all entries were read.
    bool isComplete() const { return m_complete; }

    /// Never null; a new object after each open() and close().
    std::shared_ptr<const EntryTable> table() const { return m_table; }
    const EntryTally &tally() const { return m_tally; }
    /// What the entries tell about the hits they served; null until all were read.
    std::shared_ptr<const EntryJoin> entries() const { return m_entries; }
    /// The embeddings of the entries, by their row in table(); null until the reading ended, well or not.
    std::shared_ptr<const VectorBlock> vectors() const;
    /// Known once the store is open.
    const std::optional<StoreInfo> &info() const { return m_info; }
    const Progress &progress() const { return m_progress; }

    /// The whole entry as it is in the store now; `address` is EntryRow::address. Waits behind a listing.
    [[nodiscard]] Ticket readEntry(const std::string &address, std::function<void(Result<CacheEntry>)> done);

    /// What is done with many entries, on the lane that reads them; the first failure ends it. Begin and end may be empty.
    struct Visit {
        std::function<Status()> begin;
        std::function<Status(const CacheEntry &)> each;
        std::function<Status()> end;
    };
    /// Hands over whole entries of rows of table(); those that are gone from the store are left out. `done` is told how
    /// many there were. Waits behind a listing.
    [[nodiscard]] Ticket visitEntries(std::vector<std::uint32_t> rows, Visit visit, std::function<void(Result<std::uint64_t>)> done,
                                      std::function<void(Progress)> progress = {});

Q_SIGNALS:
    /// A new, empty table stands in table().
    void reset();
    void started();
    void described();
    void grew();
    /// All entries were read, or the reading was cancelled.
    void finished();
    void failed(const cacheloupe::Error &error);

private:
    struct Inbox; ///< between the lane that reads and this object
    struct Shelf; ///< the open store, touched by the lane only
    static Status read(const Connection &connection, const SecretResolver &secrets, Shelf &shelf, Inbox &inbox, const std::stop_token &stop,
                       ProgressReport &report);
    static Result<std::uint64_t> visitRows(Shelf &shelf, const EntryTable &table, const std::vector<std::uint32_t> &rows, const Visit &visit,
                                           const std::stop_token &stop, ProgressReport &report);
    void startOver();
    void collect();
    void appendSome();

    SecretDesk &m_secrets;
    std::stop_source m_asking; ///< ends the wait for a secret
    std::shared_ptr<Shelf> m_shelf;
    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<EntryTable> m_table;
    EntryTally m_tally;
    std::shared_ptr<const EntryJoin> m_entries;
    std::optional<StoreInfo> m_info;
    Progress m_progress;
    bool m_complete = false;
    std::deque<std::vector<EntryRow>> m_arrived; ///< read, to be appended
    size_t m_appended = 0;                       ///< of the first of them
    QTimer m_appending;
    std::optional<Status> m_ending; ///< how the reading ended, told when all rows are appended
    Ticket m_reading;
    Lanes m_lane; ///< last member: joined first
};

} // namespace cacheloupe
