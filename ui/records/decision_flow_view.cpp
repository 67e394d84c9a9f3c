// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/decision_flow_view.h"

#include "ui/support/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStringList>
#include <QStyle>

#include <algorithm>
#include <array>
#include <vector>

namespace cacheloupe {

namespace {

constexpr int kTextFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter;

QString fieldNames(const PolicyDecision &decision)
{
    QStringList names;
    for (const KeyField field : decision.fields)
        names << QString::fromUtf8(keyFieldName(field).data(), qsizetype(keyFieldName(field).size()));
    return names.join(QStringLiteral(", "));
}

/// Where the lookup came to a step.
enum class StepState { notReached, passed, refused };

StepState stateOf(const std::optional<PolicyDecision> &decision, DecisionStep step)
{
    if (!decision || step > decision->step)
        return StepState::notReached;
    return step < decision->step || step == DecisionStep::serve ? StepState::passed : StepState::refused;
}

QString answerText(StepState state)
{
    return state == StepState::passed ? DecisionFlowView::tr("yes") : state == StepState::refused ? DecisionFlowView::tr("no") : QString();
}

constexpr std::array<DecisionStep, 5> kQuestions = {DecisionStep::callerCacheable, DecisionStep::policyCacheable, DecisionStep::fieldsProven,
                                                    DecisionStep::ttlAndVersion, DecisionStep::matchAndThreshold};

} // namespace

QString decisionStepText(DecisionStep step)
{
    switch (step) {
    case DecisionStep::callerCacheable: return DecisionFlowView::tr("Caller says cacheable?");
    case DecisionStep::policyCacheable: return DecisionFlowView::tr("Policy says cacheable?");
    case DecisionStep::fieldsProven: return DecisionFlowView::tr("Key fields proven?");
    case DecisionStep::ttlAndVersion: return DecisionFlowView::tr("Entry within its TTL and version?");
    case DecisionStep::matchAndThreshold: return DecisionFlowView::tr("Match allowed and above the threshold?");
    case DecisionStep::serve: break;
    }
    return DecisionFlowView::tr("Serve from the cache");
}

QString decisionReasonText(const PolicyDecision &decision)
{
    switch (decision.reason) {
    case DecisionReason::none: break;
    case DecisionReason::callerBypassed: return DecisionFlowView::tr("the caller asked for a fresh answer");
    case DecisionReason::siteNotCacheable: return DecisionFlowView::tr("the policy does not allow caching here");
    case DecisionReason::temperatureTooHigh: return DecisionFlowView::tr("the temperature is above what the policy allows");
    case DecisionReason::fieldNotProven: return DecisionFlowView::tr("not proven: %1").arg(fieldNames(decision));
    case DecisionReason::fieldMismatch: return DecisionFlowView::tr("different: %1").arg(fieldNames(decision));
    case DecisionReason::tooOld: return DecisionFlowView::tr("the entry is older than its TTL");
    case DecisionReason::ageUnknown: return DecisionFlowView::tr("the age of the entry is not known");
    case DecisionReason::versionChanged: return DecisionFlowView::tr("the version changed: %1").arg(fieldNames(decision));
    case DecisionReason::versionUnknown: return DecisionFlowView::tr("the version is not known");
    case DecisionReason::semanticNotAllowed: return DecisionFlowView::tr("only exact matches are allowed");
    case DecisionReason::belowThreshold: return DecisionFlowView::tr("the similarity is below the threshold");
    case DecisionReason::similarityUnknown: return DecisionFlowView::tr("the similarity is not known");
    case DecisionReason::olderEpoch: return DecisionFlowView::tr("the entry was written under an older key epoch");
    }
    return {};
}

QString describeDecision(const PolicyDecision &decision)
{
    QStringList lines;
    for (const DecisionStep step : kQuestions) {
        const StepState state = stateOf(decision, step);
        if (state == StepState::passed)
            lines << DecisionFlowView::tr("%1 Yes.").arg(decisionStepText(step));
        else if (state == StepState::refused)
            lines << DecisionFlowView::tr("%1 No: %2.").arg(decisionStepText(step), decisionReasonText(decision));
    }
    lines << (decision.served() ? DecisionFlowView::tr("Serve from the cache.") : DecisionFlowView::tr("Regenerate."));
    return lines.join(QLatin1Char(' '));
}

struct DecisionFlowView::Box {
    QRect rect;
    QString text;
    StepState state = StepState::notReached;
    bool isEnd = false; ///< serve or regenerate
};

DecisionFlowView::DecisionFlowView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("decisionFlow"));
    setAccessibleName(tr("Decision flow"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setDecision(std::nullopt);
}

void DecisionFlowView::setDecision(const std::optional<PolicyDecision> &decision)
{
    m_decision = decision;
    const QString words = decision ? describeDecision(*decision) : tr("Nothing was decided.");
    setAccessibleDescription(words);
    setToolTip(decision ? words : QString());
    updateGeometry();
    update();
}

/// All boxes for a width: the questions and how it ended.
std::vector<DecisionFlowView::Box> DecisionFlowView::boxes(int width) const
{
    const QFontMetrics metrics(font());
    const int padding = metrics.height() / 2;
    const int gap = metrics.height();
    std::vector<Box> all;
    for (const DecisionStep step : kQuestions) {
        Box box;
        box.state = stateOf(m_decision, step);
        box.text = decisionStepText(step);
        if (box.state == StepState::refused)
            box.text += QLatin1Char('\n') + decisionReasonText(*m_decision);
        all.push_back(box);
    }
    const bool isRefused = m_decision && !m_decision->served();
    all.push_back({{}, isRefused ? tr("Regenerate") : decisionStepText(DecisionStep::serve), !m_decision ? StepState::notReached : isRefused ? StepState::refused : StepState::passed, true});
    const int answer = metrics.horizontalAdvance(QLatin1Char(' ') + tr("yes")) + 4 * padding;
    int top = 1;
    for (Box &box : all) {
        const int inner = std::max(metrics.averageCharWidth() * 8, width - 2 * padding - answer - 2);
        const int height = metrics.boundingRect(QRect(0, 0, inner, 10000), kTextFlags, box.text).height() + 2 * padding;
        box.rect = QRect(1, top, std::max(1, width - 2), height);
        top += height + gap;
    }
    return all;
}

int DecisionFlowView::heightForWidth(int width) const
{
    return boxes(width).back().rect.bottom() + 2;
}

QSize DecisionFlowView::sizeHint() const
{
    const int width = QFontMetrics(font()).averageCharWidth() * 48;
    return {width, heightForWidth(width)};
}

QSize DecisionFlowView::minimumSizeHint() const
{
    const int width = QFontMetrics(font()).averageCharWidth() * 24;
    return {width, QFontMetrics(font()).height() * 4};
}

void DecisionFlowView::paintBox(QPainter &painter, const Box &box) const
{
    const Theme theme = Theme::of(this);
    const int padding = QFontMetrics(font()).height() / 2;
    const bool isLit = box.state != StepState::notReached;
    const bool isRefused = box.state == StepState::refused;
    const ThemeRole tone = !isLit ? ThemeRole::line : isRefused ? ThemeRole::wrong : ThemeRole::right;
    painter.setPen(QPen(theme.color(tone), isLit ? 2 : 1));
    painter.setBrush(!isLit ? QBrush(Qt::NoBrush) : QBrush(theme.color(isRefused ? ThemeRole::wrongWash : ThemeRole::rightWash)));
    const int radius = box.isEnd ? box.rect.height() / 2 : 4;
    painter.drawRoundedRect(box.rect, radius, radius);
    QFont words = font();
    words.setBold(isLit && (box.isEnd || isRefused));
    painter.setFont(words);
    painter.setPen(theme.color(isLit ? ThemeRole::text : ThemeRole::secondaryText));
    const QRect inner = box.rect.adjusted(padding, padding, -padding, -padding);
    const QString answer = box.isEnd ? QString() : answerText(box.state);
    const int reserved = answer.isEmpty() ? 0 : QFontMetrics(words).horizontalAdvance(answer) + padding;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawText(inner.adjusted(isMirrored ? reserved : 0, 0, isMirrored ? 0 : -reserved, 0), QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, box.text);
    painter.setPen(theme.color(tone));
    painter.drawText(inner, QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter), answer);
}

void DecisionFlowView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    const auto all = boxes(width());
    // The line leaves the flow at the step that refused.
    for (size_t i = 0; i + 1 < all.size(); ++i) {
        const bool isLit = all[i].state == StepState::passed && all[i + 1].state != StepState::notReached;
        painter.setPen(QPen(theme.color(isLit ? ThemeRole::right : ThemeRole::line), isLit ? 2 : 1));
        const int x = all[i].rect.center().x();
        painter.drawLine(x, all[i].rect.bottom(), x, all[i + 1].rect.top());
    }
    for (const Box &box : all)
        paintBox(painter, box);
}

void DecisionFlowView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace cacheloupe
