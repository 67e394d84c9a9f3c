// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_facts.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace cacheloupe;

namespace {

LineFacts factsOf(std::string line)
{
    const size_t length = line.size();
    line.resize(length + 64);
    return LineFactsReader().read(std::string_view(line).substr(0, length));
}

} // namespace

class TestLineFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatScansCompare()
    {
        const auto facts = factsOf(R"({"event":"hit","key":"k","query":"Q?","cached_query":"q","answer":"a","user":"u","session":"s","cacheable":false,)"
                                   R"("params":{"top_p":1,"temperature": 0.7},"model":"m","provider":"p","fields":{"access.tenant":"acme"},)"
                                   R"("entry":{"id":"e","fields":{"access.tenant":"globex"}}})");
        for (const auto hash : {facts.key, facts.entry, facts.user, facts.session, facts.question, facts.answer, facts.rest})
            QVERIFY(hash != 0);
        QCOMPARE(facts.question, facts.answered);
        QCOMPARE(facts.temperature, 0.7f);
        QVERIFY(facts.caller == CallerSays::notCacheable);
        QVERIFY(facts.asked.of(KeyField::accessTenant) != 0 && facts.stored.of(KeyField::accessTenant) != 0);
        QVERIFY(facts.asked.of(KeyField::accessTenant) != facts.stored.of(KeyField::accessTenant));
        QVERIFY(facts.asked.of(KeyField::routeModel) != 0 && facts.asked.of(KeyField::routeProvider) != 0);
    }
    void absentIsNothing()
    {
        const auto facts = factsOf(R"({"event":"hit","key":null,"params":null,"fields":{"access.role":null},"entry":null})");
        QCOMPARE(facts.key | facts.entry | facts.user | facts.question | facts.rest | facts.asked.all | facts.stored.all, std::uint64_t(0));
        QVERIFY(std::isnan(facts.temperature));
        QVERIFY(facts.caller == CallerSays::nothing);
    }
    void escapesAndOrderDoNotMatter()
    {
        const auto plain = factsOf("{\"query\":\"caf\xC3\xA9  Z\xC3\xBCrich\",\"fields\":{\"access.tenant\":\"\xC3\xA9\",\"access.role\":\"r\"}}");
        const auto escaped = factsOf(R"({"fields":{"access.role":"r","access.tenant":"\u00e9"},"query":"Caf\u00e9 Z\u00fcrich?"})");
        QCOMPARE(plain.question, escaped.question);
        QCOMPARE(plain.asked.all, escaped.asked.all);
        QCOMPARE(plain.asked.of(KeyField::accessTenant), escaped.asked.of(KeyField::accessTenant));
        QCOMPARE(plain.question, questionHash("CAF\xC3\xA9 Z\xC3\xBCrich ?"));
        QVERIFY(questionHash("1.5 l") != questionHash("15 l"));
    }
    void aLoggedRouteStandsAboveTheModel()
    {
        const auto both = factsOf(R"({"model":"other","fields":{"route.model":"m"}})");
        const auto later = factsOf(R"({"fields":{"route.model":"m"},"model":"other"})");
        const auto alone = factsOf(R"({"model":"m"})");
        QCOMPARE(both.asked.of(KeyField::routeModel), alone.asked.of(KeyField::routeModel));
        QCOMPARE(later.asked.of(KeyField::routeModel), alone.asked.of(KeyField::routeModel));
    }
    void brokenLinesAreEmptyNotFatal()
    {
        QCOMPARE(factsOf("{\"key\":").key, std::uint64_t(0));
        QCOMPARE(factsOf("[]").key, std::uint64_t(0));
        QVERIFY(factsOf("{\"key\":\"\xFF\xFE k\"}").key != 0);
    }
};

QTEST_GUILESS_MAIN(TestLineFacts)
#include "tst_line_facts.moc"
