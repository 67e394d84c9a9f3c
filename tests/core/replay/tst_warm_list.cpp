// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/warm_list.h"

#include "core/driver/json.h"

#include <QTest>

#include <sstream>

using namespace cacheloupe;

namespace {

Hit warmHit(std::string id, std::string entry, double saved)
{
    Hit hit;
    hit.id = std::move(id);
    hit.callSite = "support.faq";
    hit.entry.id = std::move(entry);
    hit.query = "How do I " + hit.entry.id + " it?";
    hit.answer = "Press the button of " + hit.entry.id + ".";
    hit.model = "m";
    hit.key = "key-" + hit.entry.id;
    hit.savedUsd = saved;
    return hit;
}

WarmList listOf(const std::vector<Hit> &hits, const WarmOptions &options)
{
    WarmListBuilder builder(options);
    for (const Hit &hit : hits)
        builder.add(hit);
    return builder.build();
}

std::vector<std::string> keysOf(const std::vector<WarmEntry> &entries)
{
    std::vector<std::string> keys;
    for (const WarmEntry &entry : entries)
        keys.push_back(entry.key.substr(4));
    return keys;
}

/// Every hit was replayed on one day, with the verdict of its id.
WarmOptions checkedAs(std::map<std::string, ReplayVerdict> verdicts, std::string at = "2026-11-20T00:00:00Z")
{
    WarmOptions options;
    options.check = [verdicts = std::move(verdicts), at = *parseInstant(at)](const std::string &id) -> std::optional<WarmCheck> {
        const auto known = verdicts.find(id);
        return known == verdicts.end() ? std::nullopt : std::optional(WarmCheck{known->second, at});
    };
    return options;
}

using Texts = std::vector<std::string>;

} // namespace

class TestWarmList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheBestBySavedCostOrHits()
    {
        const std::vector<Hit> hits = {warmHit("1", "open", 0.1), warmHit("2", "open", 0.1), warmHit("3", "close", 0.5), warmHit("4", "move", 0.05), warmHit("5", "move", 0.05), warmHit("6", "move", 0.05)};
        WarmOptions options = checkedAs({{"2", ReplayVerdict::same}, {"3", ReplayVerdict::reworded}, {"4", ReplayVerdict::same}});
        const WarmList all = listOf(hits, options);
        QCOMPARE(keysOf(all.ready), (Texts{"close", "open", "move"}));
        QCOMPARE(all.ready[1].hits, size_t(2));
        QCOMPARE(all.ready[1].savedUsd, 0.2);
        QCOMPARE(all.ready[1].hitId, std::string("2"));
        options.top = 2;
        QCOMPARE(keysOf(listOf(hits, options).ready), (Texts{"close", "open"}));
        options.byHits = true;
        QCOMPARE(keysOf(listOf(hits, options).ready), (Texts{"move", "open"}));
    }
    void whatWasNotReplayedComesFirst()
    {
        const std::vector<Hit> hits = {warmHit("1", "open", 3), warmHit("2", "close", 2), warmHit("3", "move", 1)};
        WarmOptions options = checkedAs({{"1", ReplayVerdict::same}, {"3", ReplayVerdict::none}});
        const WarmList list = listOf(hits, options);
        QCOMPARE(keysOf(list.ready), (Texts{"open"}));
        QCOMPARE(keysOf(list.toReplay), (Texts{"close", "move"})); // an error is no check
        QCOMPARE(list.toReplay[0].hitId, std::string("2"));
        options.checkedSince = *parseInstant("2026-11-21T00:00:00Z");
        QCOMPARE(listOf(hits, options).toReplay.size(), size_t(3));
    }
    void theNewestReplayCounts()
    {
        WarmOptions options;
        options.check = [](const std::string &id) -> std::optional<WarmCheck> {
            if (id == "1")
                return WarmCheck{ReplayVerdict::same, *parseInstant("2026-11-20T00:00:00Z")};
            return WarmCheck{ReplayVerdict::contradicts, *parseInstant("2026-11-21T00:00:00Z")};
        };
        for (const auto &order : {std::pair("1", "2"), std::pair("2", "1")}) {
            const WarmList list = listOf({warmHit(order.first, "open", 1), warmHit(order.second, "open", 1)}, options);
            QVERIFY(list.ready.empty() && list.toReplay.empty());
            QCOMPARE(list.excluded.at(WarmExclusion::differs), size_t(1));
        }
    }
    void leavesOutWhatIsNotSafe()
    {
        std::vector<Hit> hits = {warmHit("flag", "flagged", 9), warmHit("ok", "flagged", 9), warmHit("p", "forbidden", 8), warmHit("m", "mail", 7), warmHit("t", "tenant", 6), warmHit("w", "words", 5), warmHit("n", "nothing", 4), warmHit("g", "good", 1)};
        hits[3].answer = "Write to ada.abel@example.org.";
        hits[4].entry.fields.set(KeyField::accessTenant, "acme");
        hits[5].answer = "Your balance is fine.";
        hits[6].answer.clear();
        Hit miss = warmHit("x", "missed", 50);
        miss.kind = EventKind::miss;
        hits.push_back(miss);
        WarmOptions options = checkedAs({{"flag", ReplayVerdict::same}, {"ok", ReplayVerdict::same}, {"p", ReplayVerdict::same}, {"m", ReplayVerdict::same}, {"t", ReplayVerdict::same}, {"w", ReplayVerdict::same}, {"n", ReplayVerdict::same}, {"g", ReplayVerdict::same}});
        options.verdict = [](const std::string &id) { return id == "flag" ? Verdict::stale : id == "ok" ? Verdict::safe : Verdict::none; };
        options.notCacheable = [](const Hit &hit) { return hit.entry.id == "forbidden"; };
        options.personal = [](std::string_view answer) { return answer.find("Your balance") == 0; };
        const WarmList list = listOf(hits, options);
        QCOMPARE(keysOf(list.ready), (Texts{"good"}));
        for (const WarmExclusion exclusion : {WarmExclusion::flagged, WarmExclusion::notCacheable, WarmExclusion::scoped, WarmExclusion::noQuestion})
            QCOMPARE(list.excluded.at(exclusion), size_t(1));
        QCOMPARE(list.excluded.at(WarmExclusion::personal), size_t(2));
        options.allowPersonal = true;
        options.allowScoped = true;
        QCOMPARE(keysOf(listOf(hits, options).ready), (Texts{"mail", "tenant", "words", "good"}));
        for (const Verdict bad : {Verdict::wrongMatch, Verdict::leakedScope, Verdict::notCacheable}) {
            options.verdict = [bad](const std::string &id) { return id == "g" ? bad : Verdict::none; };
            QVERIFY(!keysOf(listOf(hits, options).ready).empty());
            QVERIFY(keysOf(listOf({hits[7]}, options).ready).empty());
        }
    }
    void writesLines()
    {
        Hit hit = warmHit("1", "open", 0.25);
        hit.messagesJson = R"([{"role":"user","content":"How do I open it? sk-abcdefghijklmnopqrstuvwxyz123456"}])";
        hit.paramsJson = R"({"temperature":0})";
        WarmOptions options = checkedAs({{"1", ReplayVerdict::same}});
        const WarmList list = listOf({hit, hit}, options);
        const std::string text = warmListLines(list.ready);
        QVERIFY(text.ends_with("}\n"));
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t(1));
        QVERIFY(text.find("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
        const auto json = parseJson(text, "line");
        QVERIFY(json.ok());
        QCOMPARE(*jsonText(*json, "call_site"), std::string("support.faq"));
        QCOMPARE(*jsonText(*json, "query"), hit.query);
        QCOMPARE(*jsonText(*json, "answer"), hit.answer);
        QCOMPARE(*jsonText(*json, "messages.0.role"), std::string("user"));
        QCOMPARE(*jsonNumber(*json, "params.temperature"), 0.0);
        QCOMPARE(*jsonNumber(*json, "hits"), 2.0);
        QCOMPARE(*jsonNumber(*json, "saved_usd"), 0.5);
        QCOMPARE(*jsonText(*json, "replayed_at"), std::string("2026-11-20T00:00:00Z"));
        QCOMPARE(*jsonText(*json, "verdict"), std::string("same"));
        QVERIFY(!jsonAt(*parseJson(warmListLines(list.ready, false), "line"), "answer"));
    }
    void anEntryMayHaveNoId()
    {
        std::vector<Hit> hits = {warmHit("1", "open", 1), warmHit("2", "open", 1), warmHit("3", "close", 1)};
        for (Hit &hit : hits)
            hit.entry.id.clear();
        QCOMPARE(listOf(hits, {}).toReplay.size(), size_t(2));
        for (Hit &hit : hits)
            hit.key.clear();
        QCOMPARE(listOf(hits, {}).toReplay.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestWarmList)
#include "tst_warm_list.moc"
