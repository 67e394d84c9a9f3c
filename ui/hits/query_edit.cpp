// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_edit.h"

#include "core/domain/hit_query.h"

namespace cacheloupe {

namespace {

/// Position behind the quoted text that begins at `at`.
int behindQuoted(const QString &text, int at, QChar quote)
{
    int i = at + 1;
    while (i < text.size() && text[i] != quote)
        i += text[i] == QLatin1Char('\\') ? 2 : 1;
    return std::min(i + 1, int(text.size()));
}

QString pieceText(const QString &query, const QueryPiece &piece)
{
    return query.mid(piece.start, piece.length);
}

bool hasOr(const QString &query, const std::vector<QueryPiece> &pieces)
{
    return std::any_of(pieces.begin(), pieces.end(), [&](const QueryPiece &piece) { return pieceText(query, piece) == QLatin1String("OR"); });
}

/// The text without the pieces that `drops` names, single spaces between the rest.
template <typename Drops>
QStringList keptPieces(const QString &query, Drops drops)
{
    QStringList kept;
    const auto pieces = queryPieces(query);
    if (hasOr(query, pieces))
        return {QLatin1Char('(') + query.trimmed() + QLatin1Char(')')};
    for (const QueryPiece &piece : pieces) {
        const QString text = pieceText(query, piece);
        if (!drops(text))
            kept << text;
    }
    return kept;
}

QStringList splitValues(const QString &list)
{
    QStringList values;
    int at = 0;
    while (at < list.size()) {
        QString value;
        if (list[at] == QLatin1Char('"')) {
            const int end = behindQuoted(list, at, QLatin1Char('"'));
            for (int i = at + 1; i < end - 1; ++i) {
                if (list[i] == QLatin1Char('\\') && i + 1 < end - 1)
                    ++i;
                value += list[i];
            }
            at = end;
        } else {
            const int comma = int(list.indexOf(QLatin1Char(','), at));
            const int end = comma < 0 ? int(list.size()) : comma;
            value = list.mid(at, end - at);
            at = end;
        }
        if (!value.isEmpty())
            values << value;
        ++at;
    }
    return values;
}

} // namespace

std::vector<QueryPiece> queryPieces(const QString &query)
{
    std::vector<QueryPiece> pieces;
    int start = -1;
    int depth = 0;
    int i = 0;
    const auto end = [&](int at) {
        if (start >= 0)
            pieces.push_back({start, at - start});
        start = -1;
    };
    while (i < query.size()) {
        const QChar c = query[i];
        if (c.isSpace() && depth == 0) {
            end(i++);
            continue;
        }
        if (start < 0 && !c.isSpace())
            start = i;
        const bool regex = c == QLatin1Char('/') && i > 0 && query[i - 1] == QLatin1Char('~');
        if (c == QLatin1Char('"') || regex) {
            i = behindQuoted(query, i, c);
            continue;
        }
        depth += c == QLatin1Char('(') ? 1 : 0;
        depth -= c == QLatin1Char(')') && depth > 0 ? 1 : 0;
        ++i;
    }
    end(int(query.size()));
    return pieces;
}

QStringList chosenValues(const QString &query, const QString &field)
{
    const auto pieces = queryPieces(query);
    if (hasOr(query, pieces))
        return {};
    const QString prefix = field + QLatin1Char(':');
    for (const QueryPiece &piece : pieces) {
        const QString text = pieceText(query, piece);
        if (text.startsWith(prefix))
            return splitValues(text.mid(prefix.size()));
    }
    return {};
}

QString withChosenValues(const QString &query, const QString &field, const QStringList &values)
{
    const QString prefix = field + QLatin1Char(':');
    QStringList pieces = keptPieces(query, [&](const QString &text) { return text.startsWith(prefix); });
    QStringList quoted;
    for (const QString &value : values)
        quoted << QString::fromStdString(quotedForQuery(value.toStdString()));
    if (!quoted.isEmpty())
        pieces << prefix + quoted.join(QLatin1Char(','));
    return pieces.join(QLatin1Char(' '));
}

QString withComparison(const QString &query, const QString &field, const QString &term)
{
    QStringList pieces = keptPieces(query, [&](const QString &text) {
        return text.startsWith(field) && text.size() > field.size() && QStringLiteral("<>:=").contains(text[field.size()]);
    });
    if (!term.isEmpty())
        pieces << term;
    return pieces.join(QLatin1Char(' '));
}

QString withTerm(const QString &query, const QString &term)
{
    QStringList pieces = keptPieces(query, [&](const QString &text) { return text == term; });
    pieces << term;
    return pieces.join(QLatin1Char(' '));
}

} // namespace cacheloupe
