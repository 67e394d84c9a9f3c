// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_slots.h"

#include <QTest>

using namespace cacheloupe;

namespace {

RedisReply number(std::int64_t value)
{
    RedisReply reply;
    reply.type = RedisReply::Type::integer;
    reply.integer = value;
    return reply;
}

RedisReply text(std::string value)
{
    RedisReply reply;
    reply.type = RedisReply::Type::string;
    reply.text = std::move(value);
    return reply;
}

RedisReply list(std::vector<RedisReply> items)
{
    RedisReply reply;
    reply.type = RedisReply::Type::array;
    reply.items = std::move(items);
    return reply;
}

} // namespace

class TestRedisSlots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyHasTheSlotOfTheSpecification()
    {
        QCOMPARE(RedisSlots::slotOf("123456789"), std::uint16_t(0x31C3 % RedisSlots::kSlots));
        QCOMPARE(RedisSlots::slotOf(""), std::uint16_t(0));
        QCOMPARE(RedisSlots::slotOf("{user1000}.following"), RedisSlots::slotOf("user1000"));
        QCOMPARE(RedisSlots::slotOf("foo{{bar}}zap"), RedisSlots::slotOf("{bar"));
        QCOMPARE(RedisSlots::slotOf("foo{bar}{zap}"), RedisSlots::slotOf("bar"));
        QVERIFY(RedisSlots::slotOf("foo{}{bar}") != RedisSlots::slotOf("bar"));
        QVERIFY(RedisSlots::slotOf("{open") != RedisSlots::slotOf("open"));
    }

    void theReplyTellsWhoOwnsASlot()
    {
        const auto one = list({text("10.0.0.1"), number(7001), text("id")});
        const auto unknown = list({text(""), number(7002), text("id")});
        RedisSlots slots(list({list({number(0), number(99), one, unknown}), list({number(200), number(99999), unknown}), list({number(-5), number(3), one}),
                               list({number(100), number(101)})}),
                         "asked");
        QCOMPARE(slots.primaryOf(0), (HostAndPort{"10.0.0.1", 7001}));
        QCOMPARE(slots.primaryOf(99), (HostAndPort{"10.0.0.1", 7001}));
        QVERIFY(!slots.primaryOf(100));
        QCOMPARE(slots.primaryOf(16383), (HostAndPort{"asked", 7002}));
        slots.setPrimary(100, {"10.0.0.3", 7003});
        QCOMPARE(slots.primaryOf(100), (HostAndPort{"10.0.0.3", 7003}));
    }
};

QTEST_GUILESS_MAIN(TestRedisSlots)
#include "tst_redis_slots.moc"
