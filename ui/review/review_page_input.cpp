// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/alike_dialog.h"
#include "ui/review/review_card.h"
#include "ui/review/review_page.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/verdict_book.h"
#include "ui/widgets/verdict_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QTabBar>

namespace cacheloupe {

void ReviewPage::connectCard()
{
    connect(m_card->verdicts(), &VerdictBar::verdictChosen, this, [this](Verdict verdict) { judge(verdict, false); });
    connect(m_card, &ReviewCard::noteEdited, this, &ReviewPage::saveNote);
    connect(m_card, &ReviewCard::previousRequested, this, [this] { m_sitting->step(false); });
    connect(m_card, &ReviewCard::nextRequested, this, [this] { m_sitting->step(true); });
    connect(m_card, &ReviewCard::reasonRequested, this, &ReviewPage::chooseReason);
    const auto go = [this](PageId page, auto fill) {
        return [this, page, fill] {
            if (round().atEnd() || !m_viewReady)
                return;
            Destination to;
            to.page = page;
            fill(to);
            m_context.navigator.go(to);
        };
    };
    connect(m_card, &ReviewCard::replayRequested, this, go(PageId::replay, [this](Destination &to) { to.hitIds = {toText(m_view.hit.id)}; }));
    connect(m_card, &ReviewCard::policyRequested, this, go(PageId::policies, [this](Destination &to) { to.callSite = toText(m_view.hit.callSite); }));
    connect(m_card, &ReviewCard::fixRequested, this, &ReviewPage::draftFix);
    connect(m_card, &ReviewCard::alikeRequested, this, [this] {
        if (!m_viewReady)
            return;
        const auto *record = currentRecord();
        auto *dialog = new AlikeDialog(m_context, m_view.row, toText(m_view.hit.query), record ? record->verdict : Verdict::none, this);
        dialog->open();
    });
}

void ReviewPage::onKey(const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (!round().isEmpty() && m_tabs->currentIndex() == 0)
            run();
    });
    addAction(action);
}

void ReviewPage::buildKeys()
{
    for (int i = 0; i < int(kVerdicts.size()); ++i) {
        const Verdict verdict = kVerdicts[size_t(i)];
        onKey(QKeySequence(Qt::Key(Qt::Key_1 + i)), [this, verdict] { judge(verdict, false); });
        onKey(QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_1 + i)), [this, verdict] { judge(verdict, true); });
    }
    onKey(Qt::Key_0, [this] { judge(Verdict::none, false); });
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_J, Qt::Key_Space})
        onKey(key, [this] { m_sitting->step(true); });
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_K})
        onKey(key, [this] { m_sitting->step(false); });
    auto *tab = new QAction(this);
    tab->setShortcut(Qt::Key_T);
    tab->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(tab, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    addAction(tab);
    onKey(Qt::Key_S, [this] { m_sitting->skip(); });
    onKey(Qt::Key_C, [this] { chooseReason(); });
    onKey(Qt::Key_N, [this] { toggleNote(); });
    onKey(Qt::CTRL | Qt::Key_Return, [this] { toggleNote(); });
    onKey(Qt::Key_R, [this] { Q_EMIT m_card->replayRequested(); });
    onKey(Qt::Key_P, [this] { Q_EMIT m_card->policyRequested(); });
    onKey(Qt::Key_D, [this] { Q_EMIT m_card->fixRequested(); });
    onKey(Qt::Key_F, [this] { Q_EMIT m_card->alikeRequested(); });
    // Enter ends a note and gives the keys back to the verdicts.
    connect(m_card->note(), &QLineEdit::returnPressed, this, [this] { setFocus(Qt::OtherFocusReason); });
    setFocusPolicy(Qt::StrongFocus);
}

QList<KeyHint> ReviewPage::keyHints() const
{
    QList<KeyHint> hints;
    for (int i = 0; i < int(kVerdicts.size()); ++i)
        hints.append({QString::number(i + 1), verdictText(kVerdicts[size_t(i)])});
    hints.append({{tr("Shift+1–6"), tr("Mark all hits with the same two questions")},
                  {tr("0"), tr("Take the verdict back")},
                  {tr("C"), tr("Choose the reason")},
                  {tr("→, J or Space"), tr("Next hit")},
                  {tr("← or K"), tr("Previous hit")},
                  {tr("S"), tr("Skip: read it at the end")},
                  {tr("Ctrl+Enter or N"), tr("Write a note, and back to the verdicts")},
                  {tr("D"), tr("Draft the policy change that stops this")},
                  {tr("T"), tr("Queue, findings or rates")},
                  {tr("R"), tr("Replay this hit")},
                  {tr("P"), tr("Edit the policy of this call site")},
                  {tr("F"), tr("Find hits alike")}});
    return hints;
}

void ReviewPage::toggleNote()
{
    if (m_card->note()->hasFocus())
        setFocus(Qt::OtherFocusReason);
    else
        m_card->note()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace cacheloupe
