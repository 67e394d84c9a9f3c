// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/secret_prompt.h"

#include "ui/support/secret_desk.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace cacheloupe {

SecretPrompt::SecretPrompt(SecretDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_question(new TextLabel(TextRole::body, ThemeRole::text, this)), m_secret(new QLineEdit(this))
{
    setObjectName(QStringLiteral("stores.prompt"));
    m_secret->setObjectName(QStringLiteral("stores.password"));
    m_secret->setAccessibleName(tr("Password"));
    m_secret->setEchoMode(QLineEdit::Password);
    auto *use = new QPushButton(tr("Use once"), this);
    use->setObjectName(QStringLiteral("stores.usePassword"));
    use->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("stores.refusePassword"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    row->setSpacing(kGrid);
    row->addWidget(m_question);
    row->addWidget(m_secret, 1);
    row->addWidget(use);
    row->addWidget(cancel);
    connect(use, &QPushButton::clicked, this, [this] { answer(m_secret->text()); });
    connect(m_secret, &QLineEdit::returnPressed, this, [this] { answer(m_secret->text()); });
    connect(cancel, &QPushButton::clicked, this, &SecretPrompt::refuse);
    hide();
}

void SecretPrompt::ask(quint64 question, const QString &store)
{
    refuse();
    m_number = question;
    m_question->setText(tr("Password for %1").arg(store));
    m_secret->clear();
    show();
    m_secret->setFocus(Qt::OtherFocusReason);
}

void SecretPrompt::answer(const QString &secret)
{
    const QString given = secret;
    m_secret->clear();
    hide();
    if (m_number != 0)
        m_desk.answer(std::exchange(m_number, 0), given);
}

void SecretPrompt::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        refuse();
    else
        QWidget::keyPressEvent(event);
}

} // namespace cacheloupe
