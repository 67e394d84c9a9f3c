// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/policy/compiled_rule.h"
#include "core/policy/policy_what_if.h"
#include "core/policy/what_if_difference.h"
#include "tests/core/policy/random_lookups.h"
#include "tests/core/policy/reference_what_if.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <cmath>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr const char *kSites[] = {"", "faq", "pricing", "caf\xC3\xA9"};

/// A log as lines, as JSON and as a table.
struct Log {
    explicit Log(std::uint64_t seed, int count = 1500) : random(seed)
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            events.push_back(random.line(i));
            text += random.written(events.back());
        }
        loadMore(text);
        for (int i = 0; i < count; ++i)
            if (random.random().chance(0.3))
                verdicts.push_back({HitRow(i), kVerdicts[random.random().below(kVerdicts.size())], random.random().chance(0.4)});
    }

    void loadMore(const std::string &text)
    {
        const auto path = folder.write("log" + std::to_string(table.sourceCount()) + ".jsonl", text);
        QVERIFY(HitLogReader(table).load(path).ok());
    }

    Verdict verdict(HitRow row) const
    {
        for (const RowVerdict &said : verdicts)
            if (said.row == row)
                return said.verdict;
        return Verdict::none;
    }

    RandomLookups random;
    TempFolder folder;
    HitTable table;
    std::vector<Json> events;
    std::vector<RowVerdict> verdicts;
};

bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-5 * (1 + std::abs(b));
}

/// Plays the log of one call site as if the epoch had been raised before it.
struct ReferenceEpochs {
    std::map<std::string, std::optional<Instant>> filled;
    std::set<std::string> orphans;

    /// The reason, the age that is served, and whether it was a refill.
    std::tuple<std::string, std::optional<double>, bool> decide(const Json &event, const EffectiveRule &rule)
    {
        const ReferenceDecision reference(event, rule);
        auto reason = reference.decide(false);
        auto age = reference.age();
        const bool isHit = event["event"] == "hit";
        const auto key = reference.text({"key"});
        const auto entry = reference.text({"entry", "id"}).empty() ? key : reference.text({"entry", "id"});
        const bool isOrphan = (isHit || reference.namesEntry()) && !(reference.epoch() && *reference.epoch() >= double(rule.keyEpoch));
        if (isOrphan && !entry.empty())
            orphans.insert(entry);
        if (reason == "caller_bypassed")
            return {reason, age, false};
        const auto now = event.contains("ts") ? parseInstant(event["ts"].get<std::string>()) : std::nullopt;
        bool isRefill = false;
        if (reason == "serve" && isOrphan) {
            const auto found = !entry.empty() && filled.contains(entry) ? filled.find(entry) : key.empty() ? filled.end() : filled.find(key);
            if (found == filled.end()) {
                reason = "older_epoch";
                isRefill = isHit;
                if (!entry.empty())
                    filled.emplace(entry, now);
            } else if (age && now && found->second) {
                age = std::min(*age, double(unixMs(*now) - unixMs(*found->second)) / 1000.0);
            }
        }
        if (!key.empty())
            filled.emplace(key, now);
        return {reason, age, isRefill};
    }
};

void judge(ReferenceCounts &counts, Verdict verdict, bool isServed)
{
    if (isWrongReuse(verdict))
        ++(isServed ? counts.wrongKept : counts.wrongRemoved);
    if (verdict == Verdict::safe)
        ++(isServed ? counts.goodKept : counts.goodLost);
}

ReferenceCounts referenceCounts(const Log &log, const std::string &site, const PolicyDocument &draft, const PolicyDocument &published)
{
    ReferenceCounts counts;
    const auto rule = effectiveRule(draft, site);
    const bool isRaised = rule.keyEpoch > effectiveRule(published, site).keyEpoch;
    ReferenceEpochs epochs;
    for (HitRow row = 0; row < log.events.size(); ++row) {
        const Json &event = log.events[row];
        const std::string kind = event["event"];
        if ((event.contains("call_site") ? event["call_site"].get<std::string>() : "") != site || kind == "store" || kind == "refresh" || kind == "invalidated")
            continue;
        const ReferenceDecision reference(event, rule);
        auto reason = isRaised ? std::string() : reference.decide(true);
        auto age = reference.age();
        bool isRefill = false;
        if (isRaised)
            std::tie(reason, age, isRefill) = epochs.decide(event, rule);
        const bool isHit = kind == "hit";
        const bool isServed = reason == "serve" && (isHit || reference.namesEntry());
        ++counts.lookups;
        counts.hits += isHit;
        counts.refills += isRefill;
        if (isHit)
            judge(counts, log.verdict(row), isServed);
        if (isServed) {
            ++counts.served;
            counts.newlyServed += !isHit;
            counts.savedUsd += reference.number("saved_usd").value_or(isHit ? 0 : reference.number("cost_usd").value_or(0));
            if (age)
                counts.oldestS = std::max(counts.oldestS.value_or(*age), *age);
            if (!isHit)
                counts.newRows.push_back(row);
        } else if (isHit) {
            ++counts.refused;
            ++counts.reasons[reason];
            counts.lostUsd += reference.number("saved_usd").value_or(0);
            counts.refusedRows.push_back(row);
        }
    }
    counts.orphans = epochs.orphans.size();
    return counts;
}

void compareCounts(const WhatIfCounts &fast, const ReferenceCounts &slow)
{
    QCOMPARE(fast.lookups, slow.lookups);
    QCOMPARE(fast.hitsBefore, slow.hits);
    QCOMPARE(fast.served, slow.served);
    QCOMPARE(fast.refused, slow.refused);
    QCOMPARE(fast.newlyServed, slow.newlyServed);
    QCOMPARE(fast.judged.wrongRemoved, slow.wrongRemoved);
    QCOMPARE(fast.judged.wrongKept, slow.wrongKept);
    QCOMPARE(fast.judged.goodLost, slow.goodLost);
    QCOMPARE(fast.judged.goodKept, slow.goodKept);
    QVERIFY(isClose(fast.savedUsd, slow.savedUsd));
    QVERIFY(isClose(fast.lostUsd, slow.lostUsd));
    QCOMPARE(fast.oldestS, slow.oldestS);
    QCOMPARE(fast.epoch.refills, slow.refills);
    QCOMPARE(fast.epoch.orphanedEntries, slow.orphans);
    std::map<std::string, std::uint64_t> reasons;
    for (size_t i = 1; i < kDecisionReasonCount; ++i)
        if (fast.byReason[i] > 0)
            reasons[std::string(decisionReasonName(DecisionReason(i)))] = fast.byReason[i];
    QCOMPARE(reasons, slow.reasons);
}

} // namespace

class TestPolicyWhatIf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachLookupIsDecidedAsTheReferenceAndTheDrawnFlowDo()
    {
        std::set<std::string> met;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            Log log(seed);
            const auto facts = LookupFacts::read(log.table);
            QVERIFY(facts.ok());
            for (int n = 0; n < 8; ++n) {
                const auto draft = log.random.policy();
                std::map<std::string, EffectiveRule> rules;
                for (const char *site : kSites)
                    rules[site] = effectiveRule(draft, site);
                size_t index = 0;
                for (const auto &block : facts->blocks())
                    for (size_t i = 0; i < block->size(); ++i, ++index) {
                        const HitRow row = block->row(i);
                        const EffectiveRule &rule = rules.at(std::string(log.table.callSite(row)));
                        const auto fast = CompiledRule(rule).decide(block->traitsOf(i), block->ageS[i], block->similarity[i]);
                        const auto slow = ReferenceDecision(log.events[row], rule).decide(true);
                        const auto name = fast.served() ? std::string("serve") : std::string(decisionReasonName(fast.reason));
                        QVERIFY2(name == slow, (log.events[row].dump() + "\nfast " + name + " slow " + slow).c_str());
                        met.insert(name);
                        if (n > 0)
                            continue;
                        const auto drawn = decideReuse(*log.table.record(row), rule);
                        QVERIFY(drawn.step == fast.step && drawn.reason == fast.reason);
                    }
                QCOMPARE(index, size_t(facts->lookupCount()));
            }
        }
        // Every reason there is was met: the logs and policies are not tame.
        QCOMPARE(met.size(), kDecisionReasonCount);
    }
    void countsEqualTheReference()
    {
        std::uint64_t newlyServed = 0, refills = 0, wrongRemoved = 0, goodLost = 0;
        for (std::uint64_t seed = 11; seed <= 16; ++seed) {
            Log log(seed);
            const auto facts = LookupFacts::read(log.table);
            QVERIFY(facts.ok());
            for (int n = 0; n < 8; ++n) {
                const auto draft = log.random.policy();
                const auto published = log.random.policy();
                WhatIfInput input{*facts, draft, &published, log.verdicts};
                const auto all = whatIf(input);
                QVERIFY(all.ok());
                WhatIfCounts sum;
                for (const char *site : kSites) {
                    const auto slow = referenceCounts(log, site, draft, published);
                    QVERIFY(all->find(site));
                    compareCounts(*all->find(site), slow);
                    input.callSite = site;
                    const auto alone = whatIf(input);
                    QCOMPARE(alone->sites.size(), size_t(1));
                    compareCounts(alone->total, slow);
                    QCOMPARE(*whatIfRows(input, WhatIfOutcome::refused), slow.refusedRows);
                    QCOMPARE(*whatIfRows(input, WhatIfOutcome::newlyServed), slow.newRows);
                    QCOMPARE(whatIfRows(input, WhatIfOutcome::wrongRemoved)->size(), size_t(slow.wrongRemoved));
                    QCOMPARE(whatIfRows(input, WhatIfOutcome::goodKept)->size(), size_t(slow.goodKept));
                    QCOMPARE(whatIfRows(input, WhatIfOutcome::refilled)->size(), size_t(slow.refills));
                    QCOMPARE(whatIfRows(input, WhatIfOutcome::refused, DecisionReason::tooOld)->size(),
                             size_t(slow.reasons.contains("too_old") ? slow.reasons.at("too_old") : 0));
                    sum.add(alone->total);
                    if (QTest::currentTestFailed())
                        return;
                }
                QCOMPARE(all->total.served, sum.served);
                QCOMPARE(all->total.refused, sum.refused);
                QCOMPARE(all->total.byReason, sum.byReason);
                QCOMPARE(all->total.judged, sum.judged);
                newlyServed += sum.newlyServed;
                refills += sum.epoch.refills;
                wrongRemoved += sum.judged.wrongRemoved;
                goodLost += sum.judged.goodLost;
            }
        }
        QVERIFY(newlyServed > 0 && refills > 0 && wrongRemoved > 0 && goodLost > 0);
    }
    void manyWorkersAndManyBlocksCountTheSame()
    {
        Log log(21, 200);
        std::string text;
        for (int i = 0; i < 200; ++i)
            text += log.random.written(log.events[size_t(i)]);
        std::string many;
        for (int i = 0; i < 700; ++i)
            many += text;
        log.loadMore(many);
        QVERIFY(log.table.rowCount() > 2 * HitBlock::kRows);
        LookupFactsOptions reading;
        reading.workers = 3;
        const auto facts = LookupFacts::read(log.table, std::nullopt, reading);
        QVERIFY(facts.ok());
        const auto draft = log.random.policy();
        WhatIfInput input{*facts, draft};
        input.workers = 3;
        input.examples = 5;
        const auto wide = whatIf(input);
        input.workers = 1;
        const auto narrow = whatIf(input);
        QCOMPARE(wide->sites.size(), narrow->sites.size());
        const auto reference = referenceCounts(log, "faq", draft, draft);
        QCOMPARE(wide->find("faq")->refused, reference.refused * 701);
        for (size_t i = 0; i < wide->sites.size(); ++i) {
            QCOMPARE(wide->sites[i].counts.byReason, narrow->sites[i].counts.byReason);
            QCOMPARE(wide->sites[i].counts.examples, narrow->sites[i].counts.examples);
            QVERIFY(isClose(wide->sites[i].counts.savedUsd, narrow->sites[i].counts.savedUsd));
        }
        // Evenly spread: the first, the last and three between.
        const auto &rows = wide->total.examples.refused;
        QCOMPARE(rows.size(), size_t(5));
        QVERIFY(rows.front() < 200 && rows.back() > log.table.rowCount() - 200);
        QVERIFY(rows[2] > log.table.rowCount() / 3 && rows[2] < log.table.rowCount() / 3 * 2);
    }
    void growsWithTheLog()
    {
        Log log(31, 400);
        auto facts = LookupFacts::read(log.table);
        QVERIFY(facts.ok());
        const auto firstBlock = facts->blocks().front();
        Log more(32, 300);
        std::string text;
        for (const Json &event : more.events)
            text += log.random.written(event);
        log.loadMore(text);
        const auto grown = facts->extended();
        const auto fresh = LookupFacts::read(log.table);
        QVERIFY(grown.ok() && fresh.ok());
        QCOMPARE(grown->rowCount(), log.table.rowCount());
        QCOMPARE(facts->rowCount(), HitRow(400));
        QCOMPARE(firstBlock->endRow, HitRow(400));
        const auto draft = log.random.policy();
        const auto a = whatIf({*grown, draft});
        const auto b = whatIf({*fresh, draft});
        QCOMPARE(a->total, b->total);
        QCOMPARE(grown->lookupCount(), fresh->lookupCount());
        const auto same = grown->extended();
        QVERIFY(same->blocks().front() == grown->blocks().front());
    }
    void readsOnlyTheRowsAskedFor()
    {
        Log log(41, 300);
        const std::vector<HitRow> rows = {3, 17, 18, 250};
        const auto some = LookupFacts::read(log.table, rows);
        QVERIFY(some.ok());
        for (const auto &block : some->blocks())
            for (size_t i = 0; i < block->size(); ++i)
                QVERIFY(std::find(rows.begin(), rows.end(), block->row(i)) != rows.end());
        QVERIFY(some->lookupCount() > 0);
    }
    void stopsWhenAsked()
    {
        Log log(51, 50);
        std::stop_source stop;
        stop.request_stop();
        LookupFactsOptions options;
        options.stop = stop.get_token();
        QVERIFY(LookupFacts::read(log.table, std::nullopt, options).error().code == ErrorCode::cancelled);
        const auto facts = LookupFacts::read(log.table);
        const PolicyDocument draft;
        WhatIfInput input{*facts, draft};
        input.stop = stop.get_token();
        QVERIFY(whatIf(input).error().code == ErrorCode::cancelled);
    }
    void latencyIsThatOfTheOtherKind()
    {
        Log log(61, 0);
        log.loadMore(R"({"ts":"2026-11-01T00:00:00Z","event":"hit","call_site":"s","match":"exact","latency_ms":10,"entry":{"id":"a","age_s":5000}})" "\n"
                     R"({"ts":"2026-11-01T00:00:01Z","event":"hit","call_site":"s","match":"exact","latency_ms":30,"saved_usd":0.5,"entry":{"id":"b","age_s":10}})" "\n"
                     R"({"ts":"2026-11-01T00:00:02Z","event":"miss","call_site":"s","latency_ms":1000})" "\n"
                     R"({"ts":"2026-11-01T00:00:03Z","event":"expired","call_site":"s","match":"exact","latency_ms":800,"cost_usd":0.25,"entry":{"id":"c","age_s":60}})" "\n");
        const auto facts = LookupFacts::read(log.table);
        PolicyDocument draft;
        draft.defaults.cacheable = true;
        draft.defaults.ttlS = 3600;
        const auto counts = whatIf({*facts, draft})->total;
        QCOMPARE(counts.served, std::uint64_t(2));
        QCOMPARE(counts.newlyServed, std::uint64_t(1));
        QCOMPARE(counts.savedUsd, 0.75);
        QCOMPARE(*counts.latencyAddedMs, 990.0);
        QCOMPARE(*counts.latencySavedMs, 780.0);
        QCOMPARE(*counts.oldestS, 60.0);
        QCOMPARE(*counts.oldestBeforeS, 5000.0);
    }
    void ratesComeFromRandomVerdictsWhenThereAreAny()
    {
        Log log(71, 0);
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += "{\"event\":\"hit\",\"call_site\":\"s\",\"match\":\"semantic\",\"similarity\":0.9" + std::string(i < 10 ? "1" : "7") + "}\n";
        log.loadMore(text);
        const auto facts = LookupFacts::read(log.table);
        PolicyDocument draft;
        draft.defaults.cacheable = true;
        draft.defaults.match = "semantic";
        draft.defaults.similarityThreshold = 0.95;
        std::vector<RowVerdict> verdicts = {{1, Verdict::wrongMatch}, {2, Verdict::unsure}, {3, Verdict::safe}, {20, Verdict::stale}, {21, Verdict::safe}};
        WhatIfInput input{*facts, draft};
        input.verdicts = verdicts;
        auto counts = whatIf(input)->total;
        QVERIFY(!counts.isRandomSample());
        QCOMPARE(counts.sample().wrongBefore(), wilsonInterval(2, 4));
        QCOMPARE(counts.sample().wrongAfter(), wilsonInterval(1, 2));
        verdicts[0].isRandom = verdicts[4].isRandom = true;
        input.verdicts = verdicts;
        counts = whatIf(input)->total;
        QVERIFY(counts.isRandomSample());
        QCOMPARE(counts.sample().wrongBefore(), wilsonInterval(1, 2));
        QCOMPARE(counts.sample().wrongAfter(), wilsonInterval(0, 1));
        QCOMPARE(counts.judged.count(), std::uint64_t(4));
    }
    void twoDraftsStandSideBySide()
    {
        Log log(81);
        const auto facts = LookupFacts::read(log.table);
        const auto a = whatIf({*facts, log.random.policy()});
        const auto b = whatIf({*facts, log.random.policy()});
        const auto differences = whatIfDifferences(*a, *b);
        QCOMPARE(differences.size(), a->sites.size());
        std::int64_t served = 0;
        for (const auto &difference : differences) {
            served += difference.served;
            QCOMPARE(difference.refused, std::int64_t(b->find(difference.callSite)->refused) - std::int64_t(a->find(difference.callSite)->refused));
        }
        QCOMPARE(served, std::int64_t(b->total.served) - std::int64_t(a->total.served));
        QCOMPARE(whatIfDifference({}, a->total, a->total).served, std::int64_t(0));
    }
    void aNewEpochPaysOncePerKey()
    {
        Log log(91, 0);
        std::string text;
        for (int i = 0; i < 6; ++i)
            text += "{\"ts\":\"2026-11-0" + std::to_string(1 + i / 3) + "T12:00:0" + std::to_string(i)
                + "Z\",\"event\":\"hit\",\"call_site\":\"s\",\"match\":\"exact\",\"saved_usd\":0.5,\"key\":\"k" + std::to_string(i % 2)
                + "\",\"entry\":{\"id\":\"e" + std::to_string(i % 2) + "\",\"age_s\":90000}}\n";
        log.loadMore(text);
        const auto facts = LookupFacts::read(log.table);
        PolicyDocument published;
        published.defaults.cacheable = true;
        auto draft = published;
        draft.defaults.keyEpoch = 1;
        const auto counts = whatIf({*facts, draft, &published})->total;
        QVERIFY(counts.epoch.isRaised);
        QCOMPARE(counts.epoch.orphanedEntries, std::uint64_t(2));
        QCOMPARE(counts.epoch.refills, std::uint64_t(2));
        QCOMPARE(counts.epoch.refillUsd, 1.0);
        QCOMPARE(counts.epoch.firstDayLookups, std::uint64_t(3));
        QCOMPARE(counts.epoch.firstDayHits, std::uint64_t(3));
        QCOMPARE(counts.epoch.firstDayServed, std::uint64_t(1));
        QCOMPARE(counts.served, std::uint64_t(4));
        QCOMPARE(*counts.oldestS, 86404.0);
        QCOMPARE(whatIf({*facts, draft})->total.epoch, EpochForecast());
        QCOMPARE(whatIf({*facts, draft})->total.served, std::uint64_t(6));
    }
};

QTEST_APPLESS_MAIN(TestPolicyWhatIf)
#include "tst_policy_what_if.moc"
