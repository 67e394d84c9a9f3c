// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/demo/demo_week.h"
#include "core/driver/json.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_scan.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace cacheloupe;

namespace {

constexpr size_t kRanked = 60;

/// What speaks of a fault; advice about a whole call site or log does not point at one.
bool pointsAtHits(ScanKind kind)
{
    return kind != ScanKind::keyTooBig && kind != ScanKind::manyQuestions && kind != ScanKind::retryAfterHit && kind != ScanKind::cacheableUndeclared
        && kind != ScanKind::temperatureUnknown;
}

struct Found {
    std::set<std::string> proven; ///< a key field differs
    std::set<std::string> scanned;
    std::set<std::string> ranked;
    std::map<std::string, std::set<std::string>> byScan;
};

Found lookEverywhere(const HitTable &table)
{
    Found found;
    const LogSignals log(table);
    std::vector<std::pair<double, HitRow>> scores;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.kind(row) != EventKind::hit)
            continue;
        const auto hit = table.record(row);
        const KeyProof proof = proveKey(*hit);
        if (std::any_of(proof.lights.begin(), proof.lights.end(), [](const LightProof &light) { return light.state == LightState::mismatch; }))
            found.proven.insert(hit->id);
        scores.emplace_back(-suspicionScore(*hit, &proof, &log), row);
    }
    std::stable_sort(scores.begin(), scores.end());
    for (size_t i = 0; i < std::min(kRanked, scores.size()); ++i)
        found.ranked.insert(table.hitId(scores[i].second));
    LogScanOptions options;
    options.mostFindings = 0;
    const auto results = scanLog(table, std::nullopt, options);
    for (const ScanResult &result : *results)
        if (pointsAtHits(result.kind))
            for (const ScanFinding &finding : result.findings)
                for (const HitRow row : finding.rows) {
                    found.scanned.insert(table.hitId(row));
                    found.byScan[std::string(scanKindName(result.kind))].insert(table.hitId(row));
                }
    return found;
}

} // namespace

/// Every planted fault of the sample week but one is found by the proof, by a scan or among the first sixty ranked hits.
class TestDemoCoverage : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;
private Q_SLOTS:
    void everyFaultGroupIsFound()
    {
        const auto week = writeDemoWeek(m_folder.path("week"), {});
        QVERIFY(week.ok());
        HitTable table;
        QVERIFY(HitLogReader(table).load(week->hits));
        const Found found = lookEverywhere(table);
        const auto key = parseJson(*readWholeFile(week->answerKey), "answer key");
        QVERIFY(key.ok());
        struct Count {
            int groups = 0, groupsFound = 0, hits = 0, proven = 0, scanned = 0, ranked = 0;
        };
        std::map<std::string, Count> kinds;
        for (const Json &fault : (*key)["faults"]) {
            Count &count = kinds[fault["kind"]];
            bool any = false;
            for (const std::string id : fault["hits"]) {
                const bool isProven = found.proven.count(id) > 0;
                const bool isScanned = found.scanned.count(id) > 0;
                const bool isRanked = found.ranked.count(id) > 0;
                ++count.hits;
                count.proven += isProven;
                count.scanned += isScanned;
                count.ranked += isRanked;
                any = any || isProven || isScanned || isRanked;
            }
            ++count.groups;
            count.groupsFound += any;
        }
        QVERIFY(!kinds.empty());
        std::set<std::string> planted;
        for (const Json &fault : (*key)["faults"])
            for (const std::string id : fault["hits"])
                planted.insert(id);
        const auto plantedIn = [&](const std::set<std::string> &ids) { return std::count_if(ids.begin(), ids.end(), [&](const std::string &id) { return planted.count(id) > 0; }); };
        for (const auto &[kind, ids] : found.byScan) {
            const auto hits = plantedIn(ids);
            qInfo("%-26s flags %4zu hits, %3td of them planted", kind.c_str(), ids.size(), hits);
        }
        qInfo("all scans flag %zu hits, %td of them planted", found.scanned.size(), plantedIn(found.scanned));
        const auto &contradicting = found.byScan.at("contradicting_questions");
        QVERIFY(plantedIn(contradicting) * 10 >= std::ptrdiff_t(contradicting.size()) * 7);
        const auto &changed = found.byScan.at("field_changed");
        QCOMPARE(plantedIn(changed), std::ptrdiff_t(changed.size()));
        int groups = 0;
        int groupsFound = 0;
        for (const auto &[kind, c] : kinds) {
            qInfo("%-26s groups %3d of %3d, hits %3d: proven %3d, scanned %3d, ranked %3d", kind.c_str(), c.groupsFound, c.groups, c.hits, c.proven, c.scanned, c.ranked);
            groups += c.groups;
            groupsFound += c.groupsFound;
        }
        qInfo("groups %d of %d", groupsFound, groups);
        QCOMPARE(groupsFound, groups);
        QVERIFY(groups > 300);
    }
};

QTEST_GUILESS_MAIN(TestDemoCoverage)
#include "tst_demo_coverage.moc"
