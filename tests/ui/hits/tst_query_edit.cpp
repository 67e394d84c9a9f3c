// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_edit.h"

#include "core/domain/hit_query.h"
#include "core/hitlog/hit_table.h"
#include "ui/hits/group_query.h"
#include "ui/hits/query_completion.h"
#include "ui/hits/query_error_text.h"
#include "ui/hits/time_preset.h"

#include <QLocale>
#include <QTest>

using namespace cacheloupe;

/// Facets and presets write into the query's text without harming what stands there.
class TestQueryEdit : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("TZ", "UTC"); }
private Q_SLOTS:
    void splitsAtTheTopLevel();
    void readsAndWritesValues_data();
    void readsAndWritesValues();
    void keepsWhatElseIsWritten();
    void putsAlternativesInParentheses();
    void replacesComparisons();
    void completesNamesAndValues();
    void completesSignsCountsAndQuotes();
    void groupsBecomeQueries();
    void presetsFollowTheCalendar();
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
    auto names = completeHitQuery(table, {}, QStringLiteral("x simi"), 6);
    QCOMPARE(names.start, 2);
    QCOMPARE(names.length, 4);
    QVERIFY(names.candidates.contains(QStringLiteral("similarity<")));
    auto sites = completeHitQuery(table, {}, QStringLiteral("call_site:sup"), 13);
    QCOMPARE(sites.start, 10);
    QCOMPARE(sites.candidates, QStringList{QStringLiteral("support.faq")});
    auto second = completeHitQuery(table, {}, QStringLiteral("call_site:a,"), 12);
    QCOMPARE(second.start, 12);
    QVERIFY(second.candidates.contains(QStringLiteral("\"two words\"")));
    QVERIFY(completeHitQuery(table, {}, QStringLiteral("verdict:"), 8).candidates.contains(QStringLiteral("stale")));
    QVERIFY(completeHitQuery(table, {}, QStringLiteral("-mismatch:acc"), 13).candidates.contains(QStringLiteral("access.role")));
}

void TestQueryEdit::completesSignsCountsAndQuotes()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    HitTable table;
    FacetReport counts;
    counts.counts[size_t(Facet::callSite)] = {{"support.faq", 1234}, {"two words", 7}};
    counts.names[0] = {{"acme", 3}};
    auto sample = std::make_shared<KeyFieldSample>();
    (*sample)[size_t(KeyField::accessRole)] = {"viewer", "admin"};
    counts.keyValues = sample;
    const auto complete = [&](const char *text) {
        const QString query = QString::fromUtf8(text);
        return completeHitQuery(table, counts, query, int(query.size()));
    };
    // Behind a whole name stand the signs it may have, with their meaning.
    const auto signs = complete("similarity");
    QCOMPARE(signs.candidates.constFirst(), QStringLiteral("similarity<"));
    QVERIFY(signs.candidates.contains(QStringLiteral("similarity>=")));
    QCOMPARE(signs.details.constFirst(), QStringLiteral("less than"));
    const auto sites = complete("call_site:");
    QCOMPARE(sites.candidates, QStringList({QStringLiteral("support.faq"), QStringLiteral("\"two words\"")}));
    QCOMPARE(sites.details, QStringList({QStringLiteral("1,234"), QStringLiteral("7")}));
    // Inside quotes, behind a quoted name, in parentheses and behind OR.
    QCOMPARE(complete("call_site:\"two w").candidates, QStringList{QStringLiteral("\"two words\"")});
    QCOMPARE(complete("\"access.tenant\":a").candidates, QStringList{QStringLiteral("acme")});
    QCOMPARE(complete("access.role:").candidates, QStringList({QStringLiteral("viewer"), QStringLiteral("admin")}));
    const auto nested = complete("(kind:hit OR call_site:sup");
    QCOMPARE(nested.start, 23);
    QCOMPARE(nested.candidates, QStringList{QStringLiteral("support.faq")});
    QVERIFY(complete("age<").candidates.contains(QStringLiteral("7d")));
    QVERIFY(complete("call_site:support.faq").candidates.isEmpty());
    QVERIFY(complete("query~re").candidates.isEmpty());
    // Whatever is offered can be read.
    for (const QString &candidate : complete("verdict:").candidates)
        QVERIFY(std::holds_alternative<HitQuery>(HitQuery::parse("verdict:" + candidate.toStdString())));
}

void TestQueryEdit::groupsBecomeQueries()
{
    HitGroup group;
    group.key = {"two words", "", "2026-11-02", "2026-11-02T09"};
    const HitGroupKey keys[] = {HitGroupKey::callSite, HitGroupKey::model, HitGroupKey::day, HitGroupKey::hour};
    const QString query = groupQuery(group, keys, QStringLiteral("kind:hit call_site:a served>2026-11-01"));
    QCOMPARE(query, QStringLiteral("kind:hit served>2026-11-01 call_site:\"two words\" -has:model served:2026-11-02 served>=2026-11-02T09:00Z served<=2026-11-02T09:59Z"));
    const auto parsed = HitQuery::parse(query.toStdString());
    QVERIFY(std::holds_alternative<HitQuery>(parsed));
}

void TestQueryEdit::presetsFollowTheCalendar()
{
    const Instant now = *parseInstant("2026-11-05T10:20:30Z"); // a Thursday
    const Instant end = *parseInstant("2026-10-31T23:59:59Z");
    QCOMPARE(timePresetTerm(TimePreset::lastHour, now, end), QStringLiteral("served>=2026-11-05T09:20Z"));
    QCOMPARE(timePresetTerm(TimePreset::today, now, end), QStringLiteral("served>=2026-11-05"));
    QCOMPARE(timePresetTerm(TimePreset::yesterday, now, end), QStringLiteral("served:2026-11-04"));
    QCOMPARE(timePresetTerm(TimePreset::last7Days, now, end), QStringLiteral("served>=2026-10-30"));
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(timePresetTerm(TimePreset::thisWeek, now, end), QStringLiteral("served>=2026-11-02"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(timePresetTerm(TimePreset::logDay, now, end), QStringLiteral("served>=2026-10-31"));
    QVERIFY(timePresetTerm(TimePreset::logHour, now, {}).isEmpty());
    for (const TimePreset preset : kCalendarPresets)
        QVERIFY(std::holds_alternative<HitQuery>(HitQuery::parse(timePresetTerm(preset, now, end).toStdString())));
    QCOMPARE(servedTerm(parseInstant("2026-11-01T23:00:00Z"), parseInstant("2026-11-02T23:00:00Z")), QStringLiteral("served>=2026-11-01T23:00Z served<2026-11-02T23:00Z"));
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
