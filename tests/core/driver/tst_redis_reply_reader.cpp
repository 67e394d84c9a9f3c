// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_reply_reader.h"

#include <QTest>

using namespace cacheloupe;
using Outcome = RedisReplyReader::Outcome;
using Type = RedisReply::Type;

class TestRedisReplyReader : public QObject {
    Q_OBJECT
    const std::string m_bytes = "+OK\r\n-ERR no\r\n:-7\r\n$-1\r\n*-1\r\n$5\r\na\r\nb\n\r\n*2\r\n$1\r\n0\r\n*2\r\n$1\r\nk\r\n:3\r\n*0\r\n";

    void check(RedisReplyReader &reader, const std::string &bytes, size_t step)
    {
        std::vector<RedisReply> replies;
        for (size_t at = 0; at < bytes.size(); at += step) {
            reader.feed(std::string_view(bytes).substr(at, step));
            RedisReply reply;
            while (reader.next(reply) == Outcome::complete)
                replies.push_back(std::move(reply));
        }
        QCOMPARE(replies.size(), size_t(8));
        QCOMPARE(replies[0].type, Type::status);
        QCOMPARE(replies[0].text, std::string("OK"));
        QVERIFY(replies[1].isError());
        QCOMPARE(replies[2].integer, -7);
        QVERIFY(replies[3].isNil() && replies[4].isNil());
        QCOMPARE(replies[5].text, std::string("a\r\nb\n"));
        QCOMPARE(replies[6].items[1].items[0].text, std::string("k"));
        QCOMPARE(replies[6].items[1].items[1].integer, 3);
        QVERIFY(replies[7].isArray() && replies[7].items.empty());
    }

private Q_SLOTS:
    void readsWholeAndInPieces()
    {
        for (const size_t step : {m_bytes.size(), size_t(1), size_t(2), size_t(7)}) {
            RedisReplyReader reader;
            check(reader, m_bytes, step);
            // What was read before leaves nothing behind.
            check(reader, m_bytes, m_bytes.size());
        }
    }

    void damageIsSaidAndStays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no type") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("endless array") << QByteArray("*2000000000\r\n");
        QTest::newRow("too many items") << QByteArray("*300000\r\n");
        QTest::newRow("too deep") << QByteArray("*1\r\n").repeated(40);
    }
    void damageIsSaidAndStays()
    {
        QFETCH(QByteArray, bytes);
        RedisReplyReader reader;
        reader.feed({bytes.data(), size_t(bytes.size())});
        RedisReply reply;
        QCOMPARE(reader.next(reply), Outcome::damaged);
        QVERIFY(!reader.problem().empty());
        reader.feed("+OK\r\n");
        QCOMPARE(reader.next(reply), Outcome::damaged);
    }

    void halfAReplyIsGivenUpWithTheReader()
    {
        RedisReplyReader reader;
        reader.feed("*2\r\n$1\r\nx\r\n$100\r\nhalf");
        RedisReply reply;
        QCOMPARE(reader.next(reply), Outcome::incomplete);
    }
};

QTEST_GUILESS_MAIN(TestRedisReplyReader)
#include "tst_redis_reply_reader.moc"
