// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/replay/event_stream.h"

#include <QTest>

using namespace cacheloupe;

/// The rules and the examples of what they mean: WHATWG HTML, section 9.2.6 "Interpreting an event stream".
class TestEventStream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEventsAndNames()
    {
        const std::vector<StreamEvent> events = readEventStream("event: message_start\ndata: {\"a\":1}\n\ndata: second\n\n");
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[0].name, std::string("message_start"));
        QCOMPARE(events[0].data, std::string("{\"a\":1}"));
        QCOMPARE(events[1].name, std::string());
        QCOMPARE(events[1].data, std::string("second"));
    }
    void joinsLinesOfData()
    {
        QCOMPARE(readEventStream("data: YHOO\ndata: +2\ndata: 10\n\n").front().data, std::string("YHOO\n+2\n10"));
        QCOMPARE(readEventStream("data\ndata\n\n").front().data, std::string("\n"));
        QCOMPARE(readEventStream("data\n\n").front().data, std::string());
    }
    void oneSpaceBehindTheColonDoesNotCount()
    {
        QCOMPARE(readEventStream("data:test\n\ndata: test\n\n"), (std::vector<StreamEvent>{{"", "test"}, {"", "test"}}));
        QCOMPARE(readEventStream("data:  third event\n\n").front().data, std::string(" third event"));
    }
    void passesOverCommentsAndOtherFields()
    {
        QCOMPARE(readEventStream(": keep-alive\n\n: OPENROUTER PROCESSING\n\nid: 7\nretry: 100\nunknown: x\ndata: y\n\n:\n\n"), (std::vector<StreamEvent>{{"", "y"}}));
        QVERIFY(readEventStream("event: ping\n\n").empty());
    }
    void everyEndOfLineCounts()
    {
        const std::vector<StreamEvent> expected = {{"a", "1\n2"}, {"", "3"}};
        for (const std::string end : {"\n", "\r", "\r\n"}) {
            const std::string body = "event: a" + end + "data: 1" + end + "data: 2" + end + end + "data: 3" + end + end;
            QCOMPARE(readEventStream(body), expected);
            QCOMPARE(readEventStream("\xEF\xBB\xBF" + body), expected);
        }
        QCOMPARE(readEventStream("data: 1\r\n\r\ndata: 2\n\rdata: 3\r\r"), (std::vector<StreamEvent>{{"", "1"}, {"", "2"}, {"", "3"}}));
    }
    void anUnfinishedLineIsNoEvent()
    {
        QCOMPARE(readEventStream("data: whole\n\ndata: {\"half\":"), (std::vector<StreamEvent>{{"", "whole"}}));
        QCOMPARE(readEventStream("data: whole\n\ndata: last\n"), (std::vector<StreamEvent>{{"", "whole"}, {"", "last"}}));
        QCOMPARE(readEventStream("data: 1\n\ndata: [DONE]"), (std::vector<StreamEvent>{{"", "1"}, {"", "[DONE]"}}));
        QVERIFY(readEventStream("").empty());
    }
    void whereverItIsCutNothingIsInvented()
    {
        const std::string body = "event: a\r\ndata: {\"n\":1}\r\n\r\ndata: {\"n\":2}\r\ndata: x\r\n\r\n: c\r\ndata: {\"n\":3}\r\n\r\n";
        const std::vector<StreamEvent> whole = readEventStream(body);
        QCOMPARE(whole.size(), size_t(3));
        for (size_t length = 0; length <= body.size(); ++length) {
            const std::vector<StreamEvent> events = readEventStream(std::string_view(body).substr(0, length));
            QVERIFY(events.size() <= whole.size());
            for (size_t i = 0; i + 1 < events.size(); ++i)
                QCOMPARE(events[i], whole[i]);
            if (!events.empty())
                QVERIFY(whole[events.size() - 1].data.starts_with(events.back().data));
        }
    }
    void tellsAStreamFromADocument()
    {
        for (const char *stream : {"data: x\n\n", "event: a\n", ": hello\n\n", "\xEF\xBB\xBF\ndata:x\n", "retry: 3\n", "id: 1\n"})
            QVERIFY2(looksLikeEventStream(stream), stream);
        for (const char *other : {"{\"data\": 1}", "<html>", "", "\n", "database: x", "upstream connect error"})
            QVERIFY2(!looksLikeEventStream(other), other);
    }
    void noiseIsReadWithoutHarm()
    {
        Random random(42);
        const std::string alphabet = "data: event\r\n:\xEF\xBB\xBF{}x";
        for (int round = 0; round < 2000; ++round) {
            std::string body;
            const auto length = random.below(80);
            for (std::uint64_t i = 0; i < length; ++i)
                body += alphabet[random.below(alphabet.size())];
            for (const StreamEvent &event : readEventStream(body)) {
                QVERIFY(event.data.find('\r') == std::string::npos);
                QVERIFY(event.name.find('\n') == std::string::npos);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEventStream)
#include "tst_event_stream.moc"
