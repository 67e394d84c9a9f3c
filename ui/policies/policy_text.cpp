// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_text.h"

#include "core/policy/lint_text.h"
#include "ui/records/sentence_language.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

/// The words of this file for the translators.
struct PolicyText {
    Q_DECLARE_TR_FUNCTIONS(PolicyText)
};

QString filled(const std::string &message, const LintFinding &finding)
{
    auto params = finding.params;
    for (auto &[name, value] : params) {
        bool isWhole = false;
        const qlonglong seconds = toText(value).toLongLong(&isWhole);
        if (isWhole && name.ends_with("_s"))
            value = formatDuration(double(seconds)).toStdString();
    }
    return toText(fillTemplate(QCoreApplication::translate("LintRule", message.c_str()).toStdString(), params));
}

} // namespace

QString findingText(const LintFinding &finding)
{
    return filled(lintRuleText(finding.ruleId).message, finding);
}

QString findingFix(const LintFinding &finding)
{
    return filled(lintRuleText(finding.ruleId).fix, finding);
}

QString findingWhy(const LintFinding &finding)
{
    return filled(lintRuleText(finding.ruleId).why, finding);
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
        return field == PolicyField::ttlS ? exactDurationText(*number) : QLocale().toString(qlonglong(*number));
    if (const auto *number = std::get_if<double>(&*value))
        return QLocale().toString(*number, 'g', QLocale::FloatingPointShortest);
    if (const auto *text = std::get_if<std::string>(&*value))
        return text->empty() ? PolicyText::tr("empty") : toText(*text);
    const auto &texts = std::get<std::vector<std::string>>(*value);
    return texts.empty() ? PolicyText::tr("none") : namesText(texts);
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

QString environmentText(Environment environment)
{
    switch (environment) {
    case Environment::development:
        return PolicyText::tr("Development");
    case Environment::staging:
        return PolicyText::tr("Staging");
    case Environment::production:
        break;
    }
    return PolicyText::tr("Production");
}

ThemeRole effectRole(PolicyChangeEffect effect)
{
    switch (effect) {
    case PolicyChangeEffect::tightens:
        return ThemeRole::right;
    case PolicyChangeEffect::loosens:
        return ThemeRole::wrong;
    case PolicyChangeEffect::neutral:
        break;
    }
    return ThemeRole::secondaryText;
}

} // namespace cacheloupe
