// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/risk_matrix.h"

#include "core/policy/policy_presets.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPainter>

namespace cacheloupe {

namespace {

constexpr int kVolatilities = 4;
constexpr int kRiskLevels = 3;
constexpr int kCellMargin = kGrid / 2;

QString adviceText(ReuseAdvice advice)
{
    switch (advice) {
    case ReuseAdvice::reuse: return RiskMatrix::tr("Reuse");
    case ReuseAdvice::reuseShort: return RiskMatrix::tr("Reuse briefly");
    case ReuseAdvice::reuseVersioned: return RiskMatrix::tr("Reuse by version");
    case ReuseAdvice::lowerLayer: return RiskMatrix::tr("Keep only sources");
    case ReuseAdvice::regenerate: break;
    }
    return RiskMatrix::tr("Write afresh");
}

} // namespace

RiskMatrix::RiskMatrix(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.matrix"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    m_sentence = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_sentence->setWordWrap(true);
    grid->addWidget(m_sentence, 0, 0, 1, kVolatilities + 1);
    const QString columns[] = {tr("Hardly changes"), tr("Within weeks"), tr("Within a day"), tr("Any moment")};
    const QString rows[] = {tr("Low risk"), tr("Medium risk"), tr("High risk")};
    // Long words of a language and large texts find room by wrapping.
    const auto wrapping = [this](const QString &text, TextRole role, ThemeRole color) {
        auto *label = new TextLabel(text, role, color, this);
        label->setWordWrap(true);
        return label;
    };
    for (int v = 0; v < kVolatilities; ++v) {
        grid->addWidget(wrapping(columns[v], TextRole::secondary, ThemeRole::secondaryText), 1, v + 1);
        grid->setColumnStretch(v + 1, 1);
    }
    for (int r = 0; r < kRiskLevels; ++r) {
        grid->addWidget(wrapping(rows[r], TextRole::secondary, ThemeRole::secondaryText), r + 2, 0);
        for (int v = 0; v < kVolatilities; ++v) {
            auto *cell = wrapping(adviceText(reuseAdvice(RiskLevel(r), Volatility(v))), TextRole::body, ThemeRole::text);
            cell->setAccessibleName(tr("%1, %2: %3").arg(rows[r], columns[v], cell->text()));
            m_cells[size_t(r * kVolatilities + v)] = cell;
            grid->addWidget(cell, r + 2, v + 1);
        }
    }
}

void RiskMatrix::setRule(const EffectiveRule &rule)
{
    const auto volatility = volatilityOf(rule.freshnessClass);
    const auto risk = riskLevelOf(rule.risk);
    m_current = volatility ? int(risk) * kVolatilities + int(*volatility) : -1;
    for (size_t i = 0; i < m_cells.size(); ++i)
        m_cells[i]->setRoles(TextRole::body, int(i) == m_current ? ThemeRole::accent : ThemeRole::text);
    m_sentence->setText(volatility ? tr("How fast the truth moves and what a wrong answer costs decide, not the model: %1.").arg(adviceText(reuseAdvice(risk, *volatility)))
                                   : tr("Choose a freshness class to see what is advised: how fast the truth moves and what a wrong answer costs decide, not the model."));
    update();
}

void RiskMatrix::paintEvent(QPaintEvent *)
{
    if (m_current < 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ThemeRole::accentWash));
    painter.drawRoundedRect(m_cells[size_t(m_current)]->geometry().adjusted(-kGrid, -kCellMargin, kGrid, kCellMargin), kCellMargin, kCellMargin);
}

} // namespace cacheloupe
