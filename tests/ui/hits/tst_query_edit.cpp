// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_edit.h"

#include "core/domain/hit_query.h"
#include "core/hitlog/hit_table.h"
#include "ui/hits/query_completion.h"
#include "ui/hits/query_error_text.h"

#include <QTest>

using namespace cacheloupe;

/// Facets and presets write into the query's text without harming what stands there.
class TestQueryEdit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsAtTheTopLevel();
    void readsAndWritesValues_data();
    void readsAndWritesValues();
    void keepsWhatElseIsWritten();
    void putsAlternativesInParentheses();
    void replacesComparisons();
    void completesNamesAndValues();
    void findsTheColumnBehindWideCharacters();
};

void TestQueryEdit::splitsAtTheTopLevel()
{
    const QString query = QStringLiteral("a \"b c\" (d OR e) query~/f g/ call_site:\"h \\\" i\"");
    QStringList texts;
    for (const QueryPiece &piece : queryPieces(query))
        texts << query.mid(piece.start, piece.length);
    QCOMPARE(texts, QStringList({QStringLiteral("a"), QStringLiteral("\"b c\""), QStringLiteral("(d OR e)"), QStringLiteral("query~/f g/"),
                                 QStringLiteral("call_site:\"h \\\" i\"")}));
}

void TestQueryEdit::readsAndWritesValues_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::newRow("one") << QStringList{QStringLiteral("billing")};
    QTest::newRow("two") << QStringList{QStringLiteral("billing"), QStringLiteral("support.faq")};
    QTest::newRow("space and comma") << QStringList{QStringLiteral("a b"), QStringLiteral("c,d")};
    QTest::newRow("quote and backslash") << QStringList{QStringLiteral("say \"hi\""), QStringLiteral("back\\slash x")};
    QTest::newRow("not ASCII") << QStringList{QStringLiteral("Rückfragen"), QStringLiteral("日本")};
}

void TestQueryEdit::readsAndWritesValues()
{
    QFETCH(QStringList, values);
    const QString query = withChosenValues(QStringLiteral("refund"), QStringLiteral("call_site"), values);
    QCOMPARE(chosenValues(query, QStringLiteral("call_site")), values);
    QVERIFY(std::holds_alternative<HitQuery>(HitQuery::parse(query.toStdString())));
    QCOMPARE(withChosenValues(query, QStringLiteral("call_site"), {}), QStringLiteral("refund"));
}

void TestQueryEdit::keepsWhatElseIsWritten()
{
    const QString query = QStringLiteral("-has:access.tenant call_site:a \"exact phrase\"");
    QCOMPARE(withChosenValues(query, QStringLiteral("call_site"), {QStringLiteral("b")}), QStringLiteral("-has:access.tenant \"exact phrase\" call_site:b"));
    QCOMPARE(chosenValues(QStringLiteral("-call_site:a"), QStringLiteral("call_site")), QStringList());
}

void TestQueryEdit::putsAlternativesInParentheses()
{
    QCOMPARE(withChosenValues(QStringLiteral("a OR b"), QStringLiteral("kind"), {QStringLiteral("hit")}), QStringLiteral("(a OR b) kind:hit"));
    QCOMPARE(chosenValues(QStringLiteral("kind:hit OR b"), QStringLiteral("kind")), QStringList());
}

void TestQueryEdit::replacesComparisons()
{
    QCOMPARE(withComparison(QStringLiteral("served>2026-11-01 x served<2026-11-05"), QStringLiteral("served"), QStringLiteral("served>=2026-11-07")),
             QStringLiteral("x served>=2026-11-07"));
}

void TestQueryEdit::completesNamesAndValues()
{
    HitTable table;
    table.names().callSites.code("support.faq");
    table.names().callSites.code("two words");
    auto names = completeHitQuery(table, QStringLiteral("x simi"), 6);
    QCOMPARE(names.start, 2);
    QCOMPARE(names.length, 4);
    QVERIFY(names.candidates.contains(QStringLiteral("similarity<")));
    auto sites = completeHitQuery(table, QStringLiteral("call_site:sup"), 13);
    QCOMPARE(sites.start, 10);
    QCOMPARE(sites.candidates, QStringList{QStringLiteral("support.faq")});
    auto second = completeHitQuery(table, QStringLiteral("call_site:a,"), 12);
    QCOMPARE(second.start, 12);
    QVERIFY(second.candidates.contains(QStringLiteral("\"two words\"")));
    QVERIFY(completeHitQuery(table, QStringLiteral("verdict:"), 8).candidates.contains(QStringLiteral("stale")));
    QVERIFY(completeHitQuery(table, QStringLiteral("-mismatch:acc"), 13).candidates.contains(QStringLiteral("access.role")));
}

void TestQueryEdit::findsTheColumnBehindWideCharacters()
{
    const QString query = QStringLiteral("😀 foo:x");
    const auto parsed = HitQuery::parse(query.toStdString());
    const auto *error = std::get_if<HitQueryError>(&parsed);
    QVERIFY(error);
    QCOMPARE(error->columnNumber, size_t(3));
    QCOMPARE(queryErrorColumn(*error, query), 3);
    QVERIFY(queryErrorText(*error).contains(QStringLiteral("foo")));
}

QTEST_GUILESS_MAIN(TestQueryEdit)
#include "tst_query_edit.moc"
