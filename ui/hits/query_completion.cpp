// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_completion.h"

#include "core/domain/hit_query.h"
#include "core/hitlog/hit_table.h"
#include "ui/hits/query_edit.h"

namespace cacheloupe {

namespace {

constexpr qsizetype kMostCandidates = 200;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

void addNames(const StringDictionary &names, QStringList &out)
{
    for (std::uint32_t code = 1; code < names.size() && out.size() < kMostCandidates; ++code)
        out << QString::fromStdString(quotedForQuery(names.name(code)));
}

const StringDictionary *dictionaryOf(const HitTable &table, const HitFieldInfo &field)
{
    switch (field.field) {
    case HitQueryField::callSite:
        return &table.names().callSites;
    case HitQueryField::model:
        return &table.names().models;
    case HitQueryField::layer:
        return &table.names().layers;
    case HitQueryField::followup:
        return &table.names().followups;
    case HitQueryField::flag:
        return &table.names().flags;
    case HitQueryField::keyField:
        return field.name == keyFieldName(KeyField::accessTenant) ? &table.names().tenants : nullptr;
    default:
        return nullptr;
    }
}

QStringList valuesOf(const HitTable &table, const HitFieldInfo &field)
{
    QStringList values;
    if (const StringDictionary *names = dictionaryOf(table, field))
        addNames(*names, values);
    for (const std::string_view word : field.words)
        values << text(word);
    if (field.kind == HitValueKind::fieldName) {
        for (const KeyField name : allKeyFields())
            values << text(keyFieldName(name));
    }
    values.removeDuplicates();
    values.sort(Qt::CaseInsensitive);
    return values;
}

/// `call_site:` for names, `similarity<` for numbers: what is written next.
QString nameCandidate(const HitFieldInfo &field)
{
    switch (field.kind) {
    case HitValueKind::number:
    case HitValueKind::duration:
    case HitValueKind::milliseconds:
        return text(field.name) + QLatin1Char('<');
    case HitValueKind::date:
        return text(field.name) + QLatin1Char('>');
    case HitValueKind::text:
        return text(field.name) + QLatin1Char('~');
    default:
        return text(field.name) + QLatin1Char(':');
    }
}

QStringList matching(const QStringList &candidates, const QString &typed)
{
    QStringList begins;
    QStringList holds;
    for (const QString &candidate : candidates) {
        if (candidate.startsWith(typed, Qt::CaseInsensitive))
            begins << candidate;
        else if (candidate.contains(typed, Qt::CaseInsensitive))
            holds << candidate;
    }
    return begins + holds;
}

} // namespace

FilterCompletion completeHitQuery(const HitTable &table, const QString &query, int cursor)
{
    int start = cursor;
    for (const QueryPiece &piece : queryPieces(query)) {
        if (piece.start <= cursor && cursor <= piece.start + piece.length)
            start = piece.start;
    }
    while (start < cursor && (query[start] == QLatin1Char('-') || query[start] == QLatin1Char('(')))
        ++start;
    const QString typed = query.mid(start, cursor - start);
    const int colon = int(typed.indexOf(QLatin1Char(':')));
    if (colon < 0) {
        QStringList names;
        for (const HitFieldInfo &field : hitQueryFields())
            names << nameCandidate(field);
        return {start, int(typed.size()), matching(names, typed)};
    }
    const HitFieldInfo *field = hitQueryField(typed.left(colon).toStdString());
    if (!field)
        return {};
    const int valueAt = std::max(colon, int(typed.lastIndexOf(QLatin1Char(',')))) + 1;
    const QString value = typed.mid(valueAt);
    return {start + valueAt, int(value.size()), matching(valuesOf(table, *field), value)};
}

} // namespace cacheloupe
