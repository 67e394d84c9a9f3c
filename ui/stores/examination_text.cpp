// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/examination_text.h"

#include "core/driver/text_template.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace cacheloupe {

namespace {

struct ExaminationText {
    Q_DECLARE_TR_FUNCTIONS(cacheloupe::ExaminationText)
};

QString translated(const std::string &text)
{
    return QCoreApplication::translate("StoreFinding", text.c_str());
}

QString factText(const std::string &name, const std::string &value)
{
    bool isNumber = false;
    const qlonglong number = toText(value).toLongLong(&isNumber);
    if (!isNumber)
        return toText(value);
    if (name.ends_with("_n"))
        return formatCount(std::uint64_t(number));
    if (name.ends_with("_bytes"))
        return formatBytes(std::uint64_t(number));
    if (name.ends_with("_ms"))
        return formatMilliseconds(double(number));
    if (name.ends_with("_s"))
        return formatDuration(double(number));
    return toText(value);
}

QString familyText(const std::string &family)
{
    if (family == "life")
        return ExaminationText::tr("times to live");
    if (family == "pairs")
        return ExaminationText::tr("pairs of keys");
    if (family == "recipes")
        return ExaminationText::tr("how keys are made");
    if (family == "vectors")
        return ExaminationText::tr("embeddings");
    if (family == "values")
        return ExaminationText::tr("values that can be read");
    if (family == "index")
        return ExaminationText::tr("search indexes");
    if (family == "file")
        return ExaminationText::tr("the database file and who writes to it");
    if (family == "server")
        return ExaminationText::tr("the server's memory and slow commands");
    return toText(family);
}

} // namespace

ChipLook severityLook(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::error:
        return {ExaminationText::tr("Error"), QStringLiteral("cross"), ThemeRole::wrong};
    case FindingSeverity::warning:
        return {ExaminationText::tr("Warning"), QStringLiteral("warning"), ThemeRole::stale};
    case FindingSeverity::advice:
        break;
    }
    return {ExaminationText::tr("Advice"), QStringLiteral("info"), ThemeRole::secondaryText};
}

QString findingTitle(const StoreFinding &finding)
{
    return translated(storeFindingText(finding.id).title);
}

QString findingFacts(const StoreFinding &finding)
{
    auto facts = finding.facts;
    for (auto &[name, value] : facts)
        value = factText(name, value).toStdString();
    return toText(fillTemplate(translated(storeFindingText(finding.id).facts).toStdString(), facts));
}

QString findingReason(const StoreFinding &finding)
{
    return translated(storeFindingText(finding.id).why);
}

QString findingRemedy(const StoreFinding &finding)
{
    return translated(storeFindingText(finding.id).fix);
}

QString examinationText(const StoreExamination &examination)
{
    const auto count = [&](FindingSeverity severity) {
        return int(std::count_if(examination.findings.begin(), examination.findings.end(), [&](const auto &finding) { return storeFindingText(finding.id).severity == severity; }));
    };
    const int errors = count(FindingSeverity::error);
    const int warnings = count(FindingSeverity::warning);
    const int advice = count(FindingSeverity::advice);
    QStringList parts;
    if (errors)
        parts << ExaminationText::tr("%Ln error(s)", nullptr, errors);
    if (warnings)
        parts << ExaminationText::tr("%Ln warning(s)", nullptr, warnings);
    if (advice)
        parts << ExaminationText::tr("%Ln piece(s) of advice", nullptr, advice);
    const QString found = parts.isEmpty() ? ExaminationText::tr("nothing found") : parts.join(QStringLiteral(", "));
    return ExaminationText::tr("%1 in %Ln entry(s)", nullptr, int(examination.entryCount)).arg(found);
}

QString checksText(const StoreExamination &examination)
{
    QStringList families;
    for (const auto &family : examination.checks)
        families << familyText(family);
    QStringList sentences = {ExaminationText::tr("Examined: %1.").arg(families.join(QStringLiteral(", ")))};
    for (const auto &note : examination.unchecked)
        sentences << (note.detail == "no_search" ? ExaminationText::tr("Search indexes were not examined, as this server has none.")
                                                 : ExaminationText::tr("Not examined: %1 (%2).").arg(familyText(note.id), toText(note.detail)));
    if (examination.otherCount > 0)
        sentences << ExaminationText::tr("Only checked for being readable: %Ln entry(s) of a log or of something else.", nullptr, int(examination.otherCount));
    return sentences.join(QLatin1Char(' '));
}

QString wholeFindingText(const StoreFinding &finding)
{
    QStringList lines = {ExaminationText::tr("%1: %2").arg(severityLook(storeFindingText(finding.id).severity).text, findingTitle(finding))};
    if (!finding.where.empty())
        lines << toText(finding.where);
    lines << findingFacts(finding) << findingReason(finding) << findingRemedy(finding);
    for (const auto &key : finding.examples)
        lines << toText(key);
    return lines.join(QLatin1Char('\n'));
}

QString wholeExaminationText(const StoreExamination &examination)
{
    QStringList parts = {toText(examination.store.url) + QLatin1Char('\n') + examinationText(examination) + QLatin1Char('\n') + checksText(examination)};
    for (const auto &finding : examination.findings)
        parts << wholeFindingText(finding);
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace cacheloupe
