// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace_records.h"
#include "ui/review/review_clock.h"
#include "ui/review/review_picker.h"
#include "ui/review/review_round.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <unordered_map>

namespace cacheloupe {

/// What a reviewer says with one key.
struct Judgement {
    Verdict verdict = Verdict::none;
    VerdictReason reason = VerdictReason::none;
    std::string layer;
    std::string note;
};

/// One reviewer's sitting: the round that was picked or resumed, the clock, and each verdict on its way into the book.
/// The round is kept in the workspace, so that it goes on after a crash where it stopped. GUI thread; picking runs on a
/// lane. Failures are told through Notices.
class ReviewSitting : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kTimeBox{10};

    explicit ReviewSitting(const AppContext &context, QObject *parent = nullptr);

    const ReviewRound &round() const { return m_round; }
    const QString &callSite() const { return m_callSite; }
    bool isPicking() const { return m_picking.isRunning() || m_asking.isRunning() || m_waitsForLog; }
    /// Time at work, and what is left of the ten minutes; below nothing when they are over.
    std::chrono::seconds taken() const;
    std::chrono::seconds left() const { return kTimeBox - taken(); }
    bool isClockRunning() const { return m_clock.isRunning(); }

    /// Goes on with the round that was not ended, else picks one. Limited to a call site unless it is empty.
    void begin(const QString &callSite = {});
    /// Ends the round and picks another.
    void pickAnew();
    void show(const QStringList &hitIds);
    void cancel();

    /// Judges the current hit and those drawn with it, and goes on to the next; Verdict::none takes the verdict back
    /// and stays. With `alikeToo`, all open hits with the same two questions.
    void judge(const Judgement &judgement, bool alikeToo);
    void step(bool forward);
    void skip();
    /// Shows the item of this hit, if there is one.
    void revisit(const Hash128 &hitIdHash);
    /// The clock stands while nobody looks.
    void stopClock();

Q_SIGNALS:
    /// Another round, or none.
    void roundChanged();
    /// Another item, or the end.
    void moved();
    void progressed(cacheloupe::Progress progress);
    /// Once a second while the clock runs.
    void ticked();
    /// The ten minutes are over; told once.
    void timeIsUp();

private:
    void pick();
    void resume(const ReviewRoundRecord &record);
    void adopt(PickedReview review, std::chrono::seconds taken = {});
    void refine(PickedReview review);
    void keepRound();
    void reopen();
    void tick();
    std::chrono::seconds takenBefore(const std::vector<RoundItem> &kept) const;
    ReviewScope scope() const;
    VerdictRecord recordOf(HitRow row, std::string hitId, const Judgement &judgement, ReviewStratum stratum) const;

    AppContext m_context;
    ReviewRound m_round;
    std::unordered_map<HitRow, RoundItem> m_kept; ///< of each item, by its row
    ReviewClock m_clock;
    QString m_callSite;
    std::int64_t m_recordId = 0; ///< of the round in the workspace; 0 = not kept
    bool m_wasEnded = false;
    bool m_waitsForLog = false;
    bool m_scoresWerePartial = false;
    bool m_toldTimeIsUp = false;
    QTimer m_timer;
    Ticket m_asking;
    Ticket m_picking;
    Ticket m_marking;
};

} // namespace cacheloupe
