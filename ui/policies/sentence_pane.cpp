// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/sentence_pane.h"

#include "ui/policies/field_popup.h"
#include "ui/policies/policy_text.h"
#include "ui/records/rule_sentence.h"
#include "ui/records/sentence_language.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kMostExpected = 4;

QPushButton *linkButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("link", true);
    button->setObjectName(name);
    return button;
}

/// The beginnings of the phrases that could go on there.
QString expectedText(const std::vector<std::string> &phraseIds)
{
    const auto language = windowSentences();
    QStringList shown;
    for (const auto &id : phraseIds) {
        QString phrase = toText(language.phrase(id)).trimmed();
        phrase.replace(QLatin1Char('{'), QStringLiteral("‹")).replace(QLatin1Char('}'), QStringLiteral("›"));
        if (shown.size() < kMostExpected && !phrase.isEmpty())
            shown << QStringLiteral("“%1”").arg(phrase);
    }
    return shown.join(QStringLiteral(", "));
}

} // namespace

SentencePane::SentencePane(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_sentence = new TextLabel(TextRole::pageTitle, ThemeRole::text, this);
    m_sentence->setObjectName(QStringLiteral("policies.sentence"));
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_sentence, &QLabel::linkActivated, this, &SentencePane::openWord);
    m_write = linkButton(tr("Write it…"), QStringLiteral("policies.writeSentence"), this);
    m_write->setToolTip(tr("Change the sentence as text; it is read back as you type"));
    connect(m_write, &QPushButton::clicked, this, &SentencePane::write);
    column->addWidget(m_sentence);
    m_actions = new QHBoxLayout;
    m_actions->addWidget(m_write);
    m_actions->addStretch(1);
    column->addLayout(m_actions);
    buildWriting();
    column->addWidget(m_writing);
}

void SentencePane::buildWriting()
{
    m_writing = new QWidget(this);
    auto *column = new QVBoxLayout(m_writing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_text = new QPlainTextEdit(m_writing);
    m_text->setObjectName(QStringLiteral("policies.sentenceText"));
    m_text->setAccessibleName(tr("The sentence as text"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(textFont(TextRole::reading));
    m_text->setFixedHeight(15 * kGrid);
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SentencePane::read);
    m_meaning = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, m_writing);
    m_meaning->setObjectName(QStringLiteral("policies.sentenceMeaning"));
    m_meaning->setWordWrap(true);
    m_take = new QPushButton(tr("Use the sentence"), m_writing);
    m_take->setObjectName(QStringLiteral("policies.takeSentence"));
    auto *leave = new QPushButton(tr("Leave it"), m_writing);
    connect(m_take, &QPushButton::clicked, this, &SentencePane::take);
    connect(leave, &QPushButton::clicked, this, &SentencePane::stopWriting);
    auto *row = new QHBoxLayout;
    row->addWidget(m_meaning, 1);
    row->addWidget(leave);
    row->addWidget(m_take);
    column->addWidget(m_text);
    column->addLayout(row);
    m_writing->hide();
}

void SentencePane::addAction(QWidget *widget)
{
    m_actions->addWidget(widget);
}

bool SentencePane::isWriting() const
{
    return !m_writing->isHidden();
}

void SentencePane::setSite(const PolicyDocument &document, const std::string &callSite)
{
    if (callSite != m_callSite && isWriting())
        stopWriting();
    m_document = document;
    m_callSite = callSite;
    showSentence();
    if (isWriting())
        read();
}

void SentencePane::showSentence()
{
    m_sentence->setText(sentenceHtml(effectiveRule(m_document, m_callSite)));
}

void SentencePane::write()
{
    m_writing->show();
    m_sentence->hide();
    m_write->hide();
    m_text->setPlainText(sentenceText(effectiveRule(m_document, m_callSite)));
    m_text->setFocus();
    m_text->selectAll();
}

void SentencePane::stopWriting()
{
    m_writing->hide();
    m_sentence->show();
    m_write->show();
    m_write->setFocus();
}

void SentencePane::read()
{
    const auto text = m_text->toPlainText().toStdString();
    const auto reading = parseSentence(text, windowSentences());
    m_read = {};
    if (!reading.said) {
        const auto understood = QString::fromStdString(text.substr(0, reading.understoodBytes));
        const auto tail = understood.size() > 40 ? QStringLiteral("…") + understood.right(39) : understood;
        m_meaning->setText(understood.isEmpty() ? tr("A sentence begins with %1.").arg(expectedText(reading.expected))
                                                : tr("Understood up to “%1”. It goes on with %2.").arg(tail, expectedText(reading.expected)));
    } else if (reading.said->rule.callSite != m_callSite) {
        m_meaning->setText(tr("This speaks of %1, but %2 is being edited.").arg(toText(reading.said->rule.callSite), toText(m_callSite)));
    } else {
        m_read = sentenceEdits(m_document, m_callSite, *reading.said);
        QStringList names;
        for (const auto &edit : m_read.edits)
            names << policyFieldText(edit.field);
        for (const auto field : m_read.heldByDefaults)
            names << tr("%1 (set by the defaults, it stays)").arg(policyFieldText(field));
        m_meaning->setText(names.isEmpty() ? tr("Understood; nothing changes.") : tr("Understood; changes %1.").arg(QLocale().createSeparatedList(names)));
    }
    m_take->setEnabled(!m_read.edits.empty());
}

void SentencePane::take()
{
    if (m_read.edits.empty())
        return;
    const auto edits = m_read.edits;
    stopWriting();
    Q_EMIT sentenceEdited(edits);
}

void SentencePane::openWord(const QString &link)
{
    const auto field = policyFieldFromName(link.section(QLatin1Char(':'), 1).toStdString());
    if (!field)
        return;
    const auto *own = m_document.find(m_callSite);
    auto value = own ? policyValue(*own, *field) : std::nullopt;
    if (!value)
        value = policyValue(m_document.defaults, *field);
    auto *popup = new FieldPopup(*field, value, this);
    connect(popup, &FieldPopup::edited, this, [this, field = *field](const auto &chosen) { Q_EMIT fieldEdited(field, chosen); });
    popup->openBelow(m_sentence);
}

bool SentencePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn) {
            take();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            stopWriting();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SentencePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Rich text keeps the link colour it was laid out with.
    if (event->type() == QEvent::PaletteChange && m_sentence && !m_callSite.empty()) {
        m_sentence->clear();
        showSentence();
    }
}

} // namespace cacheloupe
