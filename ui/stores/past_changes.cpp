// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/past_changes.h"

#include "ui/stores/change_desk.h"
#include "ui/stores/change_text.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace cacheloupe {

PastChanges::PastChanges(ChangeDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_changes(new QComboBox(this)), m_undo(new QPushButton(tr("Undo this change"), this))
{
    setObjectName(QStringLiteral("stores.past"));
    m_changes->setObjectName(QStringLiteral("stores.tray.changes"));
    m_changes->setAccessibleName(tr("Changes of this store"));
    m_changes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_undo->setObjectName(QStringLiteral("stores.tray.undo"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    row->setSpacing(kGrid);
    row->addWidget(m_changes, 1);
    row->addWidget(m_undo);
    connect(&desk, &ChangeDesk::changed, this, &PastChanges::showHistory);
    connect(m_changes, &QComboBox::currentIndexChanged, this, &PastChanges::showUndo);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_desk.undo(m_changes->currentData().toLongLong()); });
    showHistory();
}

void PastChanges::showHistory()
{
    const auto &history = m_desk.history();
    const auto chosen = m_changes->currentData();
    const bool hasNew = !history.empty() && m_changes->itemData(0) != QVariant(qint64(history.front().id));
    {
        const QSignalBlocker quiet(m_changes);
        m_changes->clear();
        for (const ChangeRecord &record : history)
            m_changes->addItem(recordText(record), qint64(record.id));
        // A change that was just made is the one a person would take back.
        m_changes->setCurrentIndex(hasNew ? 0 : std::max(m_changes->findData(chosen), 0));
    }
    showUndo();
    setVisible(!history.empty());
}

void PastChanges::showUndo()
{
    const auto &history = m_desk.history();
    const int index = m_changes->currentIndex();
    const bool isKnown = index >= 0 && size_t(index) < history.size();
    const auto restorable = [](const ChangeRecord &record) {
        return record.count(VictimState::done) + record.count(VictimState::saved) + record.count(VictimState::half) > 0;
    };
    const bool wasDone = isKnown && restorable(history[size_t(index)]);
    const bool isWritable = m_desk.store() && m_desk.store()->writable;
    m_undo->setEnabled(wasDone && isWritable && !m_desk.isBusy());
    m_changes->setToolTip(m_changes->currentText());
}

} // namespace cacheloupe
