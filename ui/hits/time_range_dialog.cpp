// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/time_range_dialog.h"

#include "ui/support/theme.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace cacheloupe {

TimeRangeDialog::TimeRangeDialog(std::optional<Instant> first, std::optional<Instant> last, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("hits.timeRange"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Show the events of a span of time"));
    m_from = addEdit(QStringLiteral("hits.timeRange.from"), first);
    // The log's last minute belongs to it.
    m_to = addEdit(QStringLiteral("hits.timeRange.to"), last ? std::optional(*last + std::chrono::minutes(1)) : std::nullopt);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("Show these events"), QDialogButtonBox::AcceptRole);
    m_apply->setProperty("primary", true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    form->setSpacing(kGrid);
    form->addRow(tr("From"), m_from);
    form->addRow(tr("Before"), m_to);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(instantFromUnixMs(m_from->dateTime().toMSecsSinceEpoch()), instantFromUnixMs(m_to->dateTime().toMSecsSinceEpoch()));
        accept();
    });
    check();
}

QDateTimeEdit *TimeRangeDialog::addEdit(const QString &name, std::optional<Instant> time)
{
    const QDateTime shown = time ? QDateTime::fromMSecsSinceEpoch(unixMs(*time)) : QDateTime::currentDateTime();
    auto *edit = new QDateTimeEdit(this);
    edit->setObjectName(name);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setDateTime(QDateTime(shown.date(), QTime(shown.time().hour(), shown.time().minute())));
    connect(edit, &QDateTimeEdit::dateTimeChanged, this, &TimeRangeDialog::check);
    return edit;
}

void TimeRangeDialog::check()
{
    if (m_from && m_to && m_apply)
        m_apply->setEnabled(m_from->dateTime() < m_to->dateTime());
}

} // namespace cacheloupe
