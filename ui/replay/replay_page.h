// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"

#include <QStringList>

class QStackedLayout;
class QTabBar;

namespace cacheloupe {

class BatchDesk;
class PageHeader;
class PairDesk;
class PairView;
class PlanForm;
class PlanPanel;
class ReplayModel;
class ReplayPlanner;
class ReplayTable;
class ReplayWelcome;
class RunDesk;
class ServerDesk;
class ValidityPane;
class WarmDesk;

/// Does the cached answer still hold? Chosen hits are asked again at a model's server; cached and fresh answer stand beside
/// each other, and all of them together say how long answers hold. GUI thread.
class ReplayPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::replay;
    static constexpr auto kIconName = "replay";
    static QString title() { return tr("Replay"); }

    explicit ReplayPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

private:
    void build();
    QWidget *buildAnswers();
    QWidget *buildTabs();
    void buildActions();
    void connectSources();
    void choose(QStringList given);
    void chooseSuspicious();
    void chooseOfSite(const QString &callSite);
    void openPlan();
    void prepare();
    void adopt();
    void showHits(const std::vector<Hit> &hits);
    void start();
    void finish();
    void showState();
    void editTemplates();
    QString stateSentence() const;

    AppContext m_context;
    QStringList m_given;
    bool m_prepareLater = false; ///< the plan changed while a replay ran
    bool m_startWanted = false;  ///< Replay was pressed while the plan was being made
    ReplayPlanner *m_planner = nullptr;
    ReplayModel *m_model = nullptr;
    QStackedLayout *m_stack = nullptr;
    PageHeader *m_header = nullptr;
    ReplayWelcome *m_empty = nullptr;
    PlanPanel *m_plan = nullptr;
    PlanForm *m_form = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedLayout *m_views = nullptr; ///< answers, how long they hold
    ReplayTable *m_table = nullptr;
    PairView *m_pair = nullptr;
    ValidityPane *m_validity = nullptr;
    RunDesk *m_run = nullptr;
    PairDesk *m_pairDesk = nullptr;
    ServerDesk *m_server = nullptr;
    BatchDesk *m_batch = nullptr;
    WarmDesk *m_warm = nullptr;
};

} // namespace cacheloupe
