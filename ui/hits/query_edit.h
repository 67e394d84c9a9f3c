// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace cacheloupe {

/// A term of a query's text at its top level: where it stands, in QString units. Pure; any thread.
struct QueryPiece {
    int start = 0;
    int length = 0;
    bool operator==(const QueryPiece &) const = default;
};

/// The pieces between white space that is in no quotes, no regular expression and no parentheses.
std::vector<QueryPiece> queryPieces(const QString &query);

/// Values of the top-level term `field:a,b`, unquoted; empty when there is none or when it is negated.
QStringList chosenValues(const QString &query, const QString &field);

/// The query with exactly these values for `field`; no values takes the term away. What else the text says stays as it
/// was written; a query with OR at its top level is put in parentheses first.
QString withChosenValues(const QString &query, const QString &field, const QStringList &values);

/// The query without top-level comparisons of `field` (`served>…`), and with `term` put at the end unless it is empty.
QString withComparison(const QString &query, const QString &field, const QString &term);

/// The query with one more condition, behind what stands there; as it was when the condition is there already.
QString withTerm(const QString &query, const QString &term);

} // namespace cacheloupe
