// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_text.h"

#include "core/policy/lint_text.h"
#include "core/policy/policy_sentence.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

/// The words of this file for the translators.
struct PolicyText {
    Q_DECLARE_TR_FUNCTIONS(PolicyText)
};

QString listText(const std::vector<std::string> &values)
{
    QStringList words;
    for (const auto &value : values)
        words << toText(value);
    return QLocale().createSeparatedList(words);
}

QString wordText(const SentenceWord &word)
{
    if (const auto *seconds = std::get_if<std::int64_t>(&word.value); seconds && word.kind == SentenceWord::Kind::durationS)
        return formatDuration(double(*seconds));
    if (word.kind == SentenceWord::Kind::phrase)
        return QCoreApplication::translate("PolicyPhrase", phraseTemplate(std::get<std::string>(word.value)).c_str());
    if (const auto *text = std::get_if<std::string>(&word.value))
        return toText(*text);
    if (const auto *texts = std::get_if<std::vector<std::string>>(&word.value))
        return listText(*texts);
    if (const auto *number = std::get_if<double>(&word.value))
        return QLocale().toString(*number, 'g', 4);
    if (const auto *number = std::get_if<std::int64_t>(&word.value))
        return QLocale().toString(qlonglong(*number));
    return {};
}

QString phraseHtml(const SentencePhrase &phrase)
{
    QString text = QCoreApplication::translate("PolicyPhrase", phraseTemplate(phrase.phraseId).c_str()).toHtmlEscaped();
    for (const auto &word : phrase.words) {
        QString html = wordText(word).toHtmlEscaped();
        if (word.field) {
            const auto name = policyFieldName(*word.field);
            html = QStringLiteral("<a href=\"field:%1\">%2</a>").arg(QString::fromUtf8(name.data(), qsizetype(name.size())), html);
        } else if (word.placeholder == "site") {
            html = QStringLiteral("<b>%1</b>").arg(html);
        }
        text.replace(QLatin1Char('{') + toText(word.placeholder) + QLatin1Char('}'), html);
    }
    return text;
}

QString filled(const std::string &message, const LintFinding &finding)
{
    const auto translated = QCoreApplication::translate("LintRule", message.c_str()).toStdString();
    return toText(fillTemplate(translated, finding.params));
}

} // namespace

QString sentenceHtml(const EffectiveRule &rule)
{
    QString html;
    for (const auto &phrase : policySentence(rule))
        html += phraseHtml(phrase);
    return html;
}

QString findingText(const LintFinding &finding)
{
    return filled(lintRuleText(finding.ruleId).message, finding);
}

QString findingFix(const LintFinding &finding)
{
    return filled(lintRuleText(finding.ruleId).fix, finding);
}

QString policyFieldText(PolicyField field)
{
    switch (field) {
    case PolicyField::cacheable:
        return PolicyText::tr("Cacheable");
    case PolicyField::layer:
        return PolicyText::tr("Layer");
    case PolicyField::match:
        return PolicyText::tr("Match");
    case PolicyField::ttlS:
        return PolicyText::tr("TTL");
    case PolicyField::validUntilVersionChanges:
        return PolicyText::tr("Valid until a version changes");
    case PolicyField::similarityThreshold:
        return PolicyText::tr("Similarity threshold");
    case PolicyField::keyFields:
        return PolicyText::tr("Key fields");
    case PolicyField::scope:
        return PolicyText::tr("Scope");
    case PolicyField::freshnessClass:
        return PolicyText::tr("Freshness class");
    case PolicyField::risk:
        return PolicyText::tr("Risk tags");
    case PolicyField::lane:
        return PolicyText::tr("Lane");
    case PolicyField::keyEpoch:
        return PolicyText::tr("Key epoch");
    case PolicyField::maxTemperature:
        return PolicyText::tr("Highest temperature");
    case PolicyField::owner:
        return PolicyText::tr("Owner");
    case PolicyField::reason:
        return PolicyText::tr("Reason");
    case PolicyField::reviewBy:
        return PolicyText::tr("Review by");
    case PolicyField::evidence:
        return PolicyText::tr("Evidence");
    }
    return {};
}

QString policyValueText(PolicyField field, const std::optional<PolicyValue> &value)
{
    if (!value)
        return PolicyText::tr("not set");
    if (const auto *flag = std::get_if<bool>(&*value))
        return *flag ? PolicyText::tr("yes") : PolicyText::tr("no");
    if (const auto *number = std::get_if<std::int64_t>(&*value))
        return field == PolicyField::ttlS ? formatDuration(double(*number)) : QLocale().toString(qlonglong(*number));
    if (const auto *number = std::get_if<double>(&*value))
        return QLocale().toString(*number, 'g', 4);
    if (const auto *text = std::get_if<std::string>(&*value))
        return text->empty() ? PolicyText::tr("empty") : toText(*text);
    const auto &texts = std::get<std::vector<std::string>>(*value);
    return texts.empty() ? PolicyText::tr("none") : listText(texts);
}

QString effectText(PolicyChangeEffect effect)
{
    switch (effect) {
    case PolicyChangeEffect::neutral:
        return PolicyText::tr("Neutral");
    case PolicyChangeEffect::tightens:
        return PolicyText::tr("Tightens");
    case PolicyChangeEffect::loosens:
        return PolicyText::tr("Loosens");
    }
    return {};
}

} // namespace cacheloupe
