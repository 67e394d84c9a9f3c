// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_sitting.h"

#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kTick(1);
/// A longer gap between two verdicts was a pause, not reading.
constexpr std::chrono::minutes kLongestReading(1);
/// So many scores make a first page worth reading while the others are still judged.
constexpr std::uint64_t kEnoughScores = 20'000;

} // namespace

ReviewSitting::ReviewSitting(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &ReviewSitting::tick);
    connect(&context.hitLog, &HitLogSession::reset, this, [this] {
        cancel();
        adopt({});
    });
    const auto goOn = [this] {
        if (m_waitsForLog)
            pick();
    };
    connect(&context.suspicion, &SuspicionBook::advanced, this, goOn);
    connect(&context.suspicion, &SuspicionBook::completed, this, [this, goOn] {
        goOn();
        if (m_scoresWerePartial && !m_round.isEmpty() && !m_picking.isRunning())
            pick();
    });
}

ReviewScope ReviewSitting::scope() const
{
    ReviewScope scope;
    scope.callSite = m_callSite.toStdString();
    scope.reviewer = m_context.verdicts.reviewer();
    // Another seed after each verdict, so that a second round draws other hits.
    scope.plan.seed = m_context.verdicts.records().size() + 1;
    return scope;
}

void ReviewSitting::begin(const QString &callSite)
{
    m_callSite = callSite;
    if (m_context.hitLog.isEmpty())
        return;
    m_asking = m_context.workspace.read<std::optional<ReviewRoundRecord>>([](Workspace &workspace) { return workspace.openRound(); },
                                                                          [this](Result<std::optional<ReviewRoundRecord>> open) {
                                                                              const bool fits = open && *open && (*open)->callSite == m_callSite.toStdString();
                                                                              if (fits && !m_context.hitLog.isLoading())
                                                                                  resume(**open);
                                                                              else
                                                                                  pick();
                                                                          });
}

void ReviewSitting::pickAnew()
{
    cancel();
    m_scoresWerePartial = false;
    m_round = {};
    pick();
}

void ReviewSitting::show(const QStringList &hitIds)
{
    cancel();
    m_callSite.clear();
    std::vector<std::string> ids;
    for (const QString &id : hitIds)
        ids.push_back(id.toStdString());
    m_picking = runOnLane<PickedReview>(
        m_context.lanes,
        [table = m_context.hitLog.table(), scores = m_context.suspicion.scores(), ids = std::move(ids)](std::stop_token, ProgressReport &) {
            return reviewOf(*table, ids, *scores);
        },
        [this](PickedReview review) { adopt(std::move(review)); });
}

void ReviewSitting::cancel()
{
    m_asking.cancel();
    m_picking.cancel();
    m_waitsForLog = false;
}

void ReviewSitting::pick()
{
    const bool enough = m_context.suspicion.isComplete() || m_context.suspicion.progress().done >= kEnoughScores;
    m_waitsForLog = m_context.hitLog.isLoading() || !enough;
    if (m_waitsForLog) {
        Q_EMIT progressed({});
        return;
    }
    const bool refines = std::exchange(m_scoresWerePartial, !m_context.suspicion.isComplete()) && !m_round.isEmpty();
    m_picking = runOnLane<PickedReview>(
        m_context.lanes,
        [table = m_context.hitLog.table(), verdicts = m_context.verdicts.records(), scores = m_context.suspicion.scores(),
         scope = scope()](std::stop_token stop, ProgressReport &report) { return pickReview(*table, verdicts, *scores, scope, stop, report); },
        [this, refines](PickedReview review) {
            if (refines) {
                refine(std::move(review));
                return;
            }
            adopt(std::move(review));
            keepRound();
        },
        [this](Progress progress) { Q_EMIT progressed(progress); });
}

void ReviewSitting::resume(const ReviewRoundRecord &record)
{
    auto kept = parseRoundItems(record.itemsJson, "review round " + std::to_string(record.id));
    if (!kept) {
        m_context.notices.fail(kept.error());
        pick();
        return;
    }
    m_picking = runOnLane<PickedReview>(
        m_context.lanes,
        [table = m_context.hitLog.table(), verdicts = m_context.verdicts.records(), scores = m_context.suspicion.scores(), scope = scope(),
         kept = std::move(*kept)](std::stop_token stop, ProgressReport &report) {
            return resumeReview(*table, verdicts, *scores, scope, kept, stop, report);
        },
        [this, id = record.id](PickedReview review) {
            if (review.position >= review.items.size()) {
                pick();
                return;
            }
            const auto taken = takenBefore(review.kept);
            const size_t position = review.position;
            const size_t length = review.items.size();
            adopt(std::move(review), taken);
            m_recordId = id;
            if (position > 0)
                m_context.notices.tell(tr("Going on where you stopped, at hit %1 of %2").arg(position + 1).arg(length));
        },
        [this](Progress progress) { Q_EMIT progressed(progress); });
}

void ReviewSitting::adopt(PickedReview review, std::chrono::seconds taken)
{
    m_kept.clear();
    for (size_t i = 0; i < review.items.size(); ++i)
        m_kept[review.items[i].row] = std::move(review.kept[i]);
    m_round = ReviewRound(std::move(review.items), review.position);
    m_clock = ReviewClock(taken);
    m_toldTimeIsUp = taken >= kTimeBox;
    m_recordId = 0;
    m_wasEnded = false;
    m_timer.stop();
    Q_EMIT roundChanged();
}

/// All scores are known now: what was not read yet is picked from them; what is on the screen stays there.
void ReviewSitting::refine(PickedReview review)
{
    m_round.replaceRest(review.items);
    for (size_t i = 0; i < review.items.size(); ++i)
        m_kept.try_emplace(review.items[i].row, std::move(review.kept[i]));
    keepRound();
    Q_EMIT ticked();
}

void ReviewSitting::keepRound()
{
    if (m_round.isEmpty())
        return;
    std::vector<RoundItem> items;
    for (const ReviewItem &item : m_round.items())
        items.push_back(m_kept.at(item.row));
    ReviewRoundRecord record{0, {}, m_callSite.toStdString(), roundItemsJson(items), {}, {}};
    m_asking = m_context.workspace.read<ReviewRoundRecord>([record](Workspace &workspace) { return workspace.startRound(record); },
                                                           [this](Result<ReviewRoundRecord> started) {
                                                               if (started)
                                                                   m_recordId = started->id;
                                                               else
                                                                   m_context.notices.fail(started.error());
                                                           });
}

/// What the verdicts of a resumed round tell of the time it took.
std::chrono::seconds ReviewSitting::takenBefore(const std::vector<RoundItem> &kept) const
{
    std::vector<Instant> times;
    for (const RoundItem &item : kept) {
        if (const auto *record = m_context.verdicts.ownRecord(hash128(item.hitId)))
            times.push_back(record->at);
    }
    std::sort(times.begin(), times.end());
    std::chrono::milliseconds taken{0};
    for (size_t i = 1; i < times.size(); ++i)
        taken += std::min<std::chrono::milliseconds>(std::chrono::duration_cast<std::chrono::milliseconds>(times[i] - times[i - 1]), kLongestReading);
    return std::chrono::duration_cast<std::chrono::seconds>(taken);
}

VerdictRecord ReviewSitting::recordOf(HitRow row, std::string hitId, const Judgement &judgement, ReviewStratum stratum) const
{
    const auto table = m_context.hitLog.table();
    VerdictRecord record;
    record.hitId = std::move(hitId);
    record.source = table->source(table->sourceIndex(row)).path().string();
    record.callSite = std::string(table->callSite(row));
    record.verdict = judgement.verdict;
    record.note = judgement.note;
    record.reason = judgement.reason;
    record.layer = judgement.layer;
    record.stratum = stratum;
    return record;
}

void ReviewSitting::judge(const Judgement &judgement, bool alikeToo)
{
    if (m_round.atEnd())
        return;
    m_clock.run(SteadyClock::now());
    m_timer.start();
    const ReviewItem item = m_round.current();
    const RoundItem &kept = m_kept.at(item.row);
    std::vector<VerdictRecord> records{recordOf(item.row, kept.hitId, judgement, item.stratum)};
    Judgement further = judgement;
    further.note.clear();
    for (size_t i = 0; i < item.drawn.size(); ++i)
        records.push_back(recordOf(item.drawn[i], kept.drawn[i], further, item.stratum));
    if (alikeToo && item.alike.size() > item.drawn.size()) {
        std::vector<HitRow> rows;
        std::copy_if(item.alike.begin(), item.alike.end(), std::back_inserter(rows),
                     [&](HitRow row) { return std::find(item.drawn.begin(), item.drawn.end(), row) == item.drawn.end(); });
        for (const HitRow row : rows)
            records.push_back(recordOf(row, {}, further, ReviewStratum::none));
        // Ids stand in the log: read on a lane.
        m_marking = runOnLane<std::vector<VerdictRecord>>(
            m_context.lanes,
            [table = m_context.hitLog.table(), rows, records](std::stop_token, ProgressReport &) mutable {
                for (size_t i = 0; i < rows.size(); ++i)
                    records[records.size() - rows.size() + i].hitId = table->hitId(rows[i]);
                return records;
            },
            [this](std::vector<VerdictRecord> ready) { m_context.verdicts.set(ready); });
    } else {
        m_context.verdicts.set(records);
    }
    if (judgement.verdict != Verdict::none)
        step(true);
}

void ReviewSitting::step(bool forward)
{
    if (!(forward ? m_round.next() : m_round.previous()))
        return;
    if (m_round.atEnd()) {
        stopClock();
        m_wasEnded = m_recordId != 0;
        if (m_wasEnded)
            m_context.workspace.write([id = std::exchange(m_recordId, 0)](Workspace &workspace) { return workspace.endRound(id); });
    } else {
        reopen();
    }
    Q_EMIT moved();
}

/// Somebody goes back into a round that was through.
void ReviewSitting::reopen()
{
    if (std::exchange(m_wasEnded, false))
        keepRound();
}

void ReviewSitting::skip()
{
    if (m_round.atEnd())
        return;
    if (m_round.skip())
        Q_EMIT moved();
    else
        step(true);
}

void ReviewSitting::revisit(const Hash128 &hitIdHash)
{
    const auto table = m_context.hitLog.table();
    for (const ReviewItem &item : m_round.items()) {
        if (table->idHash(item.row) == hitIdHash) {
            m_round.goTo(item.row);
            reopen();
            Q_EMIT moved();
            return;
        }
    }
}

void ReviewSitting::stopClock()
{
    m_clock.pause(SteadyClock::now());
    m_timer.stop();
}

std::chrono::seconds ReviewSitting::taken() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock.taken(SteadyClock::now()));
}

void ReviewSitting::tick()
{
    Q_EMIT ticked();
    if (!m_toldTimeIsUp && taken() >= kTimeBox) {
        m_toldTimeIsUp = true;
        Q_EMIT timeIsUp();
    }
}

} // namespace cacheloupe
