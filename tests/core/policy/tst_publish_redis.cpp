// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_codec.h"
#include "core/policy/policy_merge.h"
#include "core/policy/policy_publisher.h"
#include "core/policy/policy_schedule.h"
#include "tests/core/policy/killed_publisher.h"
#include "tests/support/redis_server.h"
#include "tests/support/temp_folder.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <barrier>
#include <thread>

using namespace cacheloupe;

namespace {

const Instant kAt = *parseInstant("2026-11-08T10:00:00Z");

PolicyDocument twoSites()
{
    PolicyDocument document;
    document.ruleFor("faq").ttlS = 3600;
    document.ruleFor("billing").ttlS = 60;
    return document;
}

/// Passes bytes on until a client says EXEC: that is passed on as well, and its answer never.
class CutWire : public QObject {
public:
    explicit CutWire(std::uint16_t serverPort)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, serverPort] {
            auto *client = m_server.nextPendingConnection();
            auto *server = new QTcpSocket(client);
            server->connectToHost(QStringLiteral("127.0.0.1"), serverPort);
            server->waitForConnected();
            connect(client, &QTcpSocket::readyRead, this, [this, client, server] {
                const auto bytes = client->readAll();
                server->write(bytes);
                server->flush();
                m_cuts = m_cuts || (m_armed && bytes.contains("EXEC"));
            });
            connect(server, &QTcpSocket::readyRead, this, [this, client, server] {
                const auto bytes = server->readAll();
                if (std::exchange(m_cuts, false)) {
                    m_armed = false;
                    client->abort();
                    return;
                }
                client->write(bytes);
                client->flush();
            });
            connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    std::uint16_t port() const { return m_server.serverPort(); }
    bool hasCut() const { return !m_armed; }

private:
    QTcpServer m_server;
    bool m_armed = true;
    bool m_cuts = false;
};

} // namespace

class TestPublishRedis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_redis.start(), qPrintable(m_redis.error())); }
    void init() { m_redis.cli({QStringLiteral("FLUSHALL")}); }

    void publishesTellsSubscribersAndKeepsHistory()
    {
        const auto target = targetAt(m_redis.port());
        QVERIFY(!readPublished(target)->exists);
        QProcess subscriber;
        subscriber.start(QStringLiteral("redis-cli"), {QStringLiteral("-s"), QString::fromStdString(m_redis.socketPath()), QStringLiteral("SUBSCRIBE"),
                                                       QStringLiteral("cacheloupe:policy:changed")});
        QByteArray heard;
        while (!heard.contains("subscribe") && subscriber.waitForReadyRead())
            heard += subscriber.readAll();
        const auto first = publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt});
        QVERIFY2(first.ok(), first ? "" : (first.error().where + first.error().detail).c_str());
        heard.clear();
        while (!heard.contains("\n1\n") && subscriber.waitForReadyRead())
            heard += subscriber.readAll();
        QVERIFY2(heard.contains("cacheloupe:policy:changed"), heard.constData());
        subscriber.kill();
        subscriber.waitForFinished();
        QCOMPARE(m_redis.cli({QStringLiteral("GET"), QStringLiteral("cacheloupe:policy")}), QString::fromStdString(policyText(first->document)).trimmed());
        const auto second = publishPolicy({target, twoSites(), 1, first->hash, "ben", "second", kAt});
        QCOMPARE(second->document.revision, std::int64_t(2));
        const auto history = readPublishedHistory(target);
        QCOMPARE(history->size(), size_t(2));
        QCOMPARE(history->front(), second->document);
        const auto late = publishPolicy({target, twoSites(), 1, first->hash, "cem", "late", kAt});
        QCOMPARE(late.error().reason, ErrorReason::revisionChanged);
        QCOMPARE(late.error().detail, std::string("began from revision 1, found revision 2 by ben"));
        QCOMPARE(late.error().where, policyTargetText(target));
        const auto back = rollbackPolicy({target, first->document, 0, {}, "ana", "back", kAt});
        QCOMPARE(back->document.revision, std::int64_t(3));
    }

    /// Issue 6: exactly one wins, the other sees the conflict, merges, and publishes on top.
    void twoWorkspacesAtOnce()
    {
        const test::TempFolder folder;
        const auto target = targetAt(m_redis.port());
        const auto base = publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt});
        std::barrier<> start(2);
        std::array<Result<PublishedPolicy>, 2> results{Error{}, Error{}};
        const auto draftOf = [&](size_t who) {
            auto draft = base->document;
            draft.ruleFor(who == 0 ? "faq" : "billing").ttlS = 30;
            return draft;
        };
        const auto work = [&](size_t who) {
            const std::string name = who == 0 ? "ana" : "ben";
            auto workspace = Workspace::create(folder.path(name + ".cacheloupe"), [] { return kAt; });
            workspace->setActor(name);
            PublishRequest request{target, draftOf(who), base->document.revision, base->hash, name, "shorter", kAt};
            // Both have read the same base before either may write.
            PolicyAccess access;
            bool waited = false;
            access.reached = [&](PublishStep step) {
                if (step == PublishStep::read && !std::exchange(waited, true))
                    start.arrive_and_wait();
            };
            results[who] = publishPolicy(request, access);
            if (results[who])
                QVERIFY(recordPublication(*workspace, target, *results[who]).ok());
        };
        {
            std::jthread ana(work, 0);
            std::jthread ben(work, 1);
        }
        QVERIFY(results[0].ok() != results[1].ok());
        const size_t loser = results[0] ? 1 : 0;
        QCOMPARE(results[loser].error().reason, ErrorReason::revisionChanged);
        const auto theirs = readPublished(target);
        QCOMPARE(theirs->document.revision, std::int64_t(2));
        const PolicyMerge merge(base->document, theirs->document, draftOf(loser));
        QVERIFY(merge.conflicts().empty());
        const auto done = publishPolicy({target, merge.merged(), 2, theirs->hash, "loser", "both", kAt});
        QCOMPARE(done->document.revision, std::int64_t(3));
        QCOMPARE(*done->document.find("faq")->ttlS, std::int64_t(30));
        QCOMPARE(*done->document.find("billing")->ttlS, std::int64_t(30));
        QCOMPARE(readPublished(target)->document, done->document);
    }

    void aKillBetweenMultiAndExecChangesNothing()
    {
        const auto target = targetAt(m_redis.port());
        const auto base = publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt});
        const auto before = m_redis.cli({QStringLiteral("GET"), QStringLiteral("cacheloupe:policy")});
        const PublishRequest next{target, twoSites(), 1, base->hash, "ben", "second", kAt};
        QVERIFY(test::publishAndDie(next, PublishStep::written));
        QCOMPARE(m_redis.cli({QStringLiteral("GET"), QStringLiteral("cacheloupe:policy")}), before);
        QCOMPARE(readPublishedHistory(target)->size(), size_t(1));
        QVERIFY(publishPolicy(next).ok());
    }

    void aWriterBetweenWatchAndExecWins()
    {
        const auto target = targetAt(m_redis.port());
        const auto base = publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt});
        PolicyAccess access;
        access.reached = [&](PublishStep step) {
            if (step != PublishStep::written)
                return;
            auto other = twoSites();
            other.revision = 9;
            other.publishedBy = "somebody";
            m_redis.cli({QStringLiteral("-x"), QStringLiteral("SET"), QStringLiteral("cacheloupe:policy")}, QByteArray::fromStdString(policyText(other)));
        };
        const auto done = publishPolicy({target, twoSites(), 1, base->hash, "ben", "second", kAt}, access);
        QCOMPARE(done.error().reason, ErrorReason::revisionChanged);
        QCOMPARE(done.error().detail, std::string("began from revision 1, found revision 9 by somebody"));
    }

    /// The answer to EXEC is lost: it happened all the same, and reading back knows.
    void aLineCutBehindExecIsSettledByReadingBack()
    {
        const auto base = publishPolicy({targetAt(m_redis.port()), twoSites(), 0, {}, "ana", "first", kAt});
        CutWire wire(m_redis.port());
        const PublishRequest request{targetAt(wire.port()), twoSites(), 1, base->hash, "ben", "second", kAt};
        std::optional<Result<PublishedPolicy>> done;
        std::atomic<bool> ready = false;
        std::jthread publisher([&] {
            done.emplace(publishPolicy(request));
            ready = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(ready.load(), 30000);
        QVERIFY(wire.hasCut());
        QVERIFY2(done->ok(), done->ok() ? "" : done->error().detail.c_str());
        QCOMPARE((*done)->document.revision, std::int64_t(2));
        QCOMPARE(readPublished(targetAt(m_redis.port()))->document.revision, std::int64_t(2));
    }

    /// The connection is gone before EXEC: nothing happened, and the error says so.
    void aConnectionKilledBeforeExecFails()
    {
        const auto target = targetAt(m_redis.port());
        const auto base = publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt});
        PolicyAccess access;
        access.reached = [&](PublishStep step) {
            if (step == PublishStep::written)
                m_redis.cli({QStringLiteral("CLIENT"), QStringLiteral("KILL"), QStringLiteral("TYPE"), QStringLiteral("normal")});
        };
        const auto done = publishPolicy({target, twoSites(), 1, base->hash, "ben", "second", kAt}, access);
        QCOMPARE(done.error().code, ErrorCode::network);
        QVERIFY2(done.error().detail.find("nothing was published") != std::string::npos, done.error().detail.c_str());
        QCOMPARE(readPublished(target)->document.revision, std::int64_t(1));
    }

    void saysWhatIsDeniedOrInTheWay()
    {
        const auto target = targetAt(m_redis.port());
        m_redis.cli({QStringLiteral("LPUSH"), QStringLiteral("cacheloupe:policy"), QStringLiteral("x")});
        QCOMPARE(readPublished(target).error().reason, ErrorReason::wrongType);
        m_redis.cli({QStringLiteral("DEL"), QStringLiteral("cacheloupe:policy")});
        m_redis.cli({QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("reader"), QStringLiteral("on"), QStringLiteral("nopass"),
                     QStringLiteral("~*"), QStringLiteral("+@read"), QStringLiteral("+@connection"), QStringLiteral("+@transaction")});
        auto reader = target;
        reader.connection.user = "reader";
        const auto denied = publishPolicy({reader, twoSites(), 0, {}, "ana", "first", kAt});
        QCOMPARE(denied.error().code, ErrorCode::denied);
        QVERIFY2(denied.error().reason == ErrorReason::commandRefused, denied.error().detail.c_str());
        QVERIFY(!readPublished(target)->exists);
        auto nobody = target;
        nobody.connection.port = 1;
        QCOMPARE(readPublished(nobody).error().reason, ErrorReason::connectionRefused);
        m_redis.cli({QStringLiteral("SET"), QStringLiteral("cacheloupe:policy"), QStringLiteral("{\"schema\":")});
        QCOMPARE(publishPolicy({target, twoSites(), 0, {}, "ana", "first", kAt}).error().reason, ErrorReason::malformedJson);
        QCOMPARE(m_redis.cli({QStringLiteral("GET"), QStringLiteral("cacheloupe:policy")}), QStringLiteral("{\"schema\":"));
    }

private:
    static PolicyTarget targetAt(std::uint16_t port)
    {
        return *parsePolicyTarget("redis://127.0.0.1:" + std::to_string(port) + "#cacheloupe:policy");
    }
    test::RedisServer m_redis;
};

QTEST_GUILESS_MAIN(TestPublishRedis)
#include "tst_publish_redis.moc"
