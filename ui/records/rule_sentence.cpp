// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/rule_sentence.h"

#include "ui/records/sentence_language.h"
#include "ui/support/format.h"

#include <algorithm>

namespace cacheloupe {

namespace {

QString linked(PolicyField field, const QString &shown)
{
    return QStringLiteral("<a href=\"field:%1\">%2</a>").arg(toText(std::string(policyFieldName(field))), shown);
}

/// The words in place of their placeholders.
QString phraseHtml(const SentencePhrase &phrase, const SentenceLanguage &language)
{
    QString text = toText(language.phrase(phrase.phraseId)).toHtmlEscaped();
    for (const auto &word : phrase.words) {
        const bool isPhrase = word.kind == SentenceWord::Kind::phrase;
        QString shown = toText(isPhrase ? language.phrase(std::get<std::string>(word.value)) : language.word(word)).toHtmlEscaped();
        if (word.field)
            shown = linked(*word.field, shown);
        else if (word.placeholder == "site")
            shown = QStringLiteral("<b>%1</b>").arg(shown);
        text.replace(QLatin1Char('{') + toText(word.placeholder) + QLatin1Char('}'), shown);
    }
    const bool hasLink = std::any_of(phrase.words.begin(), phrase.words.end(), [](const SentenceWord &word) { return word.field.has_value(); });
    if (!phrase.field || hasLink)
        return text;
    // A phrase without words of its own is one word to click on; the comma before it is none.
    const auto begin = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); }) - text.begin();
    auto end = text.size();
    while (end > begin && !text.at(end - 1).isLetterOrNumber())
        --end;
    return text.left(begin) + linked(*phrase.field, text.mid(begin, end - begin)) + text.mid(end);
}

} // namespace

QString sentenceHtml(const EffectiveRule &rule)
{
    const auto language = windowSentences();
    QString html;
    for (const auto &phrase : policySentence(rule))
        html += phraseHtml(phrase, language);
    return html;
}

QString sentenceText(const EffectiveRule &rule)
{
    return toText(sentenceText(rule, windowSentences()));
}

} // namespace cacheloupe
