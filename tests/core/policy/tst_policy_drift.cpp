// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_drift.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-08T10:00:00Z");

PolicyDocument strict()
{
    PolicyDocument document;
    auto &faq = document.ruleFor("faq");
    faq.cacheable = true;
    faq.ttlS = 3600;
    faq.scope = "tenant";
    faq.keyEpoch = 2;
    document.ruleFor("prices").cacheable = false;
    return document;
}

CacheEntry entry(std::string key, std::optional<double> ageS, std::optional<double> leftS)
{
    CacheEntry out;
    out.key = std::move(key);
    out.group = "faq";
    if (ageS)
        out.createdAt = kNow - std::chrono::milliseconds(std::int64_t(*ageS * 1000));
    out.ttlLeftS = leftS;
    out.fields.set(KeyField::accessTenant, "acme");
    return out;
}

} // namespace

class TestPolicyDrift : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatLivesTooLong()
    {
        PolicyDrift drift(strict(), kNow);
        drift.add(entry("fine", 600, 3000));
        drift.add(entry("slack", 600, 3001));
        drift.add(entry("long", 600, 7200));
        drift.add(entry("longest", {}, 90000));
        drift.add(entry("for ever", 4000, {}));
        const auto report = drift.report();
        QCOMPARE(report.size(), size_t(2));
        QVERIFY(report[0].kind == DriftKind::neverExpires);
        QCOMPARE(report[0].count, std::uint64_t(1));
        QVERIFY(report[1].kind == DriftKind::livesLonger);
        QCOMPARE(report[1].count, std::uint64_t(2));
        QCOMPARE(report[1].entryCount, std::uint64_t(5));
        QCOMPARE(*report[1].worst, 90000.0);
        QCOMPARE(*report[1].policy, 3600.0);
        QCOMPARE(report[1].examples, (std::vector<std::string>{"long", "longest"}));
        QCOMPARE(drift.corrections().size(), size_t(3));
        QCOMPARE(drift.corrections()[0].key, std::string("long"));
        QCOMPARE(*drift.corrections()[0].ttl.leftS, 3000.0);
        QCOMPARE(*drift.corrections()[1].ttl.leftS, 3600.0);
        QVERIFY(*drift.corrections()[2].ttl.leftS < 1); // older than it may be: at once
    }
    void findsMissingScopesOldEpochsAndForbiddenSites()
    {
        PolicyDrift drift(strict(), kNow);
        auto unscoped = entry("unscoped", 60, 60);
        unscoped.fields = {};
        drift.add(unscoped);
        unscoped.key = "scoped by the layout";
        unscoped.scope = {{"tenant", "acme"}};
        drift.add(unscoped);
        auto old = entry("old", 60, 60);
        old.metadataJson = "{\"key_epoch\": 1}";
        drift.add(old);
        old.metadataJson = "{\"key_epoch\": 2}";
        drift.add(old);
        auto price = entry("price", 60, 60);
        price.group = "prices";
        drift.add(price);
        price.group = "unknown";
        drift.add(price);
        price.group = "prices";
        price.state = EntryState::expired;
        drift.add(price);
        const auto report = drift.report();
        QCOMPARE(report.size(), size_t(3));
        QVERIFY(report[0].kind == DriftKind::scopeMissing);
        QCOMPARE(report[0].missing, std::vector<std::string>{"access.tenant"});
        QCOMPARE(report[0].examples, std::vector<std::string>{"unscoped"});
        QVERIFY(report[1].kind == DriftKind::olderEpoch);
        QCOMPARE(*report[1].worst, 1.0);
        QCOMPARE(report[2].callSite, std::string("prices"));
        QVERIFY(report[2].kind == DriftKind::notAllowed);
        QCOMPARE(drift.unlistedCount(), std::uint64_t(1));
        QCOMPARE(drift.entryCount(), std::uint64_t(6));
        QVERIFY(drift.corrections().empty());
    }
};

QTEST_APPLESS_MAIN(TestPolicyDrift)
#include "tst_policy_drift.moc"
