// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/word_difference.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

class QAction;
class QStackedLayout;

namespace cacheloupe {

class PageHeader;
class PairView;
class PlanForm;
class PlanPanel;
class ProgressStrip;
class ReplayModel;
class ReplayPlanner;
class ReplaySession;
class ReplayTable;
class ReplayWelcome;
struct Error;
struct Hash128;

/// Does the cached answer still hold? Chosen hits are asked again at an OpenAI-compatible server; cached and fresh
/// answer stand beside each other. GUI thread.
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
    void buildActions();
    void buildKeys();
    void connectSources();
    void chooseSuspicious();
    void loadSettings();
    void saveSettings();
    void prepare();
    void adopt();
    void start();
    void finish(const Error *error);
    void showSelected();
    void showState();
    QString stateSentence() const;
    void judge(Verdict verdict);
    void select(const Hash128 &hitIdHash);

    AppContext m_context;
    QStringList m_given;
    bool m_prepareLater = false; ///< the plan changed while a replay ran
    bool m_startWanted = false;  ///< Replay was pressed while the plan was being made
    Ticket m_comparing;
    Ticket m_settings;
    ReplaySession *m_session = nullptr;
    ReplayPlanner *m_planner = nullptr;
    ReplayModel *m_model = nullptr;
    QStackedLayout *m_stack = nullptr;
    PageHeader *m_header = nullptr;
    ProgressStrip *m_progress = nullptr;
    ReplayWelcome *m_empty = nullptr;
    PlanPanel *m_plan = nullptr;
    PlanForm *m_form = nullptr;
    ReplayTable *m_table = nullptr;
    PairView *m_pair = nullptr;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
};

} // namespace cacheloupe
