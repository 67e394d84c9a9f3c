// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/publish_panel.h"

#include "ui/policies/policy_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace cacheloupe {

PublishPanel::PublishPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.publishPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_title = new TextLabel(TextRole::reading, ThemeRole::text, this);
    m_title->setWordWrap(true);
    m_warning = new TextLabel(TextRole::body, ThemeRole::wrong, this);
    m_warning->setWordWrap(true);
    m_changes = new QTableWidget(0, 5, this);
    m_changes->setObjectName(QStringLiteral("policies.changes"));
    m_changes->setAccessibleName(tr("Changes"));
    m_changes->setHorizontalHeaderLabels({tr("Call site"), tr("What"), tr("Published"), tr("Draft"), tr("Effect")});
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_changes->setShowGrid(false);
    m_changes->setTabKeyNavigation(false);
    m_changes->verticalHeader()->hide();
    m_changes->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_changes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_changes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("policies.note"));
    m_note->setPlaceholderText(tr("Why this change is made; it stays with the revision"));
    m_note->setAccessibleName(tr("Note for this revision"));
    auto *back = new QPushButton(tr("Go back"), this);
    back->setObjectName(QStringLiteral("policies.back"));
    m_publish = new QPushButton(tr("Publish"), this);
    m_publish->setObjectName(QStringLiteral("policies.confirm"));
    m_publish->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(back);
    buttons->addWidget(m_publish);
    column->addWidget(m_title);
    column->addWidget(m_warning);
    column->addWidget(m_changes, 1);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &PublishPanel::backRequested);
    connect(m_publish, &QPushButton::clicked, this, [this] { Q_EMIT publishRequested(m_note->text()); });
    connect(m_note, &QLineEdit::textChanged, this, &PublishPanel::refreshButton);
    connect(m_note, &QLineEdit::returnPressed, m_publish, &QPushButton::click);
}

void PublishPanel::showChanges(const QString &path, std::int64_t nextRevision, const std::vector<PolicyFieldChange> &changes, int errors)
{
    m_title->setText(tr("%Ln change(s) become revision %1 of %2.", nullptr, int(changes.size())).arg(nextRevision).arg(path));
    m_warning->setVisible(errors > 0);
    m_warning->setText(tr("The draft still has %Ln error(s). You may publish, and the note should say why.", nullptr, errors));
    fill(changes);
    m_note->clear();
    refreshButton();
}

void PublishPanel::fill(const std::vector<PolicyFieldChange> &changes)
{
    m_changes->setRowCount(int(changes.size()));
    for (int row = 0; row < int(changes.size()); ++row) {
        const auto &change = changes[size_t(row)];
        const QString texts[] = {change.callSite.empty() ? tr("Defaults") : toText(change.callSite), policyFieldText(change.field),
                                 policyValueText(change.field, change.oldValue), policyValueText(change.field, change.newValue), effectText(change.effect)};
        for (int column = 0; column < 5; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(texts[column]);
            m_changes->setItem(row, column, cell);
        }
    }
}

void PublishPanel::refreshButton()
{
    const bool noted = !m_note->text().trimmed().isEmpty();
    m_publish->setEnabled(noted && m_changes->rowCount() > 0);
    m_publish->setToolTip(noted ? QString() : tr("Write a note first"));
}

} // namespace cacheloupe
