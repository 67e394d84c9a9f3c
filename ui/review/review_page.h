// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/records/hit_view.h"
#include "ui/review/review_sitting.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

class QStackedLayout;
class QTabBar;

namespace cacheloupe {

class EmptyState;
class RatesPane;
class ScanPane;
class VerdictExchange;
class LogFactsReader;
class PageHeader;
class PolicyRules;
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

    const ReviewRound &round() const { return m_sitting->round(); }

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectCard();
    void buildKeys();
    void onKey(const QKeySequence &keys, std::function<void()> run);
    QWidget *buildQueue();
    void showTab(int tab);
    void offer(bool picked);
    void showCurrent();
    void showView(const Result<HitView> &view, HitRow row);
    void refreshState();
    void judge(Verdict verdict, bool alikeToo);
    void judgeWith(Verdict verdict, VerdictReason reason, bool alikeToo);
    void chooseReason();
    void draftFix();
    void saveNote(const QString &note);
    void toggleNote();
    const VerdictRecord *currentRecord() const;

    AppContext m_context;
    ReviewSitting *m_sitting = nullptr;
    HitView m_view; ///< of the current hit, once it is read
    bool m_viewReady = false;
    std::shared_ptr<const FlaggedHit> m_flagged; ///< marked wrong last
    QString m_worstSite;
    Ticket m_loading;
    LogFactsReader *m_facts = nullptr;
    PolicyRules *m_rules = nullptr;
    PageHeader *m_header = nullptr;
    ProgressStrip *m_progress = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedLayout *m_views = nullptr; ///< queue, findings, rates
    ScanPane *m_scans = nullptr;
    RatesPane *m_rates = nullptr;
    VerdictExchange *m_exchange = nullptr;
    QStackedLayout *m_stack = nullptr; ///< of the queue
    EmptyState *m_empty = nullptr;
    ReviewCard *m_card = nullptr;
    RoundSummary *m_summary = nullptr;
};

} // namespace cacheloupe
