// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/pair_desk.h"

#include "core/base/hash.h"
#include "core/domain/flagged_hit.h"
#include "core/replay/regression_set.h"
#include "core/review/word_difference.h"
#include "ui/replay/judge_desk.h"
#include "ui/replay/pair_view.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/replay_table.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QAction>

#include <span>

namespace cacheloupe {

PairDesk::PairDesk(const AppContext &context, ReplayModel *model, ReplayTable *table, PairView *view, PlanForm *form, QWidget *page)
    : QObject(page), m_context(context), m_model(model), m_table(table), m_view(view), m_judge(new JudgeDesk(context, form, view, this))
{
    for (int i = 0; i < int(kVerdicts.size()); ++i)
        onKey(QKeySequence(Qt::Key(Qt::Key_1 + i)), page, [this, i] { judge(kVerdicts[size_t(i)]); });
    onKey(Qt::Key_E, page, [this] { refreshEntry(); });
    onKey(Qt::Key_P, page, [this] { draftPolicy(); });
    onKey(Qt::Key_R, page, [this] { openReview(); });
    onKey(Qt::Key_J, page, [this] { askJudge(); });
    onKey(Qt::Key_S, page, [this] { keepAsTest(); });
    connect(view, &PairView::verdictChosen, this, &PairDesk::judge);
    connect(view, &PairView::reviewRequested, this, &PairDesk::openReview);
    connect(view, &PairView::policyRequested, this, &PairDesk::draftPolicy);
    connect(view, &PairView::refreshRequested, this, &PairDesk::refreshEntry);
    connect(view, &PairView::testRequested, this, &PairDesk::keepAsTest);
    connect(view, &PairView::judgeRequested, this, &PairDesk::askJudge);
    connect(view, &PairView::answerChosen, this, &PairDesk::showSelected);
    connect(table, &ReplayTable::currentChangedOrUpdated, this, &PairDesk::showSelected);
    connect(&context.verdicts, &VerdictBook::changed, this, [this] {
        if (const auto *shown = row())
            m_view->setVerdict(m_context.verdicts.verdict(hash128(shown->hit.id)));
    });
    connect(&context.verdicts, &VerdictBook::revisited, this, &PairDesk::select);
}

void PairDesk::onKey(const QKeySequence &keys, QWidget *page, std::function<void()> run)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    page->addAction(action);
}

bool PairDesk::isBusy() const
{
    return m_comparing.isRunning() || m_keeping.isRunning() || m_judge->isBusy();
}

QList<KeyHint> PairDesk::keyHints() const
{
    return {{tr("↑ ↓"), tr("Choose a hit")},
            {tr("1–6"), tr("Mark the hit: safe, wrong match, stale, leaked scope, should not be cached, unsure")},
            {QStringLiteral("E"), tr("Replace the entry's answer by the fresh one, in Stores")},
            {QStringLiteral("P"), tr("Draft the change of policy, in Policies")},
            {QStringLiteral("J"), tr("Ask the judge model about the two answers")},
            {QStringLiteral("S"), tr("Keep the question and its fresh answer as a test")},
            {QStringLiteral("R"), tr("Open in Review")}};
}

const ReplayRow *PairDesk::row() const
{
    return m_table->currentRow() >= 0 ? &m_model->row(m_table->currentRow()) : nullptr;
}

void PairDesk::showSelected()
{
    m_comparing.cancel();
    const auto *chosen = row();
    m_view->setEnabled(chosen != nullptr);
    if (!chosen) {
        m_judge->look({}, {});
        m_view->showPair({}, {}, {});
        return;
    }
    m_view->setVerdict(m_context.verdicts.verdict(hash128(chosen->hit.id)));
    const ChipLook look = m_model->look(m_table->currentRow());
    const auto *fresh = m_view->chosenAnswer(*chosen);
    if (!fresh || fresh->error) {
        m_judge->look({}, {});
        m_view->showPair(*chosen, look, {});
        return;
    }
    m_judge->look(chosen->hit, fresh->freshAnswer);
    m_comparing = runOnLane<WordDifference>(
        m_context.lanes,
        [cached = chosen->hit.answer, fresh = fresh->freshAnswer](std::stop_token, ProgressReport &) { return wordDifference(cached, fresh); },
        [this, shown = *chosen, look](WordDifference words) { m_view->showPair(shown, look, words); });
}

void PairDesk::judge(Verdict verdict)
{
    const auto *chosen = row();
    if (!chosen)
        return;
    const Hit &hit = chosen->hit;
    const auto *before = m_context.verdicts.record(hash128(hit.id));
    m_context.verdicts.set({VerdictRecord{hit.id, hit.source, hit.callSite, verdict, before ? before->note : std::string(), {}, {}}});
}

void PairDesk::refreshEntry()
{
    const auto *chosen = row();
    const auto *fresh = chosen ? m_view->chosenAnswer(*chosen) : nullptr;
    const auto key = chosen ? (chosen->hit.key.empty() ? chosen->hit.entry.id : chosen->hit.key) : std::string();
    if (!fresh || fresh->error || fresh->freshAnswer.empty() || key.empty())
        return m_context.notices.tell(tr("There is no fresh answer, or the log does not name the entry."));
    Destination to;
    to.page = PageId::stores;
    to.entryKey = toText(key);
    to.answer = toText(fresh->freshAnswer);
    m_context.navigator.go(to);
}

void PairDesk::draftPolicy()
{
    const auto *chosen = row();
    if (!chosen)
        return;
    Destination to;
    to.page = PageId::policies;
    to.callSite = toText(chosen->hit.callSite);
    const auto said = m_context.verdicts.verdict(hash128(chosen->hit.id));
    // Without a verdict the difference itself is the evidence: the answer was right once and is not any more.
    if (isWrongReuse(said) || said == Verdict::none)
        to.flagged = std::make_shared<const FlaggedHit>(FlaggedHit{chosen->hit, isWrongReuse(said) ? said : Verdict::stale, VerdictReason::none, {}});
    m_context.navigator.go(to);
}

void PairDesk::openReview()
{
    if (const auto *chosen = row())
        m_context.navigator.go({PageId::review, {}, {toText(chosen->hit.id)}, {}, {}});
}

void PairDesk::keepAsTest()
{
    const auto *chosen = row();
    const auto *fresh = chosen ? m_view->chosenAnswer(*chosen) : nullptr;
    if (!fresh || fresh->error || fresh->freshAnswer.empty() || !m_context.workspace.isOpen())
        return m_context.notices.tell(tr("There is no fresh answer to keep."));
    const auto *judged = m_context.verdicts.record(hash128(chosen->hit.id));
    const auto test = judged ? regressionCase(chosen->hit, *fresh, *judged) : Result<RegressionCase>(Error{});
    if (!test)
        return m_context.notices.tell(tr("Mark the hit first (1–6): a test has to know which answer is right."));
    auto path = m_context.workspace.path();
    path.replace_extension(".tests.jsonl");
    m_keeping = runOnLane<Status>(
        m_context.lanes, [path, test = *test](std::stop_token, ProgressReport &) { return putRegressionCases(path, std::span(&test, 1)); },
        [this, path](Status kept) {
            if (!kept)
                return m_context.notices.fail(kept.error());
            m_context.notices.tell(tr("Kept as a test in %1").arg(toText(path.filename().string())));
        });
}

void PairDesk::askJudge()
{
    const auto *chosen = row();
    const auto *fresh = chosen ? m_view->chosenAnswer(*chosen) : nullptr;
    if (fresh && !fresh->error)
        m_judge->ask(chosen->hit, fresh->freshAnswer);
}

void PairDesk::select(const Hash128 &hitIdHash)
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (hash128(m_model->row(i).hit.id) == hitIdHash)
            m_table->choose(i);
    }
}

} // namespace cacheloupe
