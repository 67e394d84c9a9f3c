// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_fresh_answers.h"

#include "core/base/file.h"
#include "core/domain/hit.h"
#include "core/driver/json.h"
#include "core/replay/answer_comparison.h"
#include "core/replay/stub_answers.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <sstream>

using namespace cacheloupe;

/// What the built-in provider says about the demo week, judged by the comparison that a replay uses.
class TestDemoFreshAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesOnlyHitsOfTheWeek();
    void isTheSameFromTheFolder();
    void refusesForeignFolders();
    void aReplayShowsWhatIsStale();
    void aReplayLeavesWhatHolds();

private:
    struct Line {
        Hit hit;
        std::string fault; ///< kind; empty = right
        std::string verdict;
    };
    std::vector<ReplayVerdict> replayed(const std::function<bool(const Line &)> &chosen) const;

    test::TempFolder m_folder;
    DemoFreshAnswers m_today;
    std::vector<Line> m_lines;
    StubAnswers m_stub{StubAnswerOptions{}};
};

void TestDemoFreshAnswers::initTestCase()
{
    const auto week = writeDemoWeek(m_folder.path("week"));
    QVERIFY(week.ok());
    const auto today = demoFreshAnswers();
    QVERIFY(today.ok());
    m_today = *today;
    const auto key = parseJson(*readWholeFile(week->answerKey), "key");
    std::map<std::string, std::pair<std::string, std::string>> faults;
    for (const Json &row : *jsonAt(*key, "faults")) {
        for (const Json &id : row.at("hits"))
            faults[id.get<std::string>()] = {row.at("kind").get<std::string>(), row.at("verdict").get<std::string>()};
    }
    std::istringstream lines(*readWholeFile(week->hits));
    for (std::string line; std::getline(lines, line);) {
        const auto json = parseJson(line, "line");
        if (jsonText(*json, "event") != "hit")
            continue;
        Line at;
        at.hit.id = *jsonText(*json, "id");
        at.hit.callSite = *jsonText(*json, "call_site");
        at.hit.query = *jsonText(*json, "query");
        at.hit.answer = *jsonText(*json, "answer");
        at.hit.messagesJson = jsonText(*json, "messages").value_or("");
        if (const auto fault = faults.find(at.hit.id); fault != faults.end())
            std::tie(at.fault, at.verdict) = fault->second;
        const auto known = m_today.find(at.hit.id);
        m_stub.add(at.hit, known == m_today.end() ? nullptr : &known->second);
        m_lines.push_back(std::move(at));
    }
    QVERIFY(m_lines.size() > 5'000);
}

std::vector<ReplayVerdict> TestDemoFreshAnswers::replayed(const std::function<bool(const Line &)> &chosen) const
{
    std::vector<ReplayVerdict> verdicts;
    for (const Line &line : m_lines) {
        if (chosen(line))
            verdicts.push_back(compareAnswers(line.hit.query, line.hit.answer, m_stub.answerTo({line.hit.query})).verdict);
    }
    return verdicts;
}

namespace {

double shareOf(const std::vector<ReplayVerdict> &verdicts, const std::set<ReplayVerdict> &wanted)
{
    const auto count = std::count_if(verdicts.begin(), verdicts.end(), [&](ReplayVerdict verdict) { return wanted.contains(verdict); });
    return verdicts.empty() ? 0 : double(count) / double(verdicts.size());
}

} // namespace

void TestDemoFreshAnswers::namesOnlyHitsOfTheWeek()
{
    std::set<std::string> ids;
    for (const Line &line : m_lines) {
        ids.insert(line.hit.id);
        if (const auto known = m_today.find(line.hit.id); known != m_today.end())
            QVERIFY(known->second != line.hit.answer && !known->second.empty() && known->second.find('{') == std::string::npos);
    }
    for (const auto &[id, answer] : m_today)
        QVERIFY(ids.contains(id));
    QVERIFY(m_today.size() > 200 && m_today.size() < m_lines.size() / 2);
}

void TestDemoFreshAnswers::isTheSameFromTheFolder()
{
    const auto again = demoFreshAnswersOf(m_folder.path("week"));
    QVERIFY(again.ok());
    QVERIFY(*again == m_today);
}

void TestDemoFreshAnswers::refusesForeignFolders()
{
    const test::TempFolder other;
    QCOMPARE(demoFreshAnswersOf(other.path("")).error().reason, ErrorReason::fileMissing);
    QVERIFY(replaceFile(other.path("") / "answer_key.json", R"({"schema":"mine"})").ok());
    QCOMPARE(demoFreshAnswersOf(other.path("")).error().code, ErrorCode::notFound);
    DemoOptions small;
    small.events = 2'000;
    const test::TempFolder changed;
    QVERIFY(writeDemoWeek(changed.path("week"), small).ok());
    QVERIFY(demoFreshAnswersOf(changed.path("week")).ok());
    QVERIFY(replaceFile(changed.path("week") / "hits.jsonl", "{}\n").ok());
    QCOMPARE(demoFreshAnswersOf(changed.path("week")).error().code, ErrorCode::conflict);
}

void TestDemoFreshAnswers::aReplayShowsWhatIsStale()
{
    for (const std::string kind : {"price_changed", "permission_changed", "stale_news"}) {
        const auto verdicts = replayed([&](const Line &line) { return line.fault == kind; });
        const double share = shareOf(verdicts, {ReplayVerdict::different, ReplayVerdict::contradicts, ReplayVerdict::unclear});
        qInfo("%s: %zu hits, %.2f not the same", kind.c_str(), verdicts.size(), share);
        QVERIFY2(share >= 0.8, kind.c_str());
    }
    const auto wrong = replayed([](const Line &line) { return line.verdict == "wrong_match"; });
    const double share = shareOf(wrong, {ReplayVerdict::different, ReplayVerdict::contradicts, ReplayVerdict::unclear});
    qInfo("wrong_match: %zu hits, %.2f not the same", wrong.size(), share);
    QVERIFY(share >= 0.8);
}

void TestDemoFreshAnswers::aReplayLeavesWhatHolds()
{
    const auto right = [&](const Line &line) { return line.fault.empty() && !m_today.contains(line.hit.id); };
    const auto shared = replayed([&](const Line &line) { return right(line) && line.hit.callSite.starts_with("support."); });
    QVERIFY(shareOf(shared, {ReplayVerdict::same, ReplayVerdict::reworded}) >= 0.8);
    QVERIFY(shareOf(shared, {ReplayVerdict::reworded}) >= 0.02);
    QVERIFY(shareOf(shared, {ReplayVerdict::contradicts}) <= 0.05);
}

QTEST_GUILESS_MAIN(TestDemoFreshAnswers)
#include "tst_demo_fresh_answers.moc"
