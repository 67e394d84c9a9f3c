// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/rule_sentence.h"

#include "core/policy/policy_sentence.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

QString wordText(const SentenceWord &word)
{
    if (const auto *seconds = std::get_if<std::int64_t>(&word.value); seconds && word.kind == SentenceWord::Kind::durationS)
        return formatDuration(double(*seconds));
    if (word.kind == SentenceWord::Kind::phrase)
        return QCoreApplication::translate("PolicyPhrase", phraseTemplate(std::get<std::string>(word.value)).c_str());
    if (const auto *text = std::get_if<std::string>(&word.value))
        return toText(*text);
    if (const auto *texts = std::get_if<std::vector<std::string>>(&word.value))
        return namesText(*texts);
    if (const auto *number = std::get_if<double>(&word.value))
        return QLocale().toString(*number, 'g', 4);
    if (const auto *number = std::get_if<std::int64_t>(&word.value))
        return QLocale().toString(qlonglong(*number));
    return {};
}

/// The words in place of their placeholders.
QString phraseText(const SentencePhrase &phrase, bool asHtml)
{
    const auto escaped = [asHtml](const QString &text) { return asHtml ? text.toHtmlEscaped() : text; };
    QString text = escaped(QCoreApplication::translate("PolicyPhrase", phraseTemplate(phrase.phraseId).c_str()));
    for (const auto &word : phrase.words) {
        QString shown = escaped(wordText(word));
        if (asHtml && word.field) {
            const auto name = policyFieldName(*word.field);
            shown = QStringLiteral("<a href=\"field:%1\">%2</a>").arg(QString::fromUtf8(name.data(), qsizetype(name.size())), shown);
        } else if (asHtml && word.placeholder == "site") {
            shown = QStringLiteral("<b>%1</b>").arg(shown);
        }
        text.replace(QLatin1Char('{') + toText(word.placeholder) + QLatin1Char('}'), shown);
    }
    return text;
}

} // namespace

QString namesText(const std::vector<std::string> &names)
{
    QStringList words;
    for (const auto &name : names)
        words << toText(name);
    return QLocale().createSeparatedList(words);
}

QString sentenceHtml(const EffectiveRule &rule)
{
    QString html;
    for (const auto &phrase : policySentence(rule))
        html += phraseText(phrase, true);
    return html;
}

QString sentenceText(const EffectiveRule &rule)
{
    QString text;
    for (const auto &phrase : policySentence(rule))
        text += phraseText(phrase, false);
    return text;
}

} // namespace cacheloupe
