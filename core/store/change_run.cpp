// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_run.h"

#include "core/store/redis_images.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::vector<ChangeVictim> victimsOf(std::span<const JournalVictim> batch)
{
    std::vector<ChangeVictim> victims;
    for (const JournalVictim &one : batch)
        victims.push_back(one.victim);
    return victims;
}

std::string_view detailOf(ChangeOutcome outcome)
{
    switch (outcome) {
    case ChangeOutcome::changed: return "changed";
    case ChangeOutcome::gone: return "gone";
    case ChangeOutcome::contended: return "contended";
    case ChangeOutcome::done: break;
    }
    return {};
}

/// Keys of the image of which `holds` is true. Rows have no keys: they are written as a whole or not at all.
template <typename Predicate>
size_t keysThat(const EntryImage &image, const Predicate &holds)
{
    return size_t(std::count_if(image.parts.begin(), image.parts.end(), [&](const PartImage &part) { return !part.key.empty() && holds(part); }));
}

std::pair<VictimState, std::string_view> purgeFate(const EntryImage &was, const EntryImage &now)
{
    if (now.parts.empty())
        return {VictimState::done, ""};
    if (now.digest == was.digest)
        return {VictimState::planned, ""};
    const bool isMissing = keysThat(was, [&](const PartImage &part) { return !partOf(now, part.key); }) > 0;
    return isMissing ? std::pair(VictimState::half, "") : std::pair(VictimState::failed, "unclear");
}

std::pair<VictimState, std::string_view> ttlFate(const EntryImage &was, const EntryImage &now)
{
    if (now.digest != was.digest)
        return {VictimState::done, ""};
    if (now.life == was.life)
        return {VictimState::planned, ""};
    const bool isOld = keysThat(was, [&](const PartImage &part) { return partOf(now, part.key)->expiresAtMs == part.expiresAtMs; }) > 0;
    return {isOld ? VictimState::half : VictimState::done, ""};
}

/// Of a victim whose write was begun: was it done? A purged or refreshed entry that stands there with other bytes was
/// written anew by its owner, before or after.
std::pair<VictimState, std::string_view> fateOf(ChangeKind kind, const JournalVictim &saved, const EntryImage &now, bool isRefreshed)
{
    switch (kind) {
    case ChangeKind::purge: return purgeFate(saved.image, now);
    case ChangeKind::ttl: return ttlFate(saved.image, now);
    case ChangeKind::refresh: break;
    }
    if (isRefreshed)
        return {VictimState::done, ""};
    return now.digest == saved.image.digest ? std::pair(VictimState::planned, "") : std::pair(VictimState::failed, "unclear");
}

/// What stands there is whole as it was, or a rest of it.
bool isRestOf(const EntryImage &was, const EntryImage &now)
{
    const bool hasKeys = keysThat(was, [](const PartImage &) { return true; }) > 0;
    return now.parts.empty() || now.digest == was.digest || (hasKeys && !holdsOther(was, now.parts));
}

/// What stands where the victims were.
struct Found {
    std::vector<EntryImage> images;
    std::vector<bool> refreshed; ///< of a refresh, as areRefreshed()
};

Result<Found> find(ChangeSession &session, ChangeKind kind, std::span<const JournalVictim> batch, std::stop_token stop)
{
    const auto victims = victimsOf(batch);
    auto images = session.look(victims, stop);
    if (!images)
        return images.error();
    auto refreshed = kind == ChangeKind::refresh ? session.areRefreshed(victims, stop) : Result<std::vector<bool>>(std::vector<bool>(batch.size()));
    if (!refreshed)
        return refreshed.error();
    return Found{std::move(*images), std::move(*refreshed)};
}

} // namespace

Status ChangeRun::note(std::span<const JournalVictim> batch, const std::vector<ChangeOutcome> &outcomes, VictimState success, VictimState failure)
{
    for (const ChangeOutcome kind : {ChangeOutcome::done, ChangeOutcome::changed, ChangeOutcome::gone, ChangeOutcome::contended}) {
        std::vector<std::int64_t> seqs;
        for (size_t i = 0; i < batch.size(); ++i)
            if (outcomes[i] == kind)
                seqs.push_back(batch[i].seq);
        const auto state = kind == ChangeOutcome::done ? success : failure;
        if (auto marked = m_journal.mark(m_change, seqs, state, detailOf(kind)); !marked)
            return marked;
    }
    return {};
}

Status ChangeRun::alone(std::span<const JournalVictim> batch, const std::vector<ChangeOutcome> &outcomes,
                        const std::function<Status(std::span<const JournalVictim>)> &again)
{
    for (size_t i = 0; i < batch.size(); ++i)
        if (outcomes[i] == ChangeOutcome::contended)
            if (auto done = again(batch.subspan(i, 1)); !done)
                return done;
    return {};
}

Status ChangeRun::verify(std::span<const ChangeVictim> victims, std::vector<ChangeOutcome> &outcomes, std::stop_token stop)
{
    const auto refreshed = m_session.areRefreshed(victims, stop);
    if (!refreshed)
        return refreshed.error();
    for (size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i] == ChangeOutcome::done && !(*refreshed)[i])
            outcomes[i] = ChangeOutcome::changed;
    return {};
}

Status ChangeRun::applyBatch(std::span<const JournalVictim> batch, std::stop_token stop)
{
    const auto record = m_journal.change(m_change);
    if (!record)
        return record.error();
    const auto victims = victimsOf(batch);
    const auto keep = [&](std::span<const SavedImage> images) {
        std::vector<std::pair<std::int64_t, const EntryImage *>> rows;
        for (const SavedImage &one : images)
            rows.emplace_back(batch[one.index].seq, &one.image);
        return m_journal.save(m_change, rows);
    };
    auto outcomes = m_session.change(record->kind, victims, keep, stop);
    if (!outcomes)
        return outcomes.error();
    if (record->kind == ChangeKind::refresh)
        if (auto verified = verify(victims, *outcomes, stop); !verified)
            return verified;
    if (auto noted = note(batch, *outcomes, VictimState::done, VictimState::failed); !noted)
        return noted;
    if (batch.size() == 1)
        return {};
    return alone(batch, *outcomes, [&](std::span<const JournalVictim> one) { return applyBatch(one, stop); });
}

Status ChangeRun::restoreBatch(std::span<const JournalVictim> batch, bool overwrite, std::stop_token stop)
{
    const auto record = m_journal.change(m_change);
    if (!record)
        return record.error();
    std::vector<RestoreItem> items;
    for (const JournalVictim &one : batch)
        items.push_back({one.victim, one.image});
    const auto outcomes = m_session.restore(record->kind, items, overwrite, stop);
    if (!outcomes)
        return outcomes.error();
    // What could not be put back stays as it is: it can be tried again.
    if (auto noted = note(batch, *outcomes, VictimState::restored, batch.front().state); !noted)
        return noted;
    if (batch.size() == 1)
        return {};
    return alone(batch, *outcomes, [&](std::span<const JournalVictim> one) { return restoreBatch(one, overwrite, stop); });
}

Result<ChangeRecord> ChangeRun::settle(std::stop_token stop)
{
    const auto record = m_journal.change(m_change);
    if (!record)
        return record.error();
    for (std::int64_t after = -1;;) {
        const auto batch = m_journal.victims(m_change, VictimState::saved, after, kBatch);
        if (!batch)
            return batch.error();
        if (batch->empty())
            return m_journal.change(m_change);
        after = batch->back().seq;
        const auto found = find(m_session, record->kind, *batch, stop);
        if (!found)
            return found.error();
        for (size_t i = 0; i < batch->size(); ++i) {
            const auto [state, detail] = fateOf(record->kind, (*batch)[i], found->images[i], found->refreshed[i]);
            const std::int64_t seq = (*batch)[i].seq;
            if (auto marked = m_journal.mark(m_change, {&seq, 1}, state, detail); !marked)
                return marked.error();
        }
    }
}

Status ChangeRun::finishHalves(ChangeKind kind, std::stop_token stop)
{
    for (std::int64_t after = -1;;) {
        const auto batch = m_journal.victims(m_change, VictimState::half, after, kBatch);
        if (!batch || batch->empty())
            return batch ? Status() : Status(batch.error());
        after = batch->back().seq;
        const auto images = m_session.look(victimsOf(*batch), stop);
        if (!images)
            return images.error();
        std::vector<ChangeVictim> rests;
        std::vector<std::int64_t> seqs;
        for (size_t i = 0; i < batch->size(); ++i) {
            // What was written anew since is not ours to change; the whole can still be restored.
            if (!isRestOf((*batch)[i].image, (*images)[i]))
                continue;
            rests.push_back((*batch)[i].victim);
            rests.back().digest = (*images)[i].digest;
            seqs.push_back((*batch)[i].seq);
        }
        // The journal has the whole image already, and must not get the rest in its place.
        const auto outcomes = m_session.change(kind, rests, [](std::span<const SavedImage>) { return Status(); }, stop);
        if (!outcomes)
            return outcomes.error();
        std::vector<std::int64_t> done;
        for (size_t i = 0; i < seqs.size(); ++i)
            if ((*outcomes)[i] == ChangeOutcome::done || (*outcomes)[i] == ChangeOutcome::gone)
                done.push_back(seqs[i]);
        if (auto marked = m_journal.mark(m_change, done, VictimState::done); !marked)
            return marked;
    }
}

Result<ChangeRecord> ChangeRun::apply(const ChangeProgressSink &progress, std::stop_token stop)
{
    auto record = settle(stop);
    if (!record)
        return record;
    if (auto finished = finishHalves(record->kind, stop); !finished)
        return finished.error();
    ChangeProgress done{record->victimCount() - record->count(VictimState::planned), record->victimCount()};
    for (std::int64_t after = -1;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, record->url, {}};
        const auto batch = m_journal.victims(m_change, VictimState::planned, after, kBatch);
        if (!batch)
            return batch.error();
        if (batch->empty())
            return m_journal.change(m_change);
        after = batch->back().seq;
        if (auto applied = applyBatch(*batch, stop); !applied)
            return applied.error();
        done.handled += batch->size();
        if (progress)
            progress(done);
    }
}

Result<ChangeRecord> ChangeRun::restore(bool overwrite, const ChangeProgressSink &progress, std::stop_token stop)
{
    auto record = settle(stop);
    if (!record)
        return record;
    ChangeProgress done{0, record->count(VictimState::done) + record->count(VictimState::half)};
    for (const VictimState state : {VictimState::half, VictimState::done}) {
        for (std::int64_t after = -1;;) {
            if (stop.stop_requested())
                return Error{ErrorCode::cancelled, ErrorReason::none, record->url, {}};
            const auto batch = m_journal.victims(m_change, state, after, kBatch);
            if (!batch)
                return batch.error();
            if (batch->empty())
                break;
            after = batch->back().seq;
            if (auto restored = restoreBatch(*batch, overwrite, stop); !restored)
                return restored.error();
            done.handled += batch->size();
            if (progress)
                progress(done);
        }
    }
    return m_journal.change(m_change);
}

Result<RestorePreview> previewRestore(ChangeJournal &journal, std::int64_t change, ChangeSession &session, std::stop_token stop)
{
    const auto record = journal.change(change);
    if (!record)
        return record.error();
    RestorePreview preview;
    for (const VictimState state : {VictimState::saved, VictimState::half, VictimState::done}) {
        for (std::int64_t after = -1;;) {
            const auto batch = journal.victims(change, state, after, ChangeRun::kBatch);
            if (!batch)
                return batch.error();
            if (batch->empty())
                break;
            after = batch->back().seq;
            const auto found = find(session, record->kind, *batch, stop);
            if (!found)
                return found.error();
            for (size_t i = 0; i < batch->size(); ++i) {
                const bool fits = found->refreshed[i] || isRestOf((*batch)[i].image, found->images[i]);
                ++(fits ? preview.restorable : preview.changed);
            }
        }
    }
    return preview;
}

} // namespace cacheloupe
