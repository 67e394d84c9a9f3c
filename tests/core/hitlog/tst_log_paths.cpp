// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_paths.h"
#include "core/hitlog/rotation.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// Which files words mean, and in which order.
class TestLogPaths : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;

    std::string in(const std::string &name) const { return m_folder->path(name).string(); }
    void make(std::initializer_list<const char *> names)
    {
        for (const char *name : names)
            m_folder->write(name, name);
    }
    QStringList names(const std::vector<std::string> &words)
    {
        const auto logs = findLogs(words);
        if (!logs)
            return {QStringLiteral("error")};
        QStringList list;
        for (const auto &file : logs->files)
            list << QString::fromStdString(file.path.filename().string());
        return list;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TempFolder>(); }

    void rotations_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("base");
        QTest::addColumn<qint64>("order");
        const auto add = [](const char *name, const char *base, qint64 order) { QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(base) << order; };
        const qint64 now = std::numeric_limits<qint64>::max();
        add("hits.jsonl", "hits.jsonl", now);
        add("hits.jsonl.gz", "hits.jsonl", now);
        add("hits.jsonl.1", "hits.jsonl", -1);
        add("hits.jsonl.12.zst", "hits.jsonl", -12);
        add("hits.jsonl-20261101.gz", "hits.jsonl", 20261101);
        add("hits.jsonl.2026-11-01", "hits.jsonl", 20261101);
        add("hits-2026", "hits-2026", now);
        add("2026-11-01", "2026-11-01", now);
        add(".gz", ".gz", now);
        add("week45", "week45", now);
        add("a.123456789012345678901234567890", "a.123456789012345678901234567890", now);
    }
    void rotations()
    {
        QFETCH(QString, name);
        const auto rotation = Rotation::of(name.toStdString());
        QTEST(QString::fromStdString(rotation.base.string()), "base");
        QTEST(qint64(rotation.order), "order");
    }
    void aFolderIsReadByName()
    {
        make({"b.jsonl", "a.jsonl", "a.jsonl.1", "a.jsonl.2.gz", "a.jsonl.10.gz", ".hidden", "sub/c.jsonl"});
        QCOMPARE(names({in("")}), (QStringList{QStringLiteral("a.jsonl.10.gz"), QStringLiteral("a.jsonl.2.gz"), QStringLiteral("a.jsonl.1"),
                                               QStringLiteral("a.jsonl"), QStringLiteral("b.jsonl")}));
        QVERIFY(!findLogs(std::vector<std::string>{in("")})->files.front().isNamed);
    }
    void wordsKeepTheirOrderButForSets()
    {
        make({"z.jsonl", "a.jsonl", "a.jsonl.1", "a.jsonl.2"});
        QCOMPARE(names({in("z.jsonl"), in("a.jsonl"), in("a.jsonl.1"), in("a.jsonl.2")}),
                 (QStringList{QStringLiteral("z.jsonl"), QStringLiteral("a.jsonl.2"), QStringLiteral("a.jsonl.1"), QStringLiteral("a.jsonl")}));
        QCOMPARE(names({in("a.jsonl")}), QStringList{QStringLiteral("a.jsonl")});
    }
    void patternsAreFollowed()
    {
        make({"a1.jsonl", "a2.jsonl", "b.log", "we[i]rd.jsonl", "sub/x.jsonl"});
        QCOMPARE(names({in("a?.jsonl"), in("*.log")}), (QStringList{QStringLiteral("a1.jsonl"), QStringLiteral("a2.jsonl"), QStringLiteral("b.log")}));
        QCOMPARE(names({in("*/x.jsonl")}), QStringList{QStringLiteral("x.jsonl")});
        // A file of that very name goes before the pattern.
        QCOMPARE(names({in("we[i]rd.jsonl")}), QStringList{QStringLiteral("we[i]rd.jsonl")});
        const auto none = findLogs(std::vector<std::string>{in("*.nothing")});
        QCOMPARE(none.error().reason, ErrorReason::fileMissing);
        QCOMPARE(none.error().where, in("*.nothing"));
    }
    void theSameFileIsTakenOnce()
    {
        make({"a.jsonl", "b.jsonl"});
        std::filesystem::create_symlink(in("a.jsonl"), in("link.jsonl"));
        const auto logs = findLogs(std::vector<std::string>{in("a.jsonl"), in("./a.jsonl"), in("link.jsonl"), in("")});
        QVERIFY(logs.ok());
        QCOMPARE(logs->files.size(), size_t(2));
        QCOMPARE(logs->repeated.size(), size_t(4));
        QCOMPARE(logs->repeated[1].path.string(), in("link.jsonl"));
        QCOMPARE(logs->repeated[1].first.string(), in("a.jsonl"));
    }
    void aMissingFileIsNamed()
    {
        const auto logs = findLogs(std::vector<std::string>{in("absent.jsonl")});
        QCOMPARE(logs.error().reason, ErrorReason::fileMissing);
        QCOMPARE(logs.error().where, in("absent.jsonl"));
    }
};

QTEST_APPLESS_MAIN(TestLogPaths)
#include "tst_log_paths.moc"
