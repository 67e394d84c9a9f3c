// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/change_tray.h"

#include "ui/stores/change_desk.h"
#include "ui/stores/change_text.h"
#include "ui/stores/past_changes.h"
#include "ui/stores/store_text.h"
#include "ui/stores/victim_table.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace cacheloupe {

ChangeTray::ChangeTray(ChangeDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_progress(new ProgressStrip(this)), m_error(new ErrorStrip(this)), m_staged(new QWidget(this))
{
    setObjectName(QStringLiteral("stores.tray"));
    buildStaged();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(m_error);
    column->addWidget(m_staged, 1);
    column->addWidget(new PastChanges(desk, this));
    connect(&desk, &ChangeDesk::changed, this, &ChangeTray::showState);
    connect(&desk, &ChangeDesk::started, this, [this](const QString &what) {
        m_error->clear();
        m_progress->start(what);
        showState();
    });
    connect(&desk, &ChangeDesk::progressed, m_progress, [this](qint64 done, qint64 total) { m_progress->setProgress(done, total); });
    connect(&desk, &ChangeDesk::failed, this, [this](const Error &error) {
        m_error->showError(errorText(error));
        showState();
    });
    connect(m_progress, &ProgressStrip::cancelRequested, &desk, &ChangeDesk::cancel);
    showState();
}

void ChangeTray::buildStaged()
{
    m_environment = new Chip({}, m_staged);
    m_environment->setObjectName(QStringLiteral("stores.tray.environment"));
    m_title = new TextLabel(TextRole::pageTitle, ThemeRole::text, m_staged);
    m_title->setObjectName(QStringLiteral("stores.tray.title"));
    m_radius = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, m_staged);
    m_radius->setObjectName(QStringLiteral("stores.tray.radius"));
    m_left = new TextLabel(TextRole::secondary, ThemeRole::stale, m_staged);
    m_left->setObjectName(QStringLiteral("stores.tray.left"));
    m_victims = new VictimTable(m_staged);
    m_victims->setObjectName(QStringLiteral("stores.tray.victims"));
    auto *away = new QShortcut(QKeySequence(Qt::Key_Escape), m_staged, &m_desk, &ChangeDesk::discard, Qt::WidgetWithChildrenShortcut);
    away->setObjectName(QStringLiteral("stores.tray.away"));
    auto *head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_environment);
    head->addWidget(m_title, 1);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(kGrid, kGrid / 2, kGrid, 0);
    words->setSpacing(kGrid / 2);
    words->addLayout(head);
    for (auto *label : {m_radius, m_left}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    auto *column = new QVBoxLayout(m_staged); // the cells' own margin makes their text stand under the words
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addLayout(words);
    column->addWidget(m_victims, 1);
    column->addWidget(buildConfirmation(m_staged));
}

QWidget *ChangeTray::buildConfirmation(QWidget *parent)
{
    auto *both = new QWidget(parent);
    m_ticket = new QLineEdit(both);
    m_ticket->setObjectName(QStringLiteral("stores.tray.ticket"));
    m_ticket->setPlaceholderText(tr("Why, or a ticket"));
    m_ticket->setAccessibleName(tr("Why, or a ticket"));
    m_ask = new TextLabel(TextRole::secondary, ThemeRole::wrong, both);
    m_ask->setObjectName(QStringLiteral("stores.tray.ask"));
    m_phrase = new QLineEdit(both);
    m_phrase->setObjectName(QStringLiteral("stores.tray.phrase"));
    m_apply = new QPushButton(both);
    m_apply->setObjectName(QStringLiteral("stores.tray.apply"));
    m_apply->setProperty("primary", true);
    m_discard = new QPushButton(tr("Discard"), both);
    m_discard->setObjectName(QStringLiteral("stores.tray.discard"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_ask);
    row->addWidget(m_phrase, 1);
    row->addStretch(1);
    row->addWidget(m_apply);
    row->addWidget(m_discard);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(kGrid, 0, kGrid, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_ticket);
    column->addLayout(row);
    connect(m_phrase, &QLineEdit::textChanged, this, &ChangeTray::checkPhrase);
    for (auto *edit : {m_ticket, m_phrase})
        connect(edit, &QLineEdit::returnPressed, this, &ChangeTray::apply);
    connect(m_apply, &QPushButton::clicked, this, &ChangeTray::apply);
    connect(m_discard, &QPushButton::clicked, &m_desk, &ChangeDesk::discard);
    return both;
}

void ChangeTray::showState()
{
    const bool isBusy = m_desk.isBusy();
    if (!isBusy)
        m_progress->finish();
    const bool isStaged = m_desk.plan().has_value();
    const bool isNew = isStaged && m_staged->isHidden();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_staged->setVisible(isStaged);
    m_staged->setEnabled(!isBusy);
    if (isStaged)
        showPlan();
    setVisible(isStaged || isBusy || m_error->hasError() || !m_desk.history().empty());
    if (isNew) {
        m_phrase->clear(); // a phrase is typed for one change, not for the next
        m_before = QApplication::focusWidget();
        if (m_desk.store()->writable)
            (m_phrase->isHidden() ? m_ticket : m_phrase)->setFocus();
        else
            m_discard->setFocus();
    } else if (hadFocus && !isStaged && m_before) {
        m_before->setFocus();
    }
}

void ChangeTray::showPlan()
{
    const auto &plan = *m_desk.plan();
    const bool isProduction = m_desk.store()->environment == Environment::production;
    m_environment->setLook(environmentLook(m_desk.store()->environment));
    m_title->setText(planText(plan));
    m_apply->setText(applyText(plan));
    m_radius->setText(radiusText(plan.kind, m_desk.radius()));
    m_left->setText(leftText(plan));
    m_left->setVisible(!m_left->text().isEmpty());
    const QString phrase = toText(confirmationPhrase(plan));
    const bool isWritable = m_desk.store()->writable;
    m_ask->setVisible(isProduction || !isWritable);
    m_ask->setText(isWritable ? tr("Type “%1” to confirm").arg(phrase) : tr("This connection is read-only; press F2 in the list of stores to allow changes."));
    m_ticket->setVisible(isWritable);
    m_phrase->setVisible(isProduction && isWritable);
    m_phrase->setMinimumWidth(m_phrase->fontMetrics().horizontalAdvance(phrase) + 4 * kGrid);
    m_phrase->setAccessibleName(tr("Type “%1” to confirm").arg(phrase));
    m_victims->setPlan(plan);
    checkPhrase();
}

void ChangeTray::checkPhrase()
{
    if (!m_desk.plan() || !m_desk.store())
        return;
    const bool isProduction = m_desk.store()->environment == Environment::production;
    const bool isConfirmed = !isProduction || m_phrase->text() == toText(confirmationPhrase(*m_desk.plan()));
    m_apply->setEnabled(m_desk.store()->writable && isConfirmed && !m_desk.plan()->victims.empty());
}

void ChangeTray::apply()
{
    if (!m_apply->isEnabled())
        return;
    m_desk.apply(m_ticket->text().trimmed());
    m_ticket->clear();
    m_phrase->clear();
    if (m_before)
        m_before->setFocus();
}

} // namespace cacheloupe
