// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_round.h"
#include "ui/records/hit_view.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

#include <QTimer>

class QStackedLayout;

namespace cacheloupe {

class EmptyState;
class LogFactsReader;
class PageHeader;
class ProgressStrip;
class ReviewCard;
class RoundSummary;

/// The ten minutes: one hit fills the page, one key judges it, the next one follows. GUI thread.
class ReviewPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::review;
    static constexpr auto kIconName = "review";
    static QString title() { return tr("Review"); }

    explicit ReviewPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

    const ReviewRound &round() const { return m_round; }

private:
    void build();
    void buildKeys();
    void onKey(const QKeySequence &keys, std::function<void()> run);
    void startRound();
    void pick();
    void adopt(std::vector<ReviewItem> items);
    void offer(bool picked);
    void showHits(const QStringList &hitIds);
    void showCurrent();
    void refreshState();
    void judge(Verdict verdict, bool alikeToo);
    void saveNote(const QString &note);
    void step(bool forward);
    void revisit(const Hash128 &hitIdHash);
    VerdictRecord recordOf(HitRow row, Verdict verdict, const QString &note) const;

    AppContext m_context;
    ReviewRound m_round;
    QString m_callSite;  ///< the round is limited to it; empty = all
    QString m_worstSite;
    bool m_waitingForScores = false;
    Ticket m_picking;
    Ticket m_loading;
    QTimer m_clock;
    LogFactsReader *m_facts = nullptr;
    PageHeader *m_header = nullptr;
    ProgressStrip *m_progress = nullptr;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    ReviewCard *m_card = nullptr;
    RoundSummary *m_summary = nullptr;
};

} // namespace cacheloupe
