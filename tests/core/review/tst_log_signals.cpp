// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

std::string hit(const std::string &site, const std::string &query, const std::string &cached)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"hit","match":"semantic","call_site":")" + site + R"(","query":")" + query + R"(","cached_query":")" + cached
        + R"(","answer":"In the settings."})" "\n";
}

const SignalFinding *finding(const SignalFindings &findings, Signal signal)
{
    const auto it = std::find_if(findings.found.begin(), findings.found.end(), [signal](const SignalFinding &f) { return f.signal == signal; });
    return it == findings.found.end() ? nullptr : &*it;
}

} // namespace

class TestLogSignals : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;
    HitTable m_table;

    SignalFindings of(HitRow row, const LogSignals &log) const
    {
        const auto read = m_table.record(row);
        return read ? findSignals(*read, nullptr, &log) : SignalFindings{};
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::string text = hit("faq", "My top-up was reverted", "My transfer was declined");                 // 0
        text += hit("faq", "Why did the top-up get reverted?", "Why was my top-up reverted?");               // 1
        text += hit("trains", "Trains from Berlin to Hamburg", "Trains from Berlin to Munich");              // 2
        for (const char *city : {"Dresden", "Leipzig", "Bremen", "Kiel", "Rostock"})
            text += hit("trains", std::string("Trains from Berlin to ") + city, std::string("Trains from Berlin to ") + city + " please"); // 3–7
        const std::vector<std::string> things = {"apples",  "bridges", "candles", "dragons", "engines", "flowers", "gardens", "hammers", "islands", "jackets", "kettles",
                                                 "ladders", "mirrors", "needles", "orchids", "pencils", "quilts",  "rivers",  "saddles", "tunnels", "violins", "wagons"};
        for (const std::string &thing : things)
            text += hit("prompts", "Summarise the report about " + thing, "Summarise the report about zebras"); // 8–29
        text += hit("faq", "My card payment failed abroad", "My card payment failed");                         // 30
        for (const char *way : {"at the shop", "in the app", "twice today", "with an error"})
            text += hit("faq", std::string("My card payment failed ") + way, "My card payment failed");
        QVERIFY(HitLogReader(m_table).load(m_folder.write("log.jsonl", text)));
    }
    void aCloserCachedQuestionIsNamed()
    {
        const LogSignals log(m_table);
        const SignalFindings served = of(0, log);
        QVERIFY(finding(served, Signal::closerQuestion));
        QCOMPARE(finding(served, Signal::closerQuestion)->params.at(0), std::string("Why was my top-up reverted?"));
        QVERIFY(!finding(of(1, log), Signal::closerQuestion));
    }
    void aPlaceWithManyValuesIsTold()
    {
        const LogSignals log(m_table);
        const SignalFindings findings = of(2, log);
        const auto *slot = finding(findings, Signal::slotVaries);
        QVERIFY(slot);
        QVERIFY(std::stoi(slot->params.at(1)) >= 6);
        QVERIFY(!slot->spans.empty());
    }
    void oneEntryForManyThings()
    {
        const LogSignals log(m_table);
        const SignalFindings findings = of(8, log);
        const auto *fan = finding(findings, Signal::fanOut);
        QVERIFY(fan);
        QCOMPARE(fan->params.at(0), std::string("22"));
        QVERIFY(!finding(of(30, log), Signal::fanOut));
    }
    void aWordThatTheEntryNeverHad()
    {
        const LogSignals log(m_table);
        const SignalFindings findings = of(30, log);
        const auto *isNew = finding(findings, Signal::newToEntry);
        QVERIFY(isNew);
        QCOMPARE(isNew->params.at(0), std::string("abroad"));
    }
    void nothingIsKnownWithoutALogOrAfterAStop()
    {
        for (const Signal signal : {Signal::closerQuestion, Signal::slotVaries, Signal::fanOut, Signal::newToEntry}) {
            for (HitRow row = 0; row < m_table.rowCount(); ++row)
                QVERIFY(!finding(of(row, LogSignals()), signal));
        }
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!finding(of(8, LogSignals(m_table, stop.get_token())), Signal::fanOut));
    }
    void aDifferenceBehindWhatAnEmbeddingReads()
    {
        std::string prompt;
        for (int i = 0; i < 450; ++i)
            prompt += "rule" + std::string(1, char('a' + i % 26)) + " ";
        Hit late;
        late.match = MatchKind::semantic;
        late.query = prompt + "Now book a room in Delhi";
        late.cachedQuery = prompt + "Now book a room in Pune";
        const SignalFindings findings = findSignals(late);
        QVERIFY(finding(findings, Signal::differsLate));
        const auto *name = finding(findings, Signal::nameDiffers);
        QVERIFY(name);
        QCOMPARE(name->params, (std::vector<std::string>{"Delhi", "Pune"}));
        QCOMPARE(late.query.substr(name->spans.at(0).offset, name->spans.at(0).length), std::string("Delhi"));
        late.query = "Now book a room in Delhi " + prompt;
        late.cachedQuery = "Now book a room in Pune " + prompt;
        QVERIFY(!finding(findSignals(late), Signal::differsLate));
    }
};

QTEST_APPLESS_MAIN(TestLogSignals)
#include "tst_log_signals.moc"
