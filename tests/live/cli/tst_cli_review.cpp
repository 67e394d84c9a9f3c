// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using test::cli;
using test::CliRun;

namespace {

const char *const kLeak = "{\"ts\":\"2026-11-02T09:30:00Z\",\"id\":\"h1\",\"event\":\"hit\",\"call_site\":\"billing\",\"match\":\"exact\",\"cacheable\":true,\"query\":\"My balance?\","
                          "\"answer\":\"Your balance is $12.40.\",\"params\":{\"temperature\":0},\"fields\":{\"access.tenant\":\"acme\"},"
                          "\"entry\":{\"id\":\"e1\",\"fields\":{\"access.tenant\":\"globex\"}}}\n";
const char *const kSound = "{\"ts\":\"2026-11-02T09:30:00Z\",\"id\":\"h2\",\"event\":\"hit\",\"call_site\":\"faq\",\"match\":\"exact\",\"cacheable\":true,\"query\":\"Opening hours?\","
                           "\"answer\":\"From nine to five.\",\"params\":{\"temperature\":0}}\n";

} // namespace

/// review scan, review prove and store key as a shell sees them.
class TestCliReview : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

    QString log(const char *name, const std::string &lines) { return test::text(m_folder.write(name, lines)); }

private Q_SLOTS:
    void scanFindsTheLeak()
    {
        const CliRun run = cli({QStringLiteral("review"), QStringLiteral("scan"), log("leak.jsonl", std::string(kLeak) + kSound), QStringLiteral("--kind"),
                                QStringLiteral("cross_scope"), QStringLiteral("--format"), QStringLiteral("jsonl")});
        VERIFY_CODE(run, 1);
        const auto findings = run.lines();
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0][QLatin1String("kind")].toString(), QStringLiteral("cross_scope"));
        QCOMPARE(findings[0][QLatin1String("severity")].toString(), QStringLiteral("high"));
        QCOMPARE(findings[0][QLatin1String("entry")].toString(), QStringLiteral("e1"));
        QCOMPARE(findings[0][QLatin1String("examples")].toArray().first().toString(), QStringLiteral("h1"));
        QVERIFY(findings[0][QLatin1String("text")].toString().contains(QStringLiteral("written for \"globex\", served to \"acme\"")));
    }
    void aSoundLogEndsWithZero()
    {
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("scan"), log("sound.jsonl", kSound)}), 0);
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("scan"), log("both.jsonl", std::string(kLeak) + kSound), QStringLiteral("--where"), QStringLiteral("call_site:faq")}), 0);
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("prove"), log("proven.jsonl", kSound)}), 0);
    }
    void wrongUsage()
    {
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("scan")}), 2);
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("scan"), log("x.jsonl", kSound), QStringLiteral("--kind"), QStringLiteral("nonsense")}), 2);
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("prove")}), 2);
        VERIFY_CODE(cli({QStringLiteral("store"), QStringLiteral("key"), QStringLiteral("/no/such/file")}), 3);
    }
    void proveTellsEachField()
    {
        const CliRun run = cli({QStringLiteral("review"), QStringLiteral("prove"), log("prove.jsonl", kLeak), QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--recompute")});
        VERIFY_CODE(run, 1);
        const QJsonObject proof = run.lines().value(0);
        QCOMPARE(proof[QLatin1String("id")].toString(), QStringLiteral("h1"));
        QCOMPARE(proof[QLatin1String("verdict")].toString(), QStringLiteral("regenerate"));
        QCOMPARE(proof[QLatin1String("fields")].toObject().size(), 32);
        QCOMPARE(proof[QLatin1String("fields")].toObject()[QLatin1String("access.tenant")].toString(), QStringLiteral("mismatch"));
        QCOMPARE(proof[QLatin1String("values")].toObject()[QLatin1String("access.tenant")].toObject()[QLatin1String("stored_from")].toString(), QStringLiteral("entry"));
        QCOMPARE(proof[QLatin1String("key")].toObject()[QLatin1String("match")].toString(), QStringLiteral("cannot"));
    }
    void storeKeyMakesTheKeyAgain()
    {
        const QString request = log("request.json", "{\"question\":\"q\"}");
        const QString key = QStringLiteral("llmcache:8e35c2cd3bf6641bdb0e2050b76932cbb2e6034a0ddacc1d9bea82a6ba57f7cf");
        const CliRun run = cli({QStringLiteral("store"), QStringLiteral("key"), request, QStringLiteral("--key"), key, QStringLiteral("--format"), QStringLiteral("jsonl")});
        VERIFY_CODE(run, 0);
        QCOMPARE(run.lines().value(0)[QLatin1String("match")].toString(), QStringLiteral("matches"));
        VERIFY_CODE(cli({QStringLiteral("store"), QStringLiteral("key"), log("other.json", "{\"question\":\"other\"}"), QStringLiteral("--key"), key}), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliReview)
#include "tst_cli_review.moc"
