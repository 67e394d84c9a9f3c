// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/suggestion_rows.h"

#include "core/policy/policy_presets.h"
#include "ui/records/sentence_language.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kLongestExample = 80;

QString rangeText(const TtlBand &band)
{
    if (band.minS == band.maxS)
        return exactDurationText(band.minS);
    return SuggestionRows::tr("%1 to %2").arg(exactDurationText(band.minS), exactDurationText(band.maxS));
}

} // namespace

SuggestionRows::SuggestionRows(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("policies.suggestions"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kGrid);
    hide();
}

void SuggestionRows::clear()
{
    while (auto *item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void SuggestionRows::setSite(const EffectiveRule &rule, const std::vector<RiskSuggestion> &topics)
{
    clear();
    for (const auto &topic : topics)
        if (!rule.hasRisk(topic.tag))
            addTopic(rule, topic);
    if (rule.cacheable) {
        addLife(rule);
        addThreshold(rule);
    }
    if (m_rows->count() > 0)
        m_rows->insertWidget(0, new Section(tr("Suggestions"), this));
    setVisible(m_rows->count() > 0);
}

void SuggestionRows::addTopic(const EffectiveRule &rule, const RiskSuggestion &topic)
{
    auto tags = rule.risk;
    tags.push_back(topic.tag);
    QString example = toText(topic.example).simplified();
    if (example.size() > kLongestExample)
        example = example.left(kLongestExample - 1) + QStringLiteral("…");
    const auto tag = toText(topic.tag).replace(QLatin1Char('_'), QLatin1Char(' '));
    const auto sentence = topic.questions == 0 ? tr("The name of this call site speaks of %1.").arg(tag)
                                               : tr("%1 of %2 questions looked at speak of %3: “%4”").arg(formatCount(topic.questions), formatCount(topic.asked), tag, example);
    addRow(sentence, toText(topic.tag), {{tr("Tag as %1").arg(tag), {rule.callSite, PolicyField::risk, PolicyValue(tags)}}});
}

/// The tables disagree: each is offered under its own source, none is right by itself.
void SuggestionRows::addLife(const EffectiveRule &rule)
{
    const auto bands = ttlBandsOf(rule.freshnessClass);
    const bool fits = std::any_of(bands.begin(), bands.end(), [&](const TtlBand &band) { return rule.ttlS && *rule.ttlS >= band.minS && *rule.ttlS <= band.maxS; });
    if (bands.empty() || fits || rule.validUntilVersionChanges)
        return;
    QStringList said;
    QList<QPair<QString, PolicyEdit>> choices;
    for (const auto &band : bands) {
        said << tr("%1 (%2)").arg(rangeText(band), toText(band.row));
        const auto text = tr("Use %1").arg(exactDurationText(band.suggestedS));
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const auto &choice) { return choice.first == text; });
        if (!known)
            choices.append({text, {rule.callSite, PolicyField::ttlS, PolicyValue(band.suggestedS)}});
    }
    choices.append({tr("Use a version instead"), {rule.callSite, PolicyField::validUntilVersionChanges, PolicyValue(true)}});
    addRow(tr("For %1 the articles advise %2.").arg(toText(rule.freshnessClass), QLocale().createSeparatedList(said)), QStringLiteral("life"), choices);
}

void SuggestionRows::addThreshold(const EffectiveRule &rule)
{
    const auto *start = findThresholdStart(rule.freshnessClass);
    if (!start || !rule.allowsSemantic() || (rule.similarityThreshold && *rule.similarityThreshold >= start->min && *rule.similarityThreshold <= start->max))
        return;
    const auto number = [](double value) { return QLocale().toString(value, 'g', QLocale::FloatingPointShortest); };
    addRow(tr("For %1 a similarity of %2 to %3 is advised until reviews say otherwise (%4).").arg(toText(rule.freshnessClass), number(start->min), number(start->max), toText(start->row)),
           QStringLiteral("threshold"), {{tr("Use %1").arg(number(start->start)), {rule.callSite, PolicyField::similarityThreshold, PolicyValue(start->start)}}});
}

void SuggestionRows::addRow(const QString &sentence, const QString &name, const QList<QPair<QString, PolicyEdit>> &choices)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    auto *label = new TextLabel(sentence, TextRole::body, ThemeRole::text, row);
    label->setWordWrap(true);
    column->addWidget(label);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    for (const auto &[text, edit] : choices) {
        auto *button = new QPushButton(text, row);
        button->setProperty("link", true);
        button->setObjectName(QStringLiteral("policies.suggest.") + name);
        button->setAccessibleDescription(sentence);
        connect(button, &QPushButton::clicked, this, [this, edits = std::vector<PolicyEdit>{edit}] { Q_EMIT editRequested(edits, tr("suggestion")); });
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_rows->addWidget(row);
}

} // namespace cacheloupe
