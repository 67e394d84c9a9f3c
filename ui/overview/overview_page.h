// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/review_streak.h"
#include "ui/records/week_facts.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

class QAction;
class QStackedLayout;
class QTableView;

namespace cacheloupe {

class DayChart;
class KeyFigure;
class PageHeader;
class ProgressStrip;
class SiteModel;
class SourceRows;
class TextLabel;
class Welcome;

/// The week at a glance: four figures, hits by day, the worst call sites, the open logs and what to do next. Before
/// anything is open, the three offers of a first run. GUI thread.
class OverviewPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::overview;
    static constexpr auto kIconName = "overview";
    static QString title() { return tr("Overview"); }

    explicit OverviewPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

private:
    QWidget *buildBody();
    QWidget *buildFigures();
    QWidget *buildSites();
    void connectSources();
    void refresh();
    void compute();
    void askStreak();
    QString streakSentence() const;
    void show(const WeekFacts &facts);
    void showFigures();
    void showSentences();
    void showCounted();
    void openHits(const QString &query);

    AppContext m_context;
    WeekFacts m_facts;
    ReviewStreak m_streak;
    Ticket m_askingStreak;
    Ticket m_computing;
    bool m_again = false;
    QStackedLayout *m_stack = nullptr;
    Welcome *m_welcome = nullptr;
    PageHeader *m_header = nullptr;
    ProgressStrip *m_progress = nullptr;
    QAction *m_review = nullptr;
    TextLabel *m_next = nullptr;
    KeyFigure *m_hits = nullptr;
    KeyFigure *m_hitRate = nullptr;
    KeyFigure *m_saved = nullptr;
    KeyFigure *m_wrong = nullptr;
    DayChart *m_days = nullptr;
    SiteModel *m_sites = nullptr;
    QTableView *m_siteTable = nullptr;
    SourceRows *m_sources = nullptr;
    TextLabel *m_counted = nullptr;
};

} // namespace cacheloupe
