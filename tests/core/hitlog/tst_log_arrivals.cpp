// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_arrivals.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// Files that appear beside followed ones: new logs are told once, what rotation leaves behind is not.
class TestLogArrivals : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;

    void put(const char *name, const char *bytes = "x") const { m_folder->write(name, bytes); }
    LogArrivals watch(const std::vector<std::string> &names) const
    {
        std::vector<std::string> words;
        for (const auto &name : names)
            words.push_back(m_folder->path(name).string());
        return LogArrivals(words, findLogs(words)->files);
    }
    static QString look(LogArrivals &arrivals)
    {
        QStringList names;
        for (const auto &path : arrivals.look())
            names << QString::fromStdString(path.filename().string());
        return names.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TempFolder>(); }

    void aDayIsFollowedByTheNext()
    {
        put("logs/app-2026-11-20.jsonl");
        auto arrivals = watch({"logs"});
        QVERIFY(arrivals.isWatching());
        QCOMPARE(look(arrivals), QString());
        put("logs/app-2026-11-21.jsonl");
        put("logs/.app-2026-11-21.jsonl.swp");
        QCOMPARE(look(arrivals), QStringLiteral("app-2026-11-21.jsonl"));
        QCOMPARE(look(arrivals), QString());
    }
    void patternsAreLookedAtToo()
    {
        put("a.jsonl");
        put("b.txt");
        auto arrivals = watch({"*.jsonl", "b.txt"});
        put("c.txt");
        put("c.jsonl");
        QCOMPARE(look(arrivals), QStringLiteral("c.jsonl"));
        auto single = watch({"a.jsonl"});
        QVERIFY(!single.isWatching());
        put("d.jsonl");
        QCOMPARE(look(single), QString());
    }
    void whatRotationLeavesBehindWasReadBefore()
    {
        put("logs/app.jsonl");
        put("logs/day-2026-11-20.jsonl");
        put("logs/dated.log.2026-11-20");
        auto arrivals = watch({"logs"});
        std::filesystem::rename(m_folder->path("logs/app.jsonl"), m_folder->path("logs/app.jsonl.1"));
        put("logs/app.jsonl");
        put("logs/app.jsonl.2.gz");
        put("logs/day-2026-11-20.jsonl.gz");
        put("logs/dated.log.2026-11-20.gz");
        put("logs/dated.log.2026-11-19");
        QCOMPARE(look(arrivals), QString());
        put("logs/dated.log.2026-11-21");
        QCOMPARE(look(arrivals), QStringLiteral("dated.log.2026-11-21"));
    }
    void whatWasNoLogIsTriedAgainWhenItGrew()
    {
        put("logs/a.jsonl");
        auto arrivals = watch({"logs"});
        put("logs/b.jsonl", "{");
        QCOMPARE(look(arrivals), QStringLiteral("b.jsonl"));
        arrivals.tellAgain(m_folder->path("logs/b.jsonl"));
        QCOMPARE(look(arrivals), QString());
        put("logs/b.jsonl", "{}");
        QCOMPARE(look(arrivals), QStringLiteral("b.jsonl"));
        QCOMPARE(look(arrivals), QString());
    }
    void aFolderThatIsGoneGivesNothing()
    {
        put("logs/a.jsonl");
        auto arrivals = watch({"logs"});
        std::filesystem::remove_all(m_folder->path("logs"));
        QCOMPARE(look(arrivals), QString());
        put("logs/a.jsonl");
        put("logs/b.jsonl");
        QCOMPARE(look(arrivals), QStringLiteral("b.jsonl"));
    }
};

QTEST_APPLESS_MAIN(TestLogArrivals)
#include "tst_log_arrivals.moc"
