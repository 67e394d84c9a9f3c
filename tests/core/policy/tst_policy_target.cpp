// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_target.h"

#include <QTest>

using namespace cacheloupe;

class TestPolicyTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char *text, const char *written) { QTest::newRow(text) << QByteArray(text) << QByteArray(written); };
        row("policies/live.json", "policies/live.json");
        row("file:policies/live.json", "policies/live.json");
        row("file:///srv/live.json", "/srv/live.json");
        row("redis://cache:7000/2", "redis://cache:7000/2#cacheloupe:policy");
        row("redis://cache#my:key", "redis://cache#my:key");
        row("rediss://ana@cache/1#a%23b%2Fc", "rediss://ana@cache/1#a%23b%2Fc");
        row("redis+unix:/run/re#dis.sock#k", "redis+unix:/run/re#dis.sock#k");
        row("redis+sentinel://s1,s2/main#k", "redis+sentinel://s1,s2/main#k");
        row("sqlite:/srv/a.db", "sqlite:/srv/a.db#cacheloupe_policy/policy");
        row("sqlite:a.db#rules", "sqlite:a.db#rules/policy");
        row("sqlite:a#b.db#my%2Frules/eu west", "sqlite:a#b.db#my%2Frules/eu%20west");
    }
    void readsAndWrites()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, written);
        const auto target = parsePolicyTarget(text.toStdString());
        QVERIFY2(target.ok(), target ? "" : target.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(policyTargetText(*target)), written);
        const auto again = parsePolicyTarget(written.toStdString());
        QVERIFY(*again == *target);
    }
    void knowsItsParts()
    {
        const auto redis = parsePolicyTarget("redis://cache:7000/2#team%2Fa");
        QVERIFY(redis->kind == PolicyTarget::Kind::redis);
        QCOMPARE(redis->key, std::string("team/a"));
        QCOMPARE(redis->connection.database, 2);
        QVERIFY(redis->likelyEnvironment() == Environment::production);
        const auto sqlite = parsePolicyTarget("sqlite:/srv/a.db#rules/eu");
        QVERIFY(sqlite->kind == PolicyTarget::Kind::sqlite);
        QCOMPARE(sqlite->path.string(), std::string("/srv/a.db"));
        QCOMPARE(sqlite->table, std::string("rules"));
        QCOMPARE(sqlite->row, std::string("eu"));
        QVERIFY(PolicyTarget::file("a.json").likelyEnvironment() == Environment::development);
    }
    void refusesWithoutRepeatingSecrets()
    {
        for (const char *text : {"redis://user:hunter2@cache#k", "rediss://:hunter2@cache/1", "https://user:hunter2@cache/policy", "redis://cache/*#k", "redis://#k", "", "sqlite:"}) {
            const auto target = parsePolicyTarget(text);
            QVERIFY2(!target.ok(), text);
            QVERIFY2(target.error().reason == ErrorReason::badUrl || target.error().reason == ErrorReason::passwordInUrl, text);
            QVERIFY2((target.error().where + target.error().detail).find("hunter2") == std::string::npos, text);
        }
    }
};

QTEST_APPLESS_MAIN(TestPolicyTarget)
#include "tst_policy_target.moc"
