// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"
#include "ui/support/task.h"

#include <QObject>

#include <functional>

namespace cacheloupe {

class JudgeDesk;
class PairView;
class PlanForm;
class ReplayModel;
class ReplayTable;
struct Hash128;
struct ReplayRow;

/// What is done with the replayed hit that is chosen: it is shown beside its fresh answers, flagged, its entry refreshed, its
/// policy changed, or kept as a test. The keys act within the whole page. GUI thread.
class PairDesk : public QObject {
    Q_OBJECT
public:
    /// `page` gets the keys.
    PairDesk(const AppContext &context, ReplayModel *model, ReplayTable *table, PairView *view, PlanForm *form, QWidget *page);

    bool isBusy() const;
    QList<KeyHint> keyHints() const;

private:
    void onKey(const QKeySequence &keys, QWidget *page, std::function<void()> run);
    const ReplayRow *row() const;
    void showSelected();
    void judge(Verdict verdict);
    void refreshEntry();
    void draftPolicy();
    void openReview();
    void keepAsTest();
    void askJudge();
    void select(const Hash128 &hitIdHash);

    AppContext m_context;
    ReplayModel *m_model;
    ReplayTable *m_table;
    PairView *m_view;
    JudgeDesk *m_judge;
    Ticket m_comparing;
    Ticket m_keeping;
};

} // namespace cacheloupe
