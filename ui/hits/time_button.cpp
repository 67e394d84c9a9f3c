// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/time_button.h"

#include "ui/hits/query_edit.h"
#include "ui/hits/time_range_dialog.h"
#include "ui/support/format.h"

#include <QActionGroup>
#include <QMenu>

namespace cacheloupe {

TimeButton::TimeButton(QWidget *parent) : QPushButton(parent), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("hits.time"));
    m_menu->setObjectName(QStringLiteral("hits.timeMenu"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &TimeButton::fillMenu);
    showQuery({});
}

void TimeButton::setLogTimes(std::optional<Instant> first, std::optional<Instant> last)
{
    m_first = first;
    m_last = last;
}

void TimeButton::fillMenu()
{
    m_menu->clear();
    delete m_choices;
    m_choices = new QActionGroup(this);
    const auto add = [this](const QString &name, const QString &term) {
        QAction *action = m_menu->addAction(name);
        m_choices->addAction(action);
        action->setCheckable(true);
        action->setChecked(term == m_shown);
        connect(action, &QAction::triggered, this, [this, term, name] { take(term, name); });
    };
    add(tr("Any time"), {});
    m_menu->addSeparator();
    for (const TimePreset preset : kCalendarPresets)
        add(timePresetText(preset), timePresetTerm(preset, systemNow(), m_last));
    if (m_last) {
        // Most logs that are reviewed ended a while ago.
        m_menu->addSeparator();
        m_menu->addAction(tr("The log ends %1").arg(formatTimeShort(m_last)))->setEnabled(false);
        for (const TimePreset preset : kLogPresets)
            add(timePresetText(preset), timePresetTerm(preset, systemNow(), m_last));
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("From … to …")), &QAction::triggered, this, &TimeButton::askForRange);
}

void TimeButton::choose(TimePreset preset)
{
    take(timePresetTerm(preset, systemNow(), m_last), timePresetText(preset));
}

void TimeButton::take(const QString &term, const QString &name)
{
    m_term = term;
    m_name = name;
    Q_EMIT termChosen(term);
}

void TimeButton::askForRange()
{
    auto *dialog = new TimeRangeDialog(m_first, m_last, this);
    connect(dialog, &TimeRangeDialog::chosen, this, [this](Instant from, Instant to) { take(servedTerm(from, to), {}); });
    dialog->open();
}

void TimeButton::showQuery(const QString &query)
{
    QStringList terms;
    for (const QueryPiece &piece : queryPieces(query)) {
        const QString text = query.mid(piece.start, piece.length);
        if (text.startsWith(QLatin1String("served")) && text.size() > 6 && QStringLiteral("<>:").contains(text[6]))
            terms << text;
    }
    m_shown = terms.join(QLatin1Char(' '));
    QString name = m_shown.isEmpty() ? tr("Any time") : m_shown == m_term && !m_name.isEmpty() ? m_name : tr("Chosen time");
    for (const TimePreset preset : {TimePreset::today, TimePreset::yesterday, TimePreset::last7Days, TimePreset::thisWeek, TimePreset::logDay, TimePreset::log7Days}) {
        if (!m_shown.isEmpty() && m_shown != m_term && m_shown == timePresetTerm(preset, systemNow(), m_last))
            name = timePresetText(preset);
    }
    setText(name);
    setAccessibleName(tr("Time: %1").arg(name));
    setToolTip(m_shown);
}

} // namespace cacheloupe
