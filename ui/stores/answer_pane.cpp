// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/answer_pane.h"

#include "core/domain/cache_entry.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/text_panel.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextDocument>
#include <QVBoxLayout>

namespace cacheloupe {

AnswerPane::AnswerPane(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(TextRole::pageTitle, ThemeRole::text, this)), m_was(new TextPanel(this)), m_answer(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("stores.refreshPane"));
    m_title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(m_title);
    column->addWidget(buildTexts(), 1);
    column->addWidget(buildButtons());
    for (const QKeySequence &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        new QShortcut(keys, this, this, &AnswerPane::stage, Qt::WidgetWithChildrenShortcut);
    new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &AnswerPane::leave, Qt::WidgetWithChildrenShortcut);
    connect(m_answer, &QPlainTextEdit::textChanged, this, &AnswerPane::showState);
    hide();
}

QWidget *AnswerPane::buildTexts()
{
    auto *texts = new QWidget(this);
    auto *sides = new QHBoxLayout(texts);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(3 * kGrid);
    const auto add = [&](const QString &title, const QString &name, QWidget *text) {
        auto *side = new QVBoxLayout;
        side->setSpacing(kGrid);
        side->addWidget(new Section(title, texts));
        side->addWidget(text, 1);
        text->setObjectName(QStringLiteral("stores.refresh.") + name);
        text->setAccessibleName(title);
        sides->addLayout(side, 1);
    };
    m_was->setMaximumLines(-1);
    m_answer->setTabChangesFocus(true);
    m_answer->setFont(textFont(TextRole::body));
    add(tr("Answer now"), QStringLiteral("was"), m_was);
    add(tr("New answer"), QStringLiteral("answer"), m_answer);
    return texts;
}

QWidget *AnswerPane::buildButtons()
{
    auto *buttons = new QWidget(this);
    m_remark = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, buttons);
    m_remark->setObjectName(QStringLiteral("stores.refresh.remark"));
    m_remark->setWordWrap(true);
    m_stage = new QPushButton(tr("Stage the new answer"), buttons);
    m_stage->setObjectName(QStringLiteral("stores.refresh.stage"));
    m_stage->setProperty("primary", true);
    m_stage->setToolTip(tr("Ctrl+Enter"));
    auto *away = new QPushButton(tr("Discard"), buttons);
    away->setObjectName(QStringLiteral("stores.refresh.discard"));
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_remark, 1);
    row->addWidget(m_stage);
    row->addWidget(away);
    connect(m_stage, &QPushButton::clicked, this, &AnswerPane::stage);
    connect(away, &QPushButton::clicked, this, &AnswerPane::leave);
    return buttons;
}

void AnswerPane::edit(const CacheEntry &entry, const QString &proposed)
{
    m_title->setText(tr("Another answer for “%1”").arg(toText(entry.query.empty() ? entry.key : entry.query).simplified()));
    m_was->setContent(toText(entry.answer));
    m_answer->setPlainText(proposed.isEmpty() ? toText(entry.answer) : proposed);
    showState();
    if (isHidden())
        m_before = QApplication::focusWidget();
    show();
    m_answer->setFocus();
    m_answer->selectAll();
}

void AnswerPane::leave()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT left();
    if (m_before)
        m_before->setFocus();
}

QString AnswerPane::answer() const
{
    // toPlainText() would make spaces of non-breaking ones.
    QString text = m_answer->document()->toRawText();
    text.replace(QChar(QChar::ParagraphSeparator), m_was->content().contains(QLatin1String("\r\n")) ? QStringLiteral("\r\n") : QStringLiteral("\n"));
    return text;
}

void AnswerPane::showState()
{
    const QString text = answer();
    const bool isSame = text == m_was->content();
    m_stage->setEnabled(!isSame && !text.isEmpty());
    m_remark->setText(text.isEmpty() ? tr("An empty answer cannot be staged; remove the entry instead.")
                                     : tr("Question, members, embedding and time to live stay as they are. Nothing is written before you apply the change."));
}

void AnswerPane::stage()
{
    if (m_stage->isEnabled())
        Q_EMIT stageRequested();
}

} // namespace cacheloupe
