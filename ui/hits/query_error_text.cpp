// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_error_text.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct QueryErrorText {
    Q_DECLARE_TR_FUNCTIONS(QueryErrorText)
};

QString expectedText(HitQueryError::Expected expected)
{
    using E = HitQueryError::Expected;
    switch (expected) {
    case E::term:
        return QueryErrorText::tr("a word or a condition such as call_site:billing");
    case E::fieldName:
        return QueryErrorText::tr("the name of a field such as call_site, similarity or age");
    case E::keyFieldName:
        return QueryErrorText::tr("the name of a key field such as access.tenant");
    case E::value:
        return QueryErrorText::tr("a value");
    case E::number:
        return QueryErrorText::tr("a number such as 0.93");
    case E::duration:
        return QueryErrorText::tr("a duration such as 7d, 12h or 90s");
    case E::date:
        return QueryErrorText::tr("a date such as 2026-11-01");
    case E::word:
        return QueryErrorText::tr("one of the words of this field");
    case E::comparison:
        return QueryErrorText::tr("one of : < <= > >=");
    case E::closingParenthesis:
        return QueryErrorText::tr("a closing parenthesis");
    case E::closingQuote:
        return QueryErrorText::tr("a closing quotation mark");
    case E::closingSlash:
        return QueryErrorText::tr("a closing slash behind the regular expression");
    case E::regex:
        return QueryErrorText::tr("a valid regular expression");
    }
    return {};
}

QString wordList(const std::string &field)
{
    const HitFieldInfo *info = hitQueryField(field);
    if (!info || info->words.empty())
        return {};
    QStringList words;
    for (const std::string_view word : info->words)
        words << QString::fromUtf8(word.data(), qsizetype(word.size()));
    return words.join(QStringLiteral(", "));
}

} // namespace

QString queryErrorText(const HitQueryError &error)
{
    const QString words = error.expected == HitQueryError::Expected::word ? wordList(error.field) : QString();
    const QString expected = words.isEmpty() ? expectedText(error.expected) : QueryErrorText::tr("one of %1").arg(words);
    const QString found = QString::fromStdString(error.found);
    if (error.expected == HitQueryError::Expected::regex && !found.isEmpty())
        return QueryErrorText::tr("the regular expression goes wrong at “%1”.").arg(found);
    // The filter bar names the column before the sentence.
    return found.isEmpty() ? QueryErrorText::tr("expected %1.").arg(expected) : QueryErrorText::tr("expected %1, found “%2”.").arg(expected, found);
}

int queryErrorColumn(const HitQueryError &error, const QString &query)
{
    const auto codePoints = query.toUcs4();
    const auto before = std::min<qsizetype>(codePoints.size(), qsizetype(error.columnNumber) - 1);
    return int(QString::fromUcs4(reinterpret_cast<const char32_t *>(codePoints.constData()), before).size());
}

} // namespace cacheloupe
