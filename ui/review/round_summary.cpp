// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/round_summary.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kColumnPx = 560;

} // namespace

RoundSummary::RoundSummary(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("review.summary"));
    auto *body = new QWidget(this);
    body->setFixedWidth(kColumnPx);
    auto *column = new QVBoxLayout(body);
    column->setSpacing(2 * kGrid);
    m_title = new TextLabel(TextRole::keyFigure, ThemeRole::text, body);
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignHCenter);
    m_rate = new TextLabel(TextRole::reading, ThemeRole::secondaryText, body);
    m_rate->setWordWrap(true);
    m_rate->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_rate);
    m_policy = new QPushButton(body);
    m_policy->setObjectName(QStringLiteral("review.summary.policy"));
    m_policy->setProperty("primary", true);
    connect(m_policy, &QPushButton::clicked, this, &RoundSummary::policyRequested);
    m_wrong = new QPushButton(tr("Show the wrong reuses"), body);
    m_wrong->setObjectName(QStringLiteral("review.summary.wrong"));
    connect(m_wrong, &QPushButton::clicked, this, &RoundSummary::wrongHitsRequested);
    auto *again = new QPushButton(tr("Pick more hits"), body);
    again->setObjectName(QStringLiteral("review.summary.again"));
    connect(again, &QPushButton::clicked, this, &RoundSummary::newRoundRequested);
    for (auto *button : {m_policy, m_wrong, again})
        column->addWidget(button, 0, Qt::AlignHCenter);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    // An alignment would take the label's height for its width away.
    auto *centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(body);
    centre->addStretch(1);
    outer->addLayout(centre);
    outer->addStretch(3);
}

void RoundSummary::showRound(const RoundFigures &figures)
{
    m_title->setText(figures.wrong == 0 ? tr("%Ln hit(s) reviewed, none of them wrong", nullptr, figures.reviewed)
                                        : tr("%Ln hit(s) reviewed, %1 of them wrong", nullptr, figures.reviewed).arg(formatCount(std::uint64_t(figures.wrong))));
    const RateInterval &random = figures.random;
    QString rate = random.n == 0 ? tr("The most suspicious hits were read first, so this share says nothing about all hits.")
                                 : tr("Of the %1 hits drawn at random %2 were wrong: between %3 and %4 of all hits, at 95 % confidence.")
                                       .arg(formatCount(random.n), formatCount(random.count), formatPercent(random.low), formatPercent(random.high));
    if (figures.secondReadings > 0)
        rate += QLatin1Char('\n') + tr("You and another reviewer agree on %1 of %Ln hit(s) read twice.", nullptr, figures.secondReadings).arg(formatCount(std::uint64_t(figures.agreed)));
    m_rate->setText(rate);
    const QString worstSite = toText(figures.worstSite);
    m_policy->setVisible(!worstSite.isEmpty());
    m_policy->setText(tr("Edit the policy of %1").arg(worstSite));
    m_wrong->setVisible(figures.wrong > 0);
}

} // namespace cacheloupe
