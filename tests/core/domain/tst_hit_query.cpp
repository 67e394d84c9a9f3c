// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/domain/hit_query.h"
#include "core/domain/hit_query_regex.h"
#include "core/domain/hit_query_text.h"

#include <QTest>

using namespace cacheloupe;
using Expected = HitQueryError::Expected;
Q_DECLARE_METATYPE(HitQueryError)

namespace {

HitQuery parsed(std::string_view text)
{
    auto result = HitQuery::parse(text);
    if (const auto *error = std::get_if<HitQueryError>(&result)) {
        qWarning("column %zu, found %s", error->columnNumber, error->found.c_str());
        return HitQuery{HitQuery::Node::none, {}, {}};
    }
    return std::get<HitQuery>(result);
}

HitTerm term(std::string_view text)
{
    return parsed(text).term;
}

} // namespace

class TestHitQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyTextAcceptsAll()
    {
        QVERIFY(parsed("").acceptsAll());
        QVERIFY(parsed("  \t ").acceptsAll());
    }
    void termsAreJoinedByAnd()
    {
        const auto query = parsed("call_site:support.faq,billing kind:hit similarity<0.93");
        QCOMPARE(query.node, HitQuery::Node::all);
        QCOMPARE(query.children.size(), size_t(3));
        const auto &site = query.children[0].term;
        QCOMPARE(site.field, HitQueryField::callSite);
        QCOMPARE(site.names.size(), size_t(2));
        QVERIFY(site.names[1].matches("Billing"));
        QVERIFY(!site.names[1].matches("billing.eu"));
        QCOMPARE(query.children[2].term.compare, HitCompare::less);
        QCOMPARE(query.children[2].term.numbers.front(), 0.93);
        QCOMPARE(query.children[2].term.columnNumber, size_t(40));
    }
    void isWrittenAsItReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char *text, const char *written) { QTest::newRow(text) << QByteArray(text) << QByteArray(written); };
        row("", "");
        row("refund", R"("refund")");
        row("text:\"say \\\"hi\\\" \\\\\"", "\"say \\\"hi\\\" \\\\\"");
        row("a b OR (c OR d) -(e f)", R"("a" "b" OR ("c" OR "d") -("e" "f"))");
        row("(a b) --c", R"(("a" "b") --"c")");
        row("call_site:support.faq,\"a*\",b*,*c*", R"(call_site:support.faq,"a*",b*,*c*)");
        row("kind:HIT model:**", "kind:HIT model:**");
        row("similarity<=.93 line:1,2 age>1h30m latency:0.3,2s", "similarity<=0.93 line:1,2 age>5400 latency:0.3,2000");
        row("served:2026-11,2026-11-01", "served:2026-11,2026-11-01");
        row("served:\"2026-11-01 09:30\",2026-11-01T09:30:15+02:00,2026-11-01T09:30:15.0Z",
            "served:2026-11-01T09:30Z,2026-11-01T07:30:15Z,2026-11-01T09:30:15.000Z");
        row("query~/a\\/b\\\\\\/c/ note~\"/x\"", "query~/a\\/b\\\\\\/c/ note~\"/x\"");
        row("has:access.tenant,answer mismatch:access.role access.tenant:acme", "has:access.tenant,answer mismatch:access.role access.tenant:acme");
        row("id:\"a\rb\"", "id:\"a\rb\"");
    }
    void isWrittenAsItReads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        const std::string once = hitQueryText(parsed(text.toStdString()));
        QCOMPARE(QByteArray::fromStdString(once), written);
        QCOMPARE(hitQueryText(parsed(once)), once);
    }
    void nothingStandsForATerm()
    {
        for (const char *text : {"(-)", "()", "a (-)"})
            QVERIFY(std::holds_alternative<HitQueryError>(HitQuery::parse(text)));
    }
    void endlessDurationsAreNone()
    {
        for (const char *text : {"age>1e308w", "age>1e308d1e308d", "latency<1e400"})
            QVERIFY(std::holds_alternative<HitQueryError>(HitQuery::parse(text)));
    }
    void orBindsWeakerThanAnd()
    {
        const auto query = parsed("kind:hit age>7d OR -(kind:miss verdict:none)");
        QCOMPARE(query.node, HitQuery::Node::any);
        QCOMPARE(query.children[0].node, HitQuery::Node::all);
        QCOMPARE(query.children[1].node, HitQuery::Node::none);
        QCOMPARE(query.children[1].children[0].children.size(), size_t(2));
    }
    void wildcardsStandAtEitherEnd()
    {
        QVERIFY(term("model:gpt-4o*").names[0].matches("GPT-4o-mini"));
        QVERIFY(!term("model:gpt-4o*").names[0].matches("xgpt-4o"));
        QVERIFY(term("model:*mini").names[0].matches("gpt-4o-mini"));
        QVERIFY(term("model:*4o*").names[0].matches("gpt-4o-mini"));
        QVERIFY(term("model:\"a*\"").names[0].matches("a*"));
        QVERIFY(!term("model:\"a*\"").names[0].matches("ab"));
        QVERIFY(!term("model:*").names[0].matches(""));
    }
    void durationsHaveUnits()
    {
        QCOMPARE(term("age>7d").numbers.front(), 7 * 86400.0);
        QCOMPARE(term("ttl_left<1h").numbers.front(), 3600.0);
        QCOMPARE(term("ttl:90s").numbers.front(), 90.0);
        QCOMPARE(term("ttl>=1h30m").numbers.front(), 5400.0);
        QCOMPARE(term("age<=120").numbers.front(), 120.0);
        QCOMPARE(term("latency>250").numbers.front(), 250.0);
        QCOMPARE(term("latency>2s").numbers.front(), 2000.0);
        QCOMPARE(term("latency>15ms").numbers.front(), 15.0);
    }
    void datesAreWholeDays()
    {
        const auto day = term("served:2026-11-03").times.front();
        QCOMPARE(formatInstant(day.from), std::string("2026-11-03T00:00:00Z"));
        QCOMPARE(formatInstant(day.to), std::string("2026-11-04T00:00:00Z"));
        QCOMPARE(formatInstant(term("served:2026-12").times.front().to), std::string("2027-01-01T00:00:00Z"));
        const auto minute = term("served<2026-11-03T09:30").times.front();
        QCOMPARE(formatInstant(minute.to), std::string("2026-11-03T09:31:00Z"));
    }
    void textConditions()
    {
        QCOMPARE(term("\"exact phrase\"").text, std::string("exact phrase"));
        QCOMPARE(term("\"exact phrase\"").field, HitQueryField::anyText);
        QCOMPARE(term("refund").text, std::string("refund"));
        QCOMPARE(term("well-known").text, std::string("well-known"));
        QCOMPARE(term("answer~refund").field, HitQueryField::answer);
        QCOMPARE(term("query~\"two words\"").text, std::string("two words"));
        const auto regex = term("query~/re(fund|turn) \\/x/");
        QCOMPARE(regex.compare, HitCompare::regex);
        QCOMPARE(regex.text, std::string("re(fund|turn) /x"));
        QCOMPARE(term("call_site~faq").compare, HitCompare::contains);
    }
    void keyFieldsByNameAndState()
    {
        QCOMPARE(term("access.tenant:acme").keyField, KeyField::accessTenant);
        QCOMPARE(term("has:access.tenant").keyFields.front(), KeyField::accessTenant);
        QCOMPARE(parsed("-has:access.policy_version").children[0].term.field, HitQueryField::has);
        QCOMPARE(term("mismatch:access.role,access.tenant").keyFields.size(), size_t(2));
        QCOMPARE(term("has:answer").names.front().text, std::string("answer"));
        QCOMPARE(term("\"access.tenant\":\"a b\"").keyField, KeyField::accessTenant);
        QCOMPARE(term("\"similarity\"<0.9").numbers.front(), 0.9);
        QCOMPARE(term("\"access.tenant\"").field, HitQueryField::anyText);
        for (const auto field : allKeyFields())
            QCOMPARE(term(std::string(keyFieldName(field)) + ":x").keyField, field);
    }
    void everyFieldOfTheDesignIsKnown()
    {
        for (const char *text : {"verdict:none", "suspicion>0.5", "layer:final_response", "match:semantic", "followup:retry", "flag:bad", "user:u1",
                                 "session:s1", "id:abc", "source:hits.jsonl", "line:12", "saved>0.01", "cost<1", "threshold:0.9", "note~price"})
            QVERIFY2(parsed(text).node == HitQuery::Node::term, text);
        QVERIFY(hitQueryFields().size() > kKeyFieldCount + 20);
        QCOMPARE(hitQueryField("age")->kind, HitValueKind::duration);
        QVERIFY(!hitQueryField("nonsense"));
    }
    void errorsPointAtTheColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *text, int column, Expected expected) { QTest::newRow(text) << QByteArray(text) << column << int(expected); };
        row("kind:hit colour:red", 10, Expected::fieldName);
        row("\"colour\":red", 1, Expected::fieldName);
        row("kind:blue", 6, Expected::word);
        row("similarity<high", 12, Expected::number);
        row("similarity<", 12, Expected::number);
        row("age>7parsecs", 5, Expected::duration);
        row("served>yesterday", 8, Expected::date);
        row("has:colour", 5, Expected::keyFieldName);
        row("mismatch:answer", 10, Expected::keyFieldName);
        row("model:", 7, Expected::value);
        row("model:a,,b", 9, Expected::value);
        row("(kind:hit", 1, Expected::closingParenthesis);
        row("kind:hit)", 9, Expected::term);
        row("kind:hit OR", 12, Expected::term);
        row("OR kind:hit", 1, Expected::term);
        row("- kind:hit", 2, Expected::term);
        row("\"open", 1, Expected::closingQuote);
        row("query~/open", 7, Expected::closingSlash);
        row("query~//", 8, Expected::regex);
        row("query~/(/", 8, Expected::regex);
        row("query~/ab(c[d)/", 12, Expected::regex);
        row("query~/(a|b)(c/", 13, Expected::regex);
        row("query~/[[:alpha:]]+[z-a]/", 21, Expected::regex);
        row("query~/a\\/b(c/", 12, Expected::regex);
        row("query~/a{1,900}{1,900}/", 9, Expected::regex);
        row("model<3", 6, Expected::comparison);
        row("similarity~x", 11, Expected::comparison);
        row("\xC3\xA4\xC3\xB6 kind:blue", 9, Expected::word);
    }
    void errorsPointAtTheColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, column);
        QFETCH(int, expected);
        const auto result = HitQuery::parse(text.toStdString());
        const auto *error = std::get_if<HitQueryError>(&result);
        QVERIFY(error);
        QCOMPARE(int(error->expected), expected);
        QCOMPARE(int(error->columnNumber), column);
        const auto asError = toError(*error);
        QCOMPARE(asError.reason, ErrorReason::badQuery);
        QCOMPARE(asError.where, "column " + std::to_string(column));
    }
    void nestingHasALimit()
    {
        const auto result = HitQuery::parse(std::string(100000, '(') + "x");
        QVERIFY(std::holds_alternative<HitQueryError>(result));
        QVERIFY(std::holds_alternative<HitQueryError>(HitQuery::parse(std::string(100000, '-') + "x")));
    }
    void anyBytesAreAnswered()
    {
        static constexpr std::string_view pieces[] = {"kind:", "hit", "OR", "-", "(", ")", "\"", " ", "~", "/", "<", ">", "=", ",", "*", "age", "7d", "\\", "{9}", "\xFF", "[", "has:"};
        Random random(7);
        for (int i = 0; i < 20000; ++i) {
            std::string text;
            for (std::uint64_t n = random.below(9); n > 0; --n)
                text += pieces[random.below(std::size(pieces))];
            const auto result = HitQuery::parse(text);
            if (const auto *error = std::get_if<HitQueryError>(&result))
                QVERIFY(error->columnNumber >= 1 && error->columnNumber <= text.size() + 1);
        }
    }
    void quotedValuesReadBack()
    {
        for (const std::string value : {"plain", "two words", "a\"b\\c", "a,b", "OR", "-x", "x*", "a:b"})
            QCOMPARE(term("model:" + quotedForQuery(value)).names.front().written, value);
    }
    void regexKnowsDigitsAndNulBytes()
    {
        const auto regex = HitQueryRegex::compile("\\d{3}[\\d-]x");
        QVERIFY(regex.ok());
        QVERIFY(regex->isFoundIn("ab 123-X"));
        QVERIFY(!regex->isFoundIn("ab 12-x"));
        QVERIFY(regex->isFoundIn(std::string_view("a\0b1234x", 8)));
        QVERIFY(!regex->isFoundIn({}));
        QVERIFY(!HitQueryRegex::compile("").ok());
    }
    void regexKnowsLetters()
    {
        // Neither shares a letter with the other, only the shape of some bytes.
        QVERIFY(!HitQueryRegex::compile("П")->isFoundIn("thanks 🙂"));
        QVERIFY(!HitQueryRegex::compile("Ã")->isFoundIn("カツ"));
        QVERIFY(HitQueryRegex::compile("^.ckerstra[ß]e$")->isFoundIn("ÄCKERSTRAßE"));
        QVERIFY(HitQueryRegex::compile("возврат")->isFoundIn("Возврат"));
        QVERIFY(HitQueryRegex::compile("refund")->isFoundIn("\xff\xfe refund \xc3"));
        QVERIFY(!HitQueryRegex::compile("\xff").ok());
    }
    void regexIsRefusedBeforeItGrows_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<bool>("taken");
        const auto row = [](const QByteArray &pattern, bool taken) { QTest::newRow(pattern.left(40)) << pattern << taken; };
        row("a" + QByteArray(30, '+'), false);
        row(QByteArray(30, '(') + "a" + QByteArray("+)").repeated(30), true);
        row("(ab|c){250}", true);
        row("(ab|c){1001}", false);
        row("(a{30}){30}", true);
        row("(a{40}){40}", false);
        row("a{10}{10}{10}{10}", false);
        row(QByteArray("(a?b?c?d?e?f?g?h?i?j?k?l?m?n?o?p?q?r?s?t?u?v?w?x?y?z?){1000}").repeated(8), false);
        row(QByteArray(501, 'a'), false);
        row("[+{900}]{9}(refund|turn)+", true);
        row("(a*)*\\1x", false);
        row("\\d{4}-\\d{2}-\\d{2}", true);
    }
    void regexIsRefusedBeforeItGrows()
    {
        QFETCH(QByteArray, pattern);
        const auto regex = HitQueryRegex::compile(pattern.toStdString());
        QTEST(regex.ok(), "taken");
        if (regex.ok())
            QVERIFY(!regex->isFoundIn(std::string(100000, '-')));
    }
};

QTEST_APPLESS_MAIN(TestHitQuery)
#include "tst_hit_query.moc"
