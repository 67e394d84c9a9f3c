// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/sqlite_database.h"
#include "core/store/change_plan.h"
#include "core/store/entry_image.h"
#include "core/store/journal_keys.h"

#include <chrono>
#include <filesystem>

namespace cacheloupe {

/// Where a victim of a journaled change stands. `saved`: its image is kept and the write was begun, perhaps done; `half`:
/// some of its keys were changed and others not (a cluster), its image is whole; `forgotten`: the image was dropped, as it
/// was older than images are kept.
enum class VictimState : std::uint8_t { planned, saved, done, restored, failed, half, forgotten };
constexpr size_t kVictimStates = 7;
std::string_view victimStateName(VictimState state);

/// A change as the journal tells of it.
struct ChangeRecord {
    std::int64_t id = 0;
    Instant at;
    ChangeKind kind = ChangeKind::purge;
    std::string url;
    std::string selection; ///< what chose the victims, as the person wrote it
    std::string ticket;
    std::string actor;
    std::array<std::uint64_t, kVictimStates> counts{}; ///< by VictimState
    std::uint64_t count(VictimState state) const { return counts[size_t(state)]; }
    std::uint64_t victimCount() const;
    /// Nothing is left to do or to find out.
    bool isSettled() const { return count(VictimState::planned) + count(VictimState::saved) + count(VictimState::half) == 0; }
};

/// One victim of a change; `detail` tells why it failed: `changed`, `gone`, `contended` or `unclear`.
struct JournalVictim {
    std::int64_t seq = 0;
    VictimState state = VictimState::planned;
    std::string detail;
    ChangeVictim victim;
    EntryImage image; ///< empty before it was saved and after it was dropped
};

/// A SQLite file of our own that remembers what changes did to stores: one row per victim, its image written and synced
/// before the store is. What was saved survives kill -9 and a power cut. Images are sealed with a key that is kept
/// elsewhere, bound to their place; only the file's owner may read it. One thread at a time; several programs may share
/// it. Failures: those of SqliteDatabase::open, schema/newerSchema, denied/journalKeyMissing and journalKeyWrong where
/// images are read or saved, notFound naming the change.
class ChangeJournal {
public:
    /// How long images are kept when nobody says otherwise.
    static constexpr std::chrono::days kKeep{30};

    static Result<ChangeJournal> open(const std::filesystem::path &path, Clock clock = systemNow, JournalKeyStore keys = {});

    /// Writes down the whole plan; `record` gives selection, ticket and actor. Returns the change's number.
    Result<std::int64_t> begin(const ChangePlan &plan, const ChangeRecord &record);
    Status save(std::int64_t change, std::span<const std::pair<std::int64_t, const EntryImage *>> images);
    /// Sets the state of victims by number; survives a kill, after a power cut ChangeRun::settle finds out again.
    Status mark(std::int64_t change, std::span<const std::int64_t> seqs, VictimState state, std::string_view detail = {});

    /// Drops the images of changes older than that: they cannot be undone any more. Changes and victims stay. Returns how
    /// many were dropped.
    Result<std::uint64_t> forgetOlderThan(std::chrono::days age);

    Result<ChangeRecord> change(std::int64_t id);
    /// Newest first; of one store or, for an empty URL, of all.
    Result<std::vector<ChangeRecord>> changes(std::string_view url = {});
    /// Victims of a change in one state, in order, behind number `after`.
    Result<std::vector<JournalVictim>> victims(std::int64_t change, VictimState state, std::int64_t after, size_t limit);

    const std::string &where() const { return m_database.where(); }

private:
    ChangeJournal(SqliteDatabase database, Clock clock, JournalKeyStore keys)
        : m_database(std::move(database)), m_clock(std::move(clock)), m_keys(std::move(keys)) {}
    struct SealKey {
        std::int64_t number = 0;
        const Secret *key = nullptr;
    };
    Result<SealKey> sealKey();
    /// A victim as it is stored; a new answer is sealed.
    Result<std::string> packed(const ChangeVictim &victim, const std::string &place);
    Result<ChangeVictim> unpacked(std::string_view bytes, const std::string &place);
    Result<EntryImage> imageIn(const SqliteStatement &row, std::int64_t change);
    Status countStates(ChangeRecord &record);
    SqliteDatabase m_database;
    Clock m_clock;
    JournalKeys m_keys;
};

} // namespace cacheloupe
