// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_completion.h"

#include "core/domain/hit_query.h"
#include "ui/hits/query_values.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct QueryCompletion {
    Q_DECLARE_TR_FUNCTIONS(QueryCompletion)
};

struct Sign {
    QString sign;
    QString meaning;
};

QString shown(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

bool isSign(QChar c)
{
    return QStringLiteral(":<>~").contains(c);
}

/// The signs a field may be followed by, the likeliest first.
std::vector<Sign> signsOf(const HitFieldInfo &field)
{
    const Sign is{QStringLiteral(":"), QueryCompletion::tr("is")};
    const Sign contains{QStringLiteral("~"), QueryCompletion::tr("contains")};
    switch (field.kind) {
    case HitValueKind::number:
    case HitValueKind::duration:
    case HitValueKind::milliseconds:
        return {{QStringLiteral("<"), QueryCompletion::tr("less than")}, {QStringLiteral(">"), QueryCompletion::tr("more than")},
                {QStringLiteral("<="), QueryCompletion::tr("at most")}, {QStringLiteral(">="), QueryCompletion::tr("at least")}, is};
    case HitValueKind::date:
        return {{QStringLiteral(":"), QueryCompletion::tr("on that day (UTC)")}, {QStringLiteral(">="), QueryCompletion::tr("from")},
                {QStringLiteral("<"), QueryCompletion::tr("before")}};
    case HitValueKind::text:
        return {contains, {QStringLiteral("~/"), QueryCompletion::tr("matches a regular expression")}};
    case HitValueKind::name:
        return {is, contains};
    case HitValueKind::fieldName:
    case HitValueKind::word:
        return {is};
    }
    return {is};
}

QString hintOf(const HitFieldInfo &field)
{
    switch (field.kind) {
    case HitValueKind::number:
        return QueryCompletion::tr("a number");
    case HitValueKind::duration:
        return QueryCompletion::tr("a duration: 7d, 12h");
    case HitValueKind::milliseconds:
        return QueryCompletion::tr("a duration: 250ms, 2s");
    case HitValueKind::date:
        return QueryCompletion::tr("a day or a time");
    case HitValueKind::text:
        return QueryCompletion::tr("words of a text");
    case HitValueKind::name:
        return QueryCompletion::tr("a name, * for anything");
    case HitValueKind::word:
        return QueryCompletion::tr("one of a few words");
    case HitValueKind::fieldName:
        return QueryCompletion::tr("the name of a key field");
    }
    return {};
}

/// Where the term at the cursor begins: behind the last space or parenthesis that is in no quotes.
int termStart(const QString &query, int cursor)
{
    int start = 0;
    QChar open;
    for (int i = 0; i < cursor; ++i) {
        const QChar c = query[i];
        if (!open.isNull()) {
            if (c == QLatin1Char('\\'))
                ++i;
            else if (c == open)
                open = QChar();
        } else if (c == QLatin1Char('"') || (c == QLatin1Char('/') && i > 0 && query[i - 1] == QLatin1Char('~'))) {
            open = c;
        } else if (c.isSpace() || c == QLatin1Char('(') || (c == QLatin1Char('-') && i == start)) {
            start = i + 1;
        }
    }
    return start;
}

QString unquoted(QString value)
{
    if (!value.startsWith(QLatin1Char('"')))
        return value;
    value = value.mid(1);
    if (value.endsWith(QLatin1Char('"')))
        value.chop(1);
    return value.replace(QStringLiteral("\\\""), QStringLiteral("\"")).replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
}

void addMatching(FilterCompletion &out, const std::vector<QueryValue> &offered, const QString &typed, bool quote)
{
    // What begins so comes before what only holds it.
    for (const bool begins : {true, false}) {
        for (const QueryValue &one : offered) {
            const bool starts = one.value.startsWith(typed, Qt::CaseInsensitive);
            if (starts != begins || (!starts && !one.value.contains(typed, Qt::CaseInsensitive)))
                continue;
            out.candidates << (quote ? QString::fromStdString(quotedForQuery(one.value.toStdString())) : one.value);
            out.details << one.detail;
        }
    }
}

FilterCompletion completeName(int start, const QString &typed)
{
    FilterCompletion out{start, int(typed.size()), {}, {}};
    if (const HitFieldInfo *whole = hitQueryField(typed.toStdString())) {
        for (const Sign &sign : signsOf(*whole)) {
            out.candidates << typed + sign.sign;
            out.details << sign.meaning;
        }
        return out;
    }
    std::vector<QueryValue> names;
    for (const HitFieldInfo &field : hitQueryFields())
        names.push_back({shown(field.name) + signsOf(field).front().sign, hintOf(field)});
    addMatching(out, names, typed, false);
    return out;
}

} // namespace

FilterCompletion completeHitQuery(const HitTable &table, const FacetReport &counts, const QString &query, int cursor)
{
    const int start = termStart(query, cursor);
    const QString typed = query.mid(start, cursor - start);
    const bool quotedName = typed.startsWith(QLatin1Char('"'));
    const int nameEnd = quotedName ? int(typed.indexOf(QLatin1Char('"'), 1)) + 1 : int(std::find_if(typed.begin(), typed.end(), isSign) - typed.begin());
    if (nameEnd >= typed.size() || !isSign(typed[nameEnd]))
        return quotedName ? FilterCompletion() : completeName(start, typed);
    const HitFieldInfo *field = hitQueryField(unquoted(typed.left(nameEnd)).toStdString());
    if (!field || typed[nameEnd] == QLatin1Char('~'))
        return {};
    int valueAt = nameEnd + 1;
    if (valueAt < typed.size() && typed[valueAt] == QLatin1Char('='))
        ++valueAt;
    bool inQuotes = false;
    for (int i = valueAt; i < typed.size(); ++i) {
        inQuotes ^= typed[i] == QLatin1Char('"') && (i == 0 || typed[i - 1] != QLatin1Char('\\'));
        if (typed[i] == QLatin1Char(',') && !inQuotes)
            valueAt = i + 1;
    }
    const QString value = typed.mid(valueAt);
    FilterCompletion out{start + valueAt, int(value.size()), {}, {}};
    addMatching(out, queryValues(table, counts, *field), unquoted(value), true);
    // Nothing to add to what is written out.
    if (out.candidates.size() == 1 && out.candidates.front() == value)
        return {};
    return out;
}

} // namespace cacheloupe
