// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/merge_panel.h"

#include "ui/policies/policy_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kChoiceColumn = 4;
constexpr MergeSide kSides[] = {MergeSide::theirs, MergeSide::mine, MergeSide::base};

QString placeText(const MergeConflict &conflict)
{
    const auto site = conflict.part == MergeConflict::Part::callSite ? toText(conflict.callSite)
        : conflict.part == MergeConflict::Part::defaults             ? MergePanel::tr("Defaults")
                                                                     : MergePanel::tr("The file");
    if (conflict.member.empty())
        return MergePanel::tr("%1, as a whole").arg(site);
    const auto field = policyFieldFromName(conflict.member);
    return QStringLiteral("%1 · %2").arg(site, field ? policyFieldText(*field) : toText(conflict.member));
}

QString sideText(const std::optional<std::string> &value)
{
    return value ? toText(*value) : MergePanel::tr("not there");
}

} // namespace

MergePanel::MergePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.mergePanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_title = new TextLabel(TextRole::reading, ThemeRole::text, this);
    m_title->setObjectName(QStringLiteral("policies.mergeTitle"));
    m_title->setWordWrap(true);
    m_conflicts = new QTableWidget(0, kChoiceColumn + 1, this);
    m_conflicts->setObjectName(QStringLiteral("policies.conflicts"));
    m_conflicts->setAccessibleName(tr("Changed by both"));
    m_conflicts->setHorizontalHeaderLabels({tr("What"), tr("Before"), tr("Theirs"), tr("Mine"), tr("Take")});
    m_conflicts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_conflicts->setSelectionMode(QAbstractItemView::NoSelection);
    m_conflicts->setFocusPolicy(Qt::NoFocus);
    m_conflicts->setShowGrid(false);
    m_conflicts->verticalHeader()->hide();
    m_conflicts->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_conflicts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_conflicts->horizontalHeader()->setSectionResizeMode(kChoiceColumn, QHeaderView::ResizeToContents);
    auto *back = new QPushButton(tr("Go back"), this);
    back->setObjectName(QStringLiteral("policies.mergeBack"));
    m_go = new QPushButton(tr("Merge and go on"), this);
    m_go->setObjectName(QStringLiteral("policies.merge"));
    m_go->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_go);
    column->addWidget(m_title);
    column->addWidget(m_conflicts, 1);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &MergePanel::backRequested);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT merged(m_merge->merged()); });
}

void MergePanel::showMerge(PolicyMerge merge, const QString &who)
{
    m_merge = std::move(merge);
    const auto &conflicts = m_merge->conflicts();
    m_chosen.assign(conflicts.size(), false);
    const auto name = who.isEmpty() ? tr("Somebody else") : who;
    m_title->setText(conflicts.empty() ? tr("%1 published meanwhile. Nothing was changed by both: your changes go on top.").arg(name)
                                       : tr("%1 published meanwhile. %Ln value(s) were changed by both; choose which holds.", nullptr, int(conflicts.size())).arg(name));
    m_conflicts->setVisible(!conflicts.empty());
    m_conflicts->setRowCount(int(conflicts.size()));
    for (int row = 0; row < int(conflicts.size()); ++row) {
        const auto &conflict = conflicts[size_t(row)];
        const QString texts[] = {placeText(conflict), sideText(conflict.base), sideText(conflict.theirs), sideText(conflict.mine)};
        for (int column = 0; column < kChoiceColumn; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(texts[column]);
            m_conflicts->setItem(row, column, cell);
        }
        m_conflicts->setCellWidget(row, kChoiceColumn, buildChoice(row));
    }
    refreshButton();
}

QWidget *MergePanel::buildChoice(int row)
{
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("policies.choice%1").arg(row));
    box->setAccessibleName(tr("What to take for %1").arg(placeText(m_merge->conflicts()[size_t(row)])));
    box->addItems({tr("Theirs"), tr("Mine"), tr("As before")});
    box->setPlaceholderText(tr("Choose"));
    box->setCurrentIndex(-1);
    connect(box, &QComboBox::currentIndexChanged, this, [this, row](int index) {
        if (index < 0)
            return;
        m_merge->resolve(size_t(row), kSides[index]);
        m_chosen[size_t(row)] = true;
        refreshButton();
    });
    return box;
}

QWidget *MergePanel::focusTarget() const
{
    return m_chosen.empty() ? m_go : m_conflicts->cellWidget(0, kChoiceColumn);
}

void MergePanel::refreshButton()
{
    const bool ready = std::all_of(m_chosen.begin(), m_chosen.end(), [](bool chosen) { return chosen; });
    m_go->setEnabled(ready);
    m_go->setToolTip(ready ? QString() : tr("Choose for every row first"));
}

} // namespace cacheloupe
