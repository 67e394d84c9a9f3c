// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/key_fields.h"
#include "core/hitlog/lookup_line.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace cacheloupe;

namespace {

LookupLine lineOf(std::string line, std::int64_t timeMs = kAbsentTime)
{
    const size_t length = line.size();
    line.resize(length + 64);
    return LookupLineReader().read(std::string_view(line).substr(0, length), timeMs);
}

constexpr std::uint32_t kModel = 1u << unsigned(KeyField::routeModel);
constexpr std::uint32_t kProvider = 1u << unsigned(KeyField::routeProvider);

} // namespace

class TestLookupLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatDecisionsAsk()
    {
        const auto line = lineOf(R"({"event":"hit","key":"k","query":"Q","cached_query":"\u0051","cacheable":false,"similarity":0.95,"params":{"x":{"temperature":2},"temperature":0.3},)"
                                 R"("model":"m","provider":"p","key_epoch":1,"entry":{"id":"e","age_s":12.5,"key_epoch":3,"fields":{"route.model":"n","route.provider":"p"}}})");
        QCOMPARE(line.similarity, 0.95);
        QCOMPARE(line.ageS, 12.5);
        QCOMPARE(line.temperature, 0.3);
        QCOMPARE(line.keyEpoch, 3.0);
        QVERIFY(line.key != 0 && line.entry != 0 && line.key != line.entry);
        QVERIFY(line.notCacheable && line.namesEntry && line.sameQuestion && !line.hasCreation);
        QCOMPARE(line.standIns, kModel | kProvider);
        QCOMPARE(line.standInsDiffer, kModel);
    }
    void absentIsNothing()
    {
        const auto line = lineOf(R"({"event":"miss","key":null,"cacheable":null,"params":null,"query":"","cached_query":"","model":"","entry":{"id":null,"age_s":"old","fields":null}})");
        for (const double number : {line.similarity, line.ageS, line.temperature, line.keyEpoch})
            QVERIFY(std::isnan(number));
        QCOMPARE(line.key | line.entry | line.standIns, std::uint64_t(0));
        QVERIFY(!line.notCacheable && !line.namesEntry && !line.sameQuestion);
    }
    void theAgeComesFromTheCreationWhereItIsNotLogged()
    {
        constexpr std::int64_t kNoon = 1793620800000;
        const auto created = lineOf(R"({"entry":{"created_at":"2026-11-02T11:00:00.5Z"}})", kNoon);
        QVERIFY(created.hasCreation);
        QCOMPARE(created.ageS, 3599.5);
        const auto generated = lineOf(R"({"entry":{"created_at":"never","fields":{"freshness.generated_at":"2026-11-02T11:59:00Z"}}})", kNoon);
        QVERIFY(!generated.hasCreation);
        QCOMPARE(generated.ageS, 60.0);
        QVERIFY(std::isnan(lineOf(R"({"entry":{"created_at":"2026-11-02T11:00:00Z"}})").ageS));
    }
    void escapesAndIllFormedBytesDoNotMatter()
    {
        QCOMPARE(lineOf(R"({"key":"caf\u00e9"})").key, lineOf("{\"key\":\"caf\xC3\xA9\"}").key);
        const auto bad = lineOf("{\"key\":\"k\",\"answer\":\"\xC3 bad\",\"entry\":{\"id\":\"e\",\"age_s\":5}}");
        QCOMPARE(bad.ageS, 5.0);
        QCOMPARE(bad.key, lineOf(R"({"key":"k"})").key);
        QVERIFY(std::isnan(lineOf("no json at all").ageS));
    }
    void longNumbersAreExact()
    {
        QCOMPARE(lineOf(R"({"similarity":0.95000000000000000000000001})").similarity, 0.95);
        QCOMPARE(lineOf(R"({"params":{"temperature":"0.7"}})").temperature, 0.7);
    }
};

QTEST_APPLESS_MAIN(TestLookupLine)
#include "tst_lookup_line.moc"
