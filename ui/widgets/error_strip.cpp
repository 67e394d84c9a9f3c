// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_strip.h"

#include "ui/support/theme.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace cacheloupe {

ErrorStrip::ErrorStrip(QWidget *parent)
    : QWidget(parent), m_sentence(new TextLabel(TextRole::body, ThemeRole::text, this)),
      m_remedy(new TextLabel(TextRole::body, ThemeRole::secondaryText, this)), m_details(new TextLabel(TextRole::code, ThemeRole::secondaryText, this)),
      m_action(new QPushButton(this)), m_toggle(new QPushButton(tr("Details"), this)), m_copy(new CopyButton([this] { return wholeText(); }, this)),
      m_dismiss(new QToolButton(this))
{
    setObjectName(QStringLiteral("errorStrip"));
    m_sentence->setObjectName(QStringLiteral("errorSentence"));
    m_remedy->setObjectName(QStringLiteral("errorRemedy"));
    m_details->setObjectName(QStringLiteral("errorDetails"));
    m_action->setObjectName(QStringLiteral("errorAction"));
    m_toggle->setObjectName(QStringLiteral("errorDetailsToggle"));
    m_copy->setObjectName(QStringLiteral("errorCopy"));
    m_dismiss->setObjectName(QStringLiteral("errorDismiss"));
    for (auto *label : {m_sentence, m_remedy, m_details}) {
        label->setWordWrap(true);
        label->setSelectable(true);
    }
    m_toggle->setProperty("link", true);
    m_toggle->setCheckable(true);
    m_copy->setAccessibleName(tr("Copy the error"));
    m_dismiss->setIcon(symbolicIcon(QStringLiteral("close")));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss the error"));
    connect(m_toggle, &QPushButton::toggled, this, &ErrorStrip::showDetails);
    connect(m_action, &QPushButton::clicked, this, &ErrorStrip::remedyTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_sentence);
    words->addWidget(m_remedy);
    words->addWidget(m_details);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    for (QWidget *button : std::initializer_list<QWidget *>{m_action, m_toggle, m_copy, m_dismiss})
        buttons->addWidget(button, 0, Qt::AlignVCenter);
    auto *atTop = new QVBoxLayout;
    atTop->addLayout(buttons);
    atTop->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Preferred));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    row->setSpacing(kGrid);
    m_iconRoom = new QSpacerItem(scaledPx(20) + kGrid, 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
    row->addSpacerItem(m_iconRoom);
    row->addLayout(words, 1);
    row->addLayout(atTop);
    setRemedyAction({});
    hide();
}

void ErrorStrip::showError(const QString &sentence, const QString &remedy, const QString &details)
{
    m_sentenceText = sentence;
    m_sentence->setText(sentence);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_details->setText(details);
    m_toggle->setVisible(!details.isEmpty());
    m_toggle->setChecked(false);
    showDetails(false);
    setAccessibleName(tr("Error: %1").arg(sentence));
    setAccessibleDescription(remedy);
    setVisible(!sentence.isEmpty());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorStrip::clear()
{
    m_sentenceText.clear();
    hide();
}

void ErrorStrip::setRemedyAction(const QString &verb)
{
    m_action->setText(verb);
    m_action->setVisible(!verb.isEmpty());
}

QString ErrorStrip::wholeText() const
{
    QStringList parts = {m_sentence->text(), m_remedy->text(), m_details->text()};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

bool ErrorStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        m_iconRoom->changeSize(scaledPx(20) + kGrid, 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
        layout()->invalidate();
    }
    return QWidget::event(event);
}

void ErrorStrip::showDetails(bool on)
{
    m_details->setVisible(on);
    m_toggle->setText(on ? tr("Hide details") : tr("Details"));
}

void ErrorStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_dismiss->click();
    else
        QWidget::keyPressEvent(event);
}

void ErrorStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(ThemeRole::wrongWash));
    const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height()));
    painter.fillRect(edge, theme.color(ThemeRole::wrong));
    const int side = scaledPx(20);
    const QRect icon(kPageMargin, kGrid, side, side);
    paintSymbol(painter, QStyle::visualRect(layoutDirection(), rect(), icon), QStringLiteral("warning"), theme.color(ThemeRole::wrong));
}

} // namespace cacheloupe
