// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_journal.h"

#include "core/driver/sealed_bytes.h"
#include "core/store/journal_victim.h"

#include <array>

#include <sys/stat.h>

namespace cacheloupe {

namespace {

constexpr std::int64_t kSchemaVersion = 2; // 1 knew no refresh and sealed nothing
constexpr std::array<std::string_view, kVictimStates> kStates = {"planned", "saved", "done", "restored", "failed", "half", "forgotten"};

// Deleted images are overwritten: those of earlier versions are not sealed.
constexpr const char *kPragmas = "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 10000";
constexpr const char *kTables = R"sql(
CREATE TABLE changes(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL,
    selection TEXT NOT NULL, ticket TEXT NOT NULL, actor TEXT NOT NULL) STRICT;
CREATE TABLE victims(change_id INTEGER NOT NULL REFERENCES changes(id), seq INTEGER NOT NULL, state INTEGER NOT NULL,
    detail TEXT NOT NULL, entry BLOB NOT NULL, image BLOB, PRIMARY KEY(change_id, seq)) STRICT;
CREATE INDEX victims_state ON victims(change_id, state, seq);
)sql";
/// Images without a key are those of version 1, which did not seal them.
constexpr const char *kKeys = R"sql(
CREATE TABLE keys(id INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL) STRICT;
ALTER TABLE victims ADD COLUMN key_id INTEGER REFERENCES keys(id);
PRAGMA user_version = 2;
)sql";

/// What a sealed image belongs to, so that it opens in no other place.
std::string placeOf(std::int64_t change, std::int64_t seq)
{
    return "cacheloupe.change/" + std::to_string(change) + '/' + std::to_string(seq);
}

constexpr const char *kAnswerMark = "/answer";

ChangeRecord recordOf(const SqliteStatement &row)
{
    return {row.integer(0), instantFromUnixMs(row.integer(1)), changeKindFromName(row.bytes(2)).value_or(ChangeKind::purge), row.text(3),
            row.text(4),    row.text(5),                       row.text(6), {}};
}

constexpr std::string_view kRecord = "SELECT id, at, kind, url, selection, ticket, actor FROM changes ";

Status createTables(SqliteDatabase &database)
{
    return database.transaction([&]() -> Status {
        auto version = database.prepare("PRAGMA user_version");
        if (!version)
            return version.error();
        if (const auto row = version->step(); !row)
            return row.error();
        const auto found = version->integer(0);
        version->reset();
        if (found > kSchemaVersion)
            return Error{ErrorCode::schema, ErrorReason::newerSchema, database.where(), "version " + std::to_string(found)};
        const Status made = found == 0 ? database.execute(kTables) : Status();
        return made && found < kSchemaVersion ? database.execute(kKeys) : made;
    });
}

} // namespace

std::string_view victimStateName(VictimState state)
{
    return kStates[size_t(state)];
}

std::uint64_t ChangeRecord::victimCount() const
{
    std::uint64_t all = 0;
    for (const std::uint64_t one : counts)
        all += one;
    return all;
}

Result<ChangeJournal> ChangeJournal::open(const std::filesystem::path &path, Clock clock, JournalKeyStore keys)
{
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
    if (!database)
        return database.error();
    ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    if (auto done = database->execute(kPragmas); !done)
        return done.error();
    if (auto done = createTables(*database); !done)
        return done.error();
    return ChangeJournal(std::move(*database), std::move(clock), std::move(keys));
}

Result<ChangeJournal::SealKey> ChangeJournal::sealKey()
{
    const auto number = m_keys.current(m_database);
    const auto key = number ? m_keys.key(m_database, *number) : Result<const Secret *>(number.error());
    return key ? Result<SealKey>(SealKey{*number, *key}) : Result<SealKey>(key.error());
}

Result<std::string> ChangeJournal::packed(const ChangeVictim &victim, const std::string &place)
{
    if (!victim.answer)
        return packVictim(victim, {});
    const auto key = sealKey();
    auto sealed = key ? sealBytes(*key->key, packAnswer(*victim.answer), place + kAnswerMark, where()) : Result<std::string>(key.error());
    if (!sealed)
        return sealed.error();
    return packVictim(victim, {key->number, std::move(*sealed)});
}

Result<ChangeVictim> ChangeJournal::unpacked(std::string_view bytes, const std::string &place)
{
    auto stored = unpackVictim(bytes, where());
    if (!stored)
        return stored.error();
    auto &[victim, sealed] = *stored;
    if (sealed.bytes.empty())
        return std::move(victim);
    const auto key = m_keys.key(m_database, sealed.key);
    const auto plain = key ? unsealBytes(**key, sealed.bytes, place + kAnswerMark, where()) : Result<std::string>(key.error());
    auto answer = plain ? unpackAnswer(*plain, where()) : Result<AnswerChange>(plain.error());
    if (!answer)
        return answer.error();
    victim.answer = std::move(*answer);
    return std::move(victim);
}

Result<std::int64_t> ChangeJournal::begin(const ChangePlan &plan, const ChangeRecord &record)
{
    std::int64_t id = 0;
    // Asked for before the transaction: a keychain may take its time.
    if (const auto key = sealKey(); !key)
        return key.error();
    const Status done = m_database.transaction([&]() -> Status {
        auto change = m_database.prepare("INSERT INTO changes(at, kind, url, selection, ticket, actor) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        auto victim = m_database.prepare("INSERT INTO victims(change_id, seq, state, detail, entry) VALUES(?1, ?2, 0, '', ?3)");
        if (!change || !victim)
            return change ? victim.error() : change.error();
        change->bind(1, unixMs(m_clock())).bind(2, changeKindName(plan.kind)).bind(3, plan.url).bind(4, record.selection);
        if (auto inserted = change->bind(5, record.ticket).bind(6, record.actor).run(); !inserted)
            return inserted;
        id = m_database.lastInsertRowId();
        for (size_t i = 0; i < plan.victims.size(); ++i) {
            const auto bytes = packed(plan.victims[i], placeOf(id, std::int64_t(i)));
            if (!bytes)
                return bytes.error();
            if (auto inserted = victim->bind(1, id).bind(2, std::int64_t(i)).bindBlob(3, *bytes).run(); !inserted)
                return inserted;
        }
        return {};
    });
    if (!done)
        return done.error();
    return id;
}

Status ChangeJournal::save(std::int64_t change, std::span<const std::pair<std::int64_t, const EntryImage *>> images)
{
    const auto key = sealKey();
    if (!key)
        return key.error();
    if (auto safe = m_database.execute("PRAGMA synchronous = FULL"); !safe)
        return safe;
    return m_database.transaction([&]() -> Status {
        auto update = m_database.prepare("UPDATE victims SET state = 1, detail = '', image = ?3, key_id = ?4 WHERE change_id = ?1 AND seq = ?2");
        if (!update)
            return update.error();
        for (const auto &[seq, image] : images) {
            const auto sealed = sealBytes(*key->key, packImage(*image), placeOf(change, seq), where());
            if (!sealed)
                return sealed.error();
            if (auto done = update->bind(1, change).bind(2, seq).bindBlob(3, *sealed).bind(4, key->number).run(); !done)
                return done;
        }
        return {};
    });
}

Status ChangeJournal::mark(std::int64_t change, std::span<const std::int64_t> seqs, VictimState state, std::string_view detail)
{
    if (seqs.empty())
        return {};
    // A mark that a power cut takes away is found out anew from the image and the store; only images need the sync.
    if (auto quick = m_database.execute("PRAGMA synchronous = NORMAL"); !quick)
        return quick;
    return m_database.transaction([&]() -> Status {
        auto update = m_database.prepare("UPDATE victims SET state = ?3, detail = ?4 WHERE change_id = ?1 AND seq = ?2");
        if (!update)
            return update.error();
        for (const std::int64_t seq : seqs)
            if (auto done = update->bind(1, change).bind(2, seq).bind(3, std::int64_t(state)).bind(4, detail).run(); !done)
                return done;
        return {};
    });
}

Result<std::uint64_t> ChangeJournal::forgetOlderThan(std::chrono::days age)
{
    const auto before = unixMs(m_clock() - age);
    auto look = m_database.prepare("SELECT 1 FROM victims WHERE image IS NOT NULL AND change_id IN (SELECT id FROM changes WHERE at < ?1) LIMIT 1");
    if (!look)
        return look.error();
    // Mostly there is nothing to do, and then nobody who writes right now is in the way.
    const auto isOld = look->bind(1, before).step();
    if (!isOld || !*isOld)
        return isOld ? Result<std::uint64_t>(std::uint64_t(0)) : Result<std::uint64_t>(isOld.error());
    look->reset();
    std::uint64_t dropped = 0;
    const Status done = m_database.transaction([&]() -> Status {
        // What waits to be undone becomes forgotten; what is not waiting only loses its image.
        auto update = m_database.prepare("UPDATE victims SET image = NULL, key_id = NULL, state = CASE WHEN state IN (?2, ?3, ?4) THEN ?5 ELSE state END "
                                         "WHERE image IS NOT NULL AND change_id IN (SELECT id FROM changes WHERE at < ?1)");
        auto count = m_database.prepare("SELECT changes()");
        if (!update || !count)
            return update ? count.error() : update.error();
        const auto number = [](VictimState state) { return std::int64_t(state); };
        update->bind(2, number(VictimState::saved)).bind(3, number(VictimState::done)).bind(4, number(VictimState::half));
        if (auto forgotten = update->bind(1, before).bind(5, number(VictimState::forgotten)).run(); !forgotten)
            return forgotten;
        const auto row = count->step();
        dropped = row && *row ? std::uint64_t(count->integer(0)) : 0;
        return {};
    });
    if (!done)
        return done.error();
    // So that the bytes are gone from the files, too; another program that reads just now puts that off.
    if (dropped > 0)
        (void)m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)").ok();
    return dropped;
}

Status ChangeJournal::countStates(ChangeRecord &record)
{
    auto query = m_database.prepare("SELECT state, count(*) FROM victims WHERE change_id = ?1 GROUP BY state");
    if (!query)
        return query.error();
    query->bind(1, record.id);
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (const auto state = query->integer(0); state >= 0 && size_t(state) < record.counts.size())
            record.counts[size_t(state)] = std::uint64_t(query->integer(1));
    }
}

Result<ChangeRecord> ChangeJournal::change(std::int64_t id)
{
    auto query = m_database.prepare(std::string(kRecord) + "WHERE id = ?1");
    if (!query)
        return query.error();
    const auto row = query->bind(1, id).step();
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::notFound, ErrorReason::none, "change " + std::to_string(id), where()};
    ChangeRecord record = recordOf(*query);
    query->reset();
    if (auto counted = countStates(record); !counted)
        return counted.error();
    return record;
}

Result<std::vector<ChangeRecord>> ChangeJournal::changes(std::string_view url)
{
    auto query = m_database.prepare(std::string(kRecord) + "WHERE ?1 = '' OR url = ?1 ORDER BY id DESC");
    if (!query)
        return query.error();
    query->bind(1, url);
    std::vector<ChangeRecord> all;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        all.push_back(recordOf(*query));
    }
    for (ChangeRecord &record : all)
        if (auto counted = countStates(record); !counted)
            return counted.error();
    return all;
}

Result<EntryImage> ChangeJournal::imageIn(const SqliteStatement &row, std::int64_t change)
{
    if (row.type(4) == SqliteStatement::Type::null)
        return EntryImage();
    if (row.type(5) == SqliteStatement::Type::null)
        return unpackImage(row.bytes(4), where());
    const auto key = m_keys.key(m_database, row.integer(5));
    const auto plain = key ? unsealBytes(**key, row.bytes(4), placeOf(change, row.integer(0)), where()) : Result<std::string>(key.error());
    return plain ? unpackImage(*plain, where()) : Result<EntryImage>(plain.error());
}

Result<std::vector<JournalVictim>> ChangeJournal::victims(std::int64_t change, VictimState state, std::int64_t after, size_t limit)
{
    auto query = m_database.prepare("SELECT seq, state, detail, entry, image, key_id FROM victims WHERE change_id = ?1 AND state = ?2 AND seq > ?3 "
                                    "ORDER BY seq LIMIT ?4");
    if (!query)
        return query.error();
    query->bind(1, change).bind(2, std::int64_t(state)).bind(3, after).bind(4, std::int64_t(limit));
    std::vector<JournalVictim> found;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        auto victim = unpacked(query->bytes(3), placeOf(change, query->integer(0)));
        auto image = imageIn(*query, change);
        if (!victim || !image)
            return victim ? image.error() : victim.error();
        found.push_back({query->integer(0), VictimState(query->integer(1)), query->text(2), std::move(*victim), std::move(*image)});
    }
}

} // namespace cacheloupe
