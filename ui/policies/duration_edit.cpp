// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/duration_edit.h"

#include "ui/support/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace cacheloupe {

namespace {

constexpr int kDayS = 86400;
constexpr int kMaxNumber = 100000;

} // namespace

DurationEdit::DurationEdit(QWidget *parent) : QWidget(parent), m_number(new QSpinBox(this)), m_unit(new QComboBox(this))
{
    m_number->setRange(0, kMaxNumber);
    m_number->setSpecialValueText(tr("not set"));
    m_number->setAccessibleName(tr("Number"));
    m_number->setKeyboardTracking(false);
    m_unit->addItem(tr("days"), kDayS);
    m_unit->addItem(tr("hours"), 3600);
    m_unit->addItem(tr("minutes"), 60);
    m_unit->addItem(tr("seconds"), 1);
    m_unit->setAccessibleName(tr("Unit"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    row->addStretch(1);
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &DurationEdit::edited);
    connect(m_unit, &QComboBox::activated, this, &DurationEdit::edited);
}

void DurationEdit::setSeconds(std::optional<std::int64_t> seconds)
{
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietUnit(m_unit);
    if (!seconds) {
        m_number->setValue(0);
        return;
    }
    for (int i = 0; i < m_unit->count(); ++i) {
        const int unitS = m_unit->itemData(i).toInt();
        if (*seconds % unitS != 0)
            continue;
        m_unit->setCurrentIndex(i);
        m_number->setValue(int(*seconds / unitS));
        return;
    }
}

std::optional<std::int64_t> DurationEdit::seconds() const
{
    if (m_number->value() == 0)
        return std::nullopt;
    return std::int64_t(m_number->value()) * m_unit->currentData().toInt();
}

} // namespace cacheloupe
