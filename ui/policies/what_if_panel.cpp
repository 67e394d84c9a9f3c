// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/what_if_panel.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kNoReason = -1;

QString signedCount(std::uint64_t from, std::uint64_t to)
{
    if (from == to)
        return QStringLiteral("±0");
    return (to > from ? QStringLiteral("+") : QStringLiteral("−")) + formatCount(to > from ? to - from : from - to);
}

QString signedUsd(double from, double to)
{
    const double difference = to - from;
    if (formatUsd(difference) == formatUsd(0) || formatUsd(-difference) == formatUsd(0))
        return QStringLiteral("±0");
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+")) + formatUsd(difference < 0 ? -difference : difference);
}

/// What lookups wait longer than they did; less when the draft serves more.
std::optional<double> waitMs(const WhatIfCounts &counts)
{
    if (!counts.latencyAddedMs && !counts.latencySavedMs)
        return std::nullopt;
    return counts.latencyAddedMs.value_or(0) - counts.latencySavedMs.value_or(0);
}

QString waitText(const WhatIfCounts &counts)
{
    const auto wait = waitMs(counts);
    return formatDuration(wait ? std::optional(*wait / 1000.0) : std::nullopt);
}

QPushButton *linkButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("link", true);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    return button;
}

QString shareText(const RateInterval &share)
{
    if (share.n == 0)
        return WhatIfPanel::tr("nothing judged");
    return WhatIfPanel::tr("%1 of %2, %3 to %4", "wrong, judged, interval")
        .arg(formatCount(share.count), formatCount(share.n), formatPercent(share.low), formatPercent(share.high));
}

QString refusalText(DecisionReason reason)
{
    switch (reason) {
    case DecisionReason::none: break;
    case DecisionReason::callerBypassed: return WhatIfPanel::tr("Asked for a fresh answer");
    case DecisionReason::siteNotCacheable: return WhatIfPanel::tr("Not cacheable");
    case DecisionReason::temperatureTooHigh: return WhatIfPanel::tr("Temperature too high");
    case DecisionReason::fieldNotProven: return WhatIfPanel::tr("Key field not proven");
    case DecisionReason::fieldMismatch: return WhatIfPanel::tr("Key field different");
    case DecisionReason::tooOld: return WhatIfPanel::tr("Older than its TTL");
    case DecisionReason::ageUnknown: return WhatIfPanel::tr("Age not known");
    case DecisionReason::versionChanged: return WhatIfPanel::tr("Version changed");
    case DecisionReason::versionUnknown: return WhatIfPanel::tr("Version not known");
    case DecisionReason::semanticNotAllowed: return WhatIfPanel::tr("Only exact matches allowed");
    case DecisionReason::belowThreshold: return WhatIfPanel::tr("Below the threshold");
    case DecisionReason::similarityUnknown: return WhatIfPanel::tr("Similarity not known");
    case DecisionReason::olderEpoch: return WhatIfPanel::tr("Older key epoch");
    }
    return {};
}

} // namespace

WhatIfPanel::WhatIfPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.whatIf"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_all = new QCheckBox(tr("All call sites"), this);
    m_all->setObjectName(QStringLiteral("policies.whatIf.all"));
    column->addWidget(m_all);
    m_line = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_line->setObjectName(QStringLiteral("policies.whatIf.line"));
    m_line->setWordWrap(true);
    column->addWidget(m_line);
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(0, 1);
    column->addWidget(m_table);
    m_compare = linkButton(tr("Compare with another draft…"), this);
    m_compare->setObjectName(QStringLiteral("policies.whatIf.compare"));
    m_dismiss = linkButton(QString(), this);
    m_dismiss->hide();
    column->addWidget(m_compare);
    column->addWidget(m_dismiss);
    connect(m_all, &QCheckBox::toggled, this, &WhatIfPanel::scopeChanged);
    connect(m_compare, &QPushButton::clicked, this, &WhatIfPanel::otherRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &WhatIfPanel::otherDismissed);
    m_line->setText(tr("Open a hit log to see what a draft would have done."));
}

bool WhatIfPanel::isForAll() const
{
    return m_all->isChecked();
}

void WhatIfPanel::fixToAll()
{
    m_all->setChecked(true);
    m_all->hide();
    m_compare->hide();
}

void WhatIfPanel::showReading(double share)
{
    m_line->setText(tr("Reading the lookups of the log: %1").arg(formatPercent(share)));
}

void WhatIfPanel::showFailure(const QString &sentence)
{
    clearTable();
    m_line->setText(sentence);
}

void WhatIfPanel::showOther(const QString &name)
{
    m_other = name;
    m_dismiss->setText(tr("Without %1").arg(name));
    m_dismiss->setVisible(!name.isEmpty());
}

void WhatIfPanel::showAnswer(const WhatIfAnswer &answer)
{
    clearTable();
    if (answer.draft.lookups == 0) {
        m_line->setText(isForAll() ? tr("The open logs hold no lookup.") : tr("The open logs hold no lookup of this call site."));
        return;
    }
    m_line->setText(tr("If this draft had ruled the %Ln logged lookup(s):", nullptr, int(answer.draft.lookups)));
    const auto texts = [&](auto text) {
        QStringList figures = {text(answer.published), text(answer.draft)};
        if (answer.other)
            figures << text(*answer.other);
        return figures;
    };
    addHead(answer.other.has_value());
    addCounted({tr("Served"), [](const WhatIfCounts &c) { return c.served; }, WhatIfOutcome::served}, answer);
    addCounted({tr("Refused"), [](const WhatIfCounts &c) { return c.refused; }, WhatIfOutcome::refused}, answer);
    addCounted({tr("Newly served"), [](const WhatIfCounts &c) { return c.newlyServed; }, WhatIfOutcome::newlyServed}, answer);
    addCounted({tr("Wrong removed"), [](const WhatIfCounts &c) { return c.judged.wrongRemoved; }, WhatIfOutcome::wrongRemoved}, answer);
    addCounted({tr("Wrong still served"), [](const WhatIfCounts &c) { return c.judged.wrongKept; }, WhatIfOutcome::wrongKept}, answer);
    addCounted({tr("Good lost"), [](const WhatIfCounts &c) { return c.judged.goodLost; }, WhatIfOutcome::goodLost}, answer);
    addText(tr("Saved"), texts([](const WhatIfCounts &c) { return formatUsd(c.savedUsd); }), signedUsd(answer.published.savedUsd, answer.draft.savedUsd));
    addText(tr("Longer waiting"), texts(waitText));
    addText(tr("Oldest answer"), texts([](const WhatIfCounts &c) { return formatDuration(c.oldestS); }));
    if (answer.draft.judged.count() > 0) {
        addNote(answer.draft.isRandomSample() ? tr("Wrong among hits drawn at random, 95 % interval:") : tr("Wrong among reviewed hits (not drawn at random):"));
        addNote(tr("as logged %1; under the draft %2").arg(shareText(answer.draft.sample().wrongBefore()), shareText(answer.draft.sample().wrongAfter())));
    }
    addReasons(answer);
    if (answer.draft.epoch.isRaised)
        addEpoch(answer.draft.epoch);
}

void WhatIfPanel::addHead(bool hasOther)
{
    addLabel(1, tr("Published"), true);
    addLabel(2, tr("Draft"), true);
    addLabel(3, tr("Change"), true);
    if (hasOther)
        addLabel(4, m_other, true);
    ++m_next;
}

void WhatIfPanel::addCounted(const Counted &row, const WhatIfAnswer &answer)
{
    addLabel(0, row.caption);
    const auto figure = [&](int column, const WhatIfCounts &counts, WhatIfSide side) {
        const std::uint64_t count = row.count(counts);
        if (count > 0)
            addLink(column, formatCount(count), row.caption, side, row.outcome, kNoReason);
        else
            addLabel(column, formatCount(count));
    };
    figure(1, answer.published, WhatIfSide::published);
    figure(2, answer.draft, WhatIfSide::draft);
    addLabel(3, signedCount(row.count(answer.published), row.count(answer.draft)));
    if (answer.other)
        figure(4, *answer.other, WhatIfSide::other);
    ++m_next;
}

void WhatIfPanel::addText(const QString &caption, const QStringList &figures, const QString &change)
{
    addLabel(0, caption);
    addLabel(1, figures.value(0));
    addLabel(2, figures.value(1));
    addLabel(3, change);
    if (figures.size() > 2)
        addLabel(4, figures.value(2));
    ++m_next;
}

void WhatIfPanel::addReasons(const WhatIfAnswer &answer)
{
    if (answer.draft.refused == 0)
        return;
    addNote(tr("Why refused:"));
    for (size_t i = 1; i < kDecisionReasonCount; ++i) {
        const auto before = answer.published.byReason[i];
        const auto after = answer.draft.byReason[i];
        if (before == 0 && after == 0)
            continue;
        const QString caption = refusalText(DecisionReason(i));
        addLabel(0, caption);
        if (before > 0)
            addLink(1, formatCount(before), caption, WhatIfSide::published, WhatIfOutcome::refused, int(i));
        else
            addLabel(1, formatCount(before));
        if (after > 0)
            addLink(2, formatCount(after), caption, WhatIfSide::draft, WhatIfOutcome::refused, int(i));
        else
            addLabel(2, formatCount(after));
        addLabel(3, signedCount(before, after));
        ++m_next;
    }
}

void WhatIfPanel::addEpoch(const EpochForecast &epoch)
{
    addNote(tr("The raised key epoch leaves %Ln entry(s) behind.", nullptr, int(epoch.orphanedEntries)));
    addNote(tr("Filling them again: %Ln lookup(s), %1.", nullptr, int(epoch.refills)).arg(formatUsd(epoch.refillUsd)));
    if (epoch.firstDayLookups > 0)
        addNote(tr("Hit rate on the first day: %1 instead of %2.")
                    .arg(formatPercent(double(epoch.firstDayServed) / double(epoch.firstDayLookups)),
                         formatPercent(double(epoch.firstDayHits) / double(epoch.firstDayLookups))));
}

void WhatIfPanel::addNote(const QString &text)
{
    auto *note = new TextLabel(text, TextRole::secondary, ThemeRole::secondaryText, m_table);
    note->setWordWrap(true);
    m_grid->addWidget(note, m_next++, 0, 1, -1);
}

void WhatIfPanel::addLabel(int column, const QString &text, bool isSecondary)
{
    auto *label = new TextLabel(text, isSecondary ? TextRole::secondary : TextRole::body, isSecondary ? ThemeRole::secondaryText : ThemeRole::text, m_table);
    if (column > 0)
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    else
        label->setWordWrap(true);
    m_grid->addWidget(label, m_next, column);
}

void WhatIfPanel::addLink(int column, const QString &text, const QString &caption, WhatIfSide side, WhatIfOutcome outcome, int reason)
{
    auto *link = linkButton(text, m_table);
    const QString policy = side == WhatIfSide::published ? tr("published") : side == WhatIfSide::draft ? tr("draft") : m_other;
    link->setAccessibleName(tr("%1, %2: %3", "figure, policy, count").arg(caption, policy, text));
    link->setToolTip(tr("Show these events"));
    connect(link, &QPushButton::clicked, this, [this, side, outcome, reason] { Q_EMIT rowsRequested(side, outcome, reason); });
    m_grid->addWidget(link, m_next, column, Qt::AlignTrailing);
}

void WhatIfPanel::clearTable()
{
    while (auto *item = m_grid->takeAt(0)) {
        // A link may be what was just pressed.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_next = 0;
}

} // namespace cacheloupe
