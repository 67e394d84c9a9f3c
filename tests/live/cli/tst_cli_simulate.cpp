// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *kLines =
    R"({"ts":"2026-11-02T09:00:00Z","id":"a","event":"hit","call_site":"faq","match":"exact","saved_usd":0.25,"latency_ms":10,"key":"k1","entry":{"id":"e1","age_s":600}})" "\n"
    R"({"ts":"2026-11-02T09:01:00Z","id":"b","event":"hit","call_site":"faq","match":"semantic","similarity":0.93,"saved_usd":0.5,"latency_ms":20,"key":"k2","entry":{"id":"e1","age_s":660}})" "\n"
    R"({"ts":"2026-11-02T09:02:00Z","id":"c","event":"expired","call_site":"faq","match":"exact","cost_usd":0.125,"latency_ms":900,"key":"k1","entry":{"id":"e2","age_s":4000}})" "\n"
    R"({"ts":"2026-11-02T09:03:00Z","id":"d","event":"miss","call_site":"faq","latency_ms":1000})" "\n"
    R"({"ts":"2026-11-02T09:04:00Z","id":"e","event":"hit","call_site":"prices","match":"exact","saved_usd":1,"entry":{"id":"e3","age_s":90000}})" "\n";

constexpr const char *kPolicy = R"({"schema":"cacheloupe.policy/1","revision":1,"defaults":{"cacheable":false},"call_sites":{
  "faq":{"cacheable":true,"match":"exact-then-semantic","similarity_threshold":0.95,"ttl_seconds":7200},
  "prices":{"cacheable":true,"ttl_seconds":86400}}})";
constexpr const char *kNow = R"({"schema":"cacheloupe.policy/1","revision":1,"defaults":{"cacheable":true,"match":"semantic"},"call_sites":{"faq":{"ttl_seconds":86400}}})";

} // namespace

/// `policy simulate`: counts by call site in the shapes of design section 7, exit codes, sentences.
class TestCliSimulate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_log = text(m_folder.write("hits.jsonl", kLines));
        m_policy = text(m_folder.write("policy.json", kPolicy));
        m_now = text(m_folder.write("now.json", kNow));
    }
    void jsonHasTheAgreedMembersFirst()
    {
        const auto run = simulate({u"--format"_s, u"json"_s});
        VERIFY_CODE(run, 0);
        QVERIFY(run.messages.isEmpty());
        const auto sites = run.json().object()["call_sites"_L1].toArray();
        QCOMPARE(sites.size(), 2);
        const auto faq = sites[0].toObject();
        QCOMPARE(faq["call_site"_L1].toString(), QStringLiteral("faq"));
        QCOMPARE(faq["served"_L1].toInt(), 2);
        QCOMPARE(faq["refused"_L1].toInt(), 1);
        QCOMPARE(faq["newly_served"_L1].toInt(), 1);
        QCOMPARE(faq["wrong_removed"_L1].toInt(), 0);
        QCOMPARE(faq["good_lost"_L1].toInt(), 0);
        QCOMPARE(faq["saved_usd"_L1].toDouble(), 0.375);
        QCOMPARE(faq["oldest_s"_L1].toDouble(), 4000.0);
        QCOMPARE(faq["lost_usd"_L1].toDouble(), 0.5);
        QCOMPARE(faq["latency_added_ms"_L1].toDouble(), 980.0);
        QCOMPARE(faq["reasons"_L1].toObject(), (QJsonObject{{u"below_threshold"_s, 1}}));
        const auto prices = sites[1].toObject();
        QCOMPARE(prices["reasons"_L1].toObject(), (QJsonObject{{u"too_old"_s, 1}}));
        QVERIFY(!prices.contains("oldest_s"_L1));
        QVERIFY(run.out.indexOf("\"call_site\"") < run.out.indexOf("\"served\"") && run.out.indexOf("\"oldest_s\"") < run.out.indexOf("\"lookups\""));
        QCOMPARE(run.json().object()["total"_L1].toObject()["refused"_L1].toInt(), 2);
    }
    void jsonlCsvAndTableHaveOneLineASite()
    {
        QCOMPARE(simulate({u"--format"_s, u"jsonl"_s}).lines().size(), 2);
        const auto csv = simulate({u"--format"_s, u"csv"_s}).out.split('\n');
        QVERIFY(csv[0].startsWith("call_site,served,refused,newly_served,wrong_removed,good_lost,saved_usd,oldest_s"));
        QVERIFY(csv[1].startsWith("faq,2,1,1,0,0,0.375,4000"));
        const auto table = simulate({}).out;
        QVERIFY(table.contains("faq") && table.contains("prices") && table.contains("(all)"));
    }
    void verdictsSayWhatIsRemovedAndLost()
    {
        const auto path = m_folder.path("week.cacheloupe");
        {
            auto workspace = Workspace::create(path, systemNow);
            QVERIFY(workspace.ok());
            for (const auto &[id, verdict] : {std::pair("a", Verdict::safe), std::pair("b", Verdict::wrongMatch), std::pair("e", Verdict::safe)}) {
                VerdictRecord record{id, "hits.jsonl", "faq", verdict, {}, "ann", systemNow()};
                record.stratum = ReviewStratum::random;
                QVERIFY(workspace->setVerdict(record).ok());
            }
        }
        const auto total = simulate({u"--verdicts"_s, text(path), u"--format"_s, u"json"_s}).json().object()["total"_L1].toObject();
        QCOMPARE(total["wrong_removed"_L1].toInt(), 1);
        QCOMPARE(total["good_lost"_L1].toInt(), 1);
        QCOMPARE(total["good_kept"_L1].toInt(), 1);
        QCOMPARE(total["wrong_before"_L1].toObject()["n"_L1].toInt(), 3);
        QCOMPARE(total["wrong_after"_L1].toObject()["rate"_L1].toDouble(), 0.0);
        QVERIFY(total["random_sample"_L1].toBool());
    }
    void againstTellsTheDifference()
    {
        auto text = QByteArray(kPolicy);
        text.replace("\"ttl_seconds\":7200", "\"ttl_seconds\":7200,\"key_epoch\":1");
        m_policy = test::text(m_folder.write("epoch.json", text.toStdString()));
        const auto faq = simulate({u"--against"_s, m_now, u"--format"_s, u"json"_s}).json().object()["call_sites"_L1].toArray()[0].toObject();
        QCOMPARE(faq["against"_L1].toObject()["served"_L1].toInt(), 3);
        // The raised epoch makes the first exact hit a refill; the expired lookup of its key is served from that.
        QCOMPARE(faq["served"_L1].toInt(), 1);
        QCOMPARE(faq["difference"_L1].toObject()["served"_L1].toInt(), -2);
        QCOMPARE(faq["epoch"_L1].toObject()["refills"_L1].toInt(), 1);
        QCOMPARE(faq["epoch"_L1].toObject()["orphaned_entries"_L1].toInt(), 2);
    }
    void whereCallSiteAndExamplesNarrow()
    {
        const auto some = simulate({u"--where"_s, u"match:semantic"_s, u"--examples"_s, u"3"_s, u"--format"_s, u"json"_s}).json().object()["call_sites"_L1].toArray();
        QCOMPARE(some.size(), 1);
        QCOMPARE(some[0].toObject()["lookups"_L1].toInt(), 1);
        QCOMPARE(some[0].toObject()["examples"_L1].toObject()["refused"_L1].toArray(), QJsonArray{u"b"_s});
        const auto one = simulate({u"--call-site"_s, u"prices"_s, u"--format"_s, u"json"_s}).json().object()["call_sites"_L1].toArray();
        QCOMPARE(one.size(), 1);
        const auto none = simulate({u"--call-site"_s, u"nowhere"_s, u"--format"_s, u"json"_s});
        VERIFY_CODE(none, 0);
        VERIFY_SAYS(none, "no lookup of nowhere");
        QVERIFY(none.json().object()["call_sites"_L1].toArray().isEmpty());
    }
    void whatIsWrongIsSaid()
    {
        VERIFY_CODE(cli({u"policy"_s, u"simulate"_s, m_policy}), 2);
        VERIFY_CODE(simulate({u"--where"_s, u"similarity<<1"_s}), 2);
        VERIFY_CODE(simulate({u"--examples"_s, u"many"_s}), 2);
        const auto missing = cli({u"policy"_s, u"simulate"_s, m_policy + u"x"_s, m_log});
        VERIFY_CODE(missing, 3);
        VERIFY_SAYS(missing, "policy.jsonx");
        VERIFY_CODE(simulate({u"--against"_s, m_now + u"x"_s}), 3);
        VERIFY_CODE(cli({u"policy"_s, u"simulate"_s, m_policy, m_log + u"x"_s}), 3);
        VERIFY_CODE(cli({u"policy"_s, u"simulate"_s, m_log, m_log}), 3);
    }

private:
    CliRun simulate(const QStringList &more) const { return cli(QStringList{u"policy"_s, u"simulate"_s, m_policy, m_log} + more); }

    TempFolder m_folder;
    QString m_log;
    QString m_policy;
    QString m_now;
};

QTEST_GUILESS_MAIN(TestCliSimulate)
#include "tst_cli_simulate.moc"
