// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change_journal.h"
#include "core/store/change_session.h"

namespace cacheloupe {

struct ChangeProgress {
    std::uint64_t handled = 0; ///< victims whose fate is known
    std::uint64_t total = 0;
};

/// Gets told after every batch, on the thread that runs the change.
using ChangeProgressSink = std::function<void(const ChangeProgress &)>;

/// Applies and undoes one change of a journal, a batch at a time: image, sync, write, note. Stopping (or dying) between
/// any two steps loses nothing: the next run first finds out what became of victims whose write was begun, then goes on
/// where it stopped. Blocks; one thread. Fails as journal and session do, cancelled when `stop` is asked for.
class ChangeRun {
public:
    ChangeRun(ChangeJournal &journal, std::int64_t change, ChangeSession &session) : m_journal(journal), m_change(change), m_session(session) {}

    /// Finds out what became of victims that were saved when an earlier run ended; reads the store, writes the journal.
    Result<ChangeRecord> settle(std::stop_token stop);

    /// Changes what is still planned. Victims that are not as they were seen are left alone and noted as failed.
    Result<ChangeRecord> apply(const ChangeProgressSink &progress, std::stop_token stop);

    /// Puts back what was done. With `overwrite` also over entries that were written anew since; else they are noted.
    Result<ChangeRecord> restore(bool overwrite, const ChangeProgressSink &progress, std::stop_token stop);

    static constexpr size_t kBatch = 500;

private:
    Status applyBatch(std::span<const JournalVictim> batch, std::stop_token stop);
    /// Changes the rest of victims of which some keys were changed before.
    Status finishHalves(ChangeKind kind, std::stop_token stop);
    /// What does not say the new answer after the write was written by somebody else since.
    Status verify(std::span<const ChangeVictim> victims, std::vector<ChangeOutcome> &outcomes, std::stop_token stop);
    Status restoreBatch(std::span<const JournalVictim> batch, bool overwrite, std::stop_token stop);
    /// Tries alone those that met another writer; who meets one again stays noted as contended.
    Status alone(std::span<const JournalVictim> batch, const std::vector<ChangeOutcome> &outcomes,
                 const std::function<Status(std::span<const JournalVictim>)> &again);
    Status note(std::span<const JournalVictim> batch, const std::vector<ChangeOutcome> &outcomes, VictimState success, VictimState failure);

    ChangeJournal &m_journal;
    std::int64_t m_change;
    ChangeSession &m_session;
};

/// What a restore would do, without doing it: entries that would come back, and those written anew since.
struct RestorePreview {
    std::uint64_t restorable = 0;
    std::uint64_t changed = 0;
};
Result<RestorePreview> previewRestore(ChangeJournal &journal, std::int64_t change, ChangeSession &session, std::stop_token stop);

} // namespace cacheloupe
