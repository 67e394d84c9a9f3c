// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_table.h"
#include "core/hitlog/sidecar_folder.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace cacheloupe {

class EntryJoin;
class LogFollowing;

/// The hit logs that are open: one table over all of them, filled on a lane while the window already shows its rows.
/// Logs that can grow are followed from then on, across rotations, unless setFollowing(false); the state of each source
/// tells what became of its file. GUI thread; work that outlives a page holds the table by its shared pointer.
class HitLogSession : public QObject {
    Q_OBJECT
public:
    explicit HitLogSession(Lanes &lanes, QObject *parent = nullptr);
    ~HitLogSession() override;

    /// Never null; a new object after each open().
    std::shared_ptr<const HitTable> table() const { return m_table; }
    const QStringList &paths() const { return m_paths; }
    bool isLoading() const { return m_load.isRunning(); }
    bool isEmpty() const { return m_table->rowCount() == 0; }
    const HitLogProgress &progress() const { return m_progress; }

    /// Starts over with these files, one after the other in one table. An empty list clears.
    void open(const QStringList &paths);
    /// Reads one more file behind the others.
    void add(const QString &path);
    /// Where open() finds what was kept of the logs; nullopt: nowhere.
    void setSidecars(std::optional<SidecarFolder> folder) { m_sidecars = std::move(folder); }
    /// How long the logs of the table took so far.
    std::chrono::milliseconds readingTook() const { return m_readingTook; }
    /// Stops reading; the rows read so far stay. Logs that were read to their end are still followed.
    void cancel();

    /// What the store that was listed last knows of entries the log only names; null before.
    std::shared_ptr<const EntryJoin> storeEntries() const { return m_storeEntries; }
    void setStoreEntries(std::shared_ptr<const EntryJoin> entries) { m_storeEntries = std::move(entries); }

    bool isFollowing() const { return m_follows; }
    /// Off: nothing more is read. On again: what was written meanwhile comes at once.
    void setFollowing(bool on);

Q_SIGNALS:
    /// A new, empty table stands in table().
    void reset();
    /// Rows were published, or the progress moved, or a followed file was rotated.
    void grew();
    /// All files are read (or given up); what failed was signalled before. Comes again when a followed log has grown
    /// and rests for a moment.
    void finished();
    void failed(const cacheloupe::Error &error);

private:
    void reopen();
    void loadNext();
    void moved(Progress progress);
    void countTime();
    void take(const QString &path, Result<HitSourceState> state);

    Lanes &m_lanes;
    std::shared_ptr<HitTable> m_table;
    std::shared_ptr<const EntryJoin> m_storeEntries;
    QStringList m_paths;
    QStringList m_waiting;
    HitLogProgress m_progress;
    std::optional<SidecarFolder> m_sidecars;
    std::chrono::steady_clock::time_point m_begun;
    std::chrono::milliseconds m_readingTook{0};
    bool m_follows = true;
    std::unique_ptr<LogFollowing> m_following;
    Ticket m_load;
};

} // namespace cacheloupe
