// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_text.h"

#include "core/policy/lint_text.h"
#include "core/policy/policy_sentence.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PolicyText", text);
}

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
        return tr("Cacheable");
    case PolicyField::layer:
        return tr("Layer");
    case PolicyField::match:
        return tr("Match");
    case PolicyField::ttlS:
        return tr("TTL");
    case PolicyField::validUntilVersionChanges:
        return tr("Valid until a version changes");
    case PolicyField::similarityThreshold:
        return tr("Similarity threshold");
    case PolicyField::keyFields:
        return tr("Key fields");
    case PolicyField::scope:
        return tr("Scope");
    case PolicyField::freshnessClass:
        return tr("Freshness class");
    case PolicyField::risk:
        return tr("Risk tags");
    case PolicyField::lane:
        return tr("Lane");
    case PolicyField::keyEpoch:
        return tr("Key epoch");
    case PolicyField::maxTemperature:
        return tr("Highest temperature");
    case PolicyField::owner:
        return tr("Owner");
    case PolicyField::reason:
        return tr("Reason");
    case PolicyField::reviewBy:
        return tr("Review by");
    case PolicyField::evidence:
        return tr("Evidence");
    }
    return {};
}

QString policyValueText(PolicyField field, const std::optional<PolicyValue> &value)
{
    if (!value)
        return tr("not set");
    if (const auto *flag = std::get_if<bool>(&*value))
        return *flag ? tr("yes") : tr("no");
    if (const auto *number = std::get_if<std::int64_t>(&*value))
        return field == PolicyField::ttlS ? formatDuration(double(*number)) : QLocale().toString(qlonglong(*number));
    if (const auto *number = std::get_if<double>(&*value))
        return QLocale().toString(*number, 'g', 4);
    if (const auto *text = std::get_if<std::string>(&*value))
        return text->empty() ? tr("empty") : toText(*text);
    const auto &texts = std::get<std::vector<std::string>>(*value);
    return texts.empty() ? tr("none") : listText(texts);
}

QString effectText(PolicyChangeEffect effect)
{
    switch (effect) {
    case PolicyChangeEffect::neutral:
        return tr("Neutral");
    case PolicyChangeEffect::tightens:
        return tr("Tightens");
    case PolicyChangeEffect::loosens:
        return tr("Loosens");
    }
    return {};
}

} // namespace cacheloupe
