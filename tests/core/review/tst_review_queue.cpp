// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_queue.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace cacheloupe;

namespace {

std::vector<ReviewCandidate> manyCandidates(size_t count)
{
    std::vector<ReviewCandidate> out;
    for (size_t i = 0; i < count; ++i)
        out.push_back({std::uint32_t(i), i + 1, i + 1, double(i) / double(count)});
    return out;
}

size_t countOf(const std::vector<ReviewItem> &items, ReviewStratum stratum)
{
    return size_t(std::count_if(items.begin(), items.end(), [&](const ReviewItem &i) { return i.stratum == stratum; }));
}

} // namespace

class TestReviewQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mixesSuspiciousAndRandom()
    {
        const auto candidates = manyCandidates(1000);
        const auto queue = planReview(candidates);
        QCOMPARE(queue.size(), size_t(60));
        QCOMPARE(countOf(queue, ReviewStratum::random), size_t(11));
        double last = 2;
        for (const ReviewItem &item : queue) {
            if (item.stratum == ReviewStratum::suspicious) {
                QVERIFY(item.suspicion <= last);
                QVERIFY(item.suspicion > 0.9);
                last = item.suspicion;
            }
        }
        // Every stretch of the queue holds random hits: stopping early keeps the mix.
        QVERIFY(std::any_of(queue.begin(), queue.begin() + 10, [](const ReviewItem &i) { return i.stratum == ReviewStratum::random; }));
    }
    void sameSeedSameQueue()
    {
        const auto candidates = manyCandidates(500);
        const auto rows = [&](std::uint64_t seed) {
            std::vector<std::uint32_t> out;
            for (const ReviewItem &item : planReview(candidates, {.seed = seed}))
                out.push_back(item.row);
            return out;
        };
        QCOMPARE(rows(7), rows(7));
        QVERIFY(rows(7) != rows(8));
    }
    void randomPartIsUniform()
    {
        const auto candidates = manyCandidates(20);
        std::map<std::uint32_t, int> seen;
        for (std::uint64_t seed = 0; seed < 4000; ++seed) {
            for (const ReviewItem &item : planReview(candidates, {.count = 5, .randomShare = 0.2, .seed = seed}))
                seen[item.row] += item.stratum == ReviewStratum::random;
        }
        for (const auto &[row, count] : seen)
            QVERIFY2(count > 130 && count < 270, std::to_string(count).c_str()); // 200 expected, five standard deviations
    }
    void identicalPairsComeOnceWithTheirOthers()
    {
        auto candidates = manyCandidates(30);
        for (size_t i = 20; i < 30; ++i)
            candidates[i].pair = 99;
        const auto queue = planReview(candidates, {.count = 60, .randomShare = 0});
        QCOMPARE(queue.size(), size_t(21));
        QCOMPARE(queue.front().row, 29u);
        QCOMPARE(queue.front().alike.size(), size_t(9));
    }
    void oneEntryDoesNotFillTheReview()
    {
        auto candidates = manyCandidates(200);
        for (size_t i = 100; i < 200; ++i)
            candidates[i].entry = 5000;
        const auto queue = planReview(candidates, {.count = 40, .randomShare = 0});
        const auto fromEntry = std::count_if(queue.begin(), queue.end(), [](const ReviewItem &i) { return i.row >= 100; });
        QCOMPARE(fromEntry, std::ptrdiff_t(5));
        QCOMPARE(queue.size(), size_t(40));
    }
    void everyCallSiteHasItsShareOfTheRandomHits()
    {
        auto candidates = manyCandidates(1000);
        for (size_t i = 0; i < candidates.size(); ++i)
            candidates[i].callSite = i < 600 ? 0 : i < 990 ? 1 : i < 999 ? 2 : 3;
        std::map<std::uint32_t, size_t> drawn;
        for (const ReviewItem &item : planReview(candidates, {.count = 100, .randomShare = 0.3}))
            drawn[candidates[item.row].callSite] += item.stratum == ReviewStratum::random;
        // One each, the other 26 by 600 : 390 : 9 : 1.
        QCOMPARE(drawn[0], size_t(17));
        QCOMPARE(drawn[1], size_t(11));
        QCOMPARE(drawn[2], size_t(1));
        QCOMPARE(drawn[3], size_t(1));
    }
    void aPairDrawnTwiceIsOneItemForBoth()
    {
        auto candidates = manyCandidates(40);
        for (auto &candidate : candidates)
            candidate.pair = 7;
        const auto queue = planReview(candidates, {.count = 1, .randomShare = 1});
        QCOMPARE(queue.size(), size_t(1));
        QVERIFY(queue[0].drawn.empty());
        // Half of the hits are one pair: what is drawn of it is counted as often as it was drawn.
        auto half = manyCandidates(400);
        for (size_t i = 0; i < 200; ++i)
            half[i].pair = 7;
        size_t draws = 0;
        size_t ofPair = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            for (const ReviewItem &item : planReview(half, {.count = 40, .randomShare = 0.5, .seed = seed})) {
                if (item.stratum != ReviewStratum::random)
                    continue;
                draws += 1 + item.drawn.size();
                ofPair += item.pair == 7 ? 1 + item.drawn.size() : 0;
                for (const std::uint32_t row : item.drawn)
                    QVERIFY(std::find(item.alike.begin(), item.alike.end(), row) != item.alike.end());
            }
        }
        QCOMPARE(draws, size_t(200 * 20));
        QVERIFY2(ofPair > 1850 && ofPair < 2150, std::to_string(ofPair).c_str()); // 2000 expected, five standard deviations
    }
    void judgedByOthersIsReadASecondTime()
    {
        auto candidates = manyCandidates(300);
        for (size_t i = 0; i < 100; ++i)
            candidates[i].judgedByOther = true;
        candidates[5].reviewed = true;
        const auto queue = planReview(candidates, {.count = 60, .secondShare = 0.1});
        QCOMPARE(queue.size(), size_t(60));
        QCOMPARE(countOf(queue, ReviewStratum::second), size_t(6));
        for (const ReviewItem &item : queue) {
            QCOMPARE(item.stratum == ReviewStratum::second, item.row < 100);
            QVERIFY(item.row != 5);
        }
    }
    void reviewedHitsStayOut()
    {
        auto candidates = manyCandidates(10);
        for (auto &candidate : candidates)
            candidate.reviewed = candidate.row != 4;
        const auto queue = planReview(candidates);
        QCOMPARE(queue.size(), size_t(1));
        QCOMPARE(queue[0].row, 4u);
        QVERIFY(planReview({}).empty());
    }
    void pairKeyIgnoresCaseAndSpaces()
    {
        QCOMPARE(reviewPairKey("How  do I pay?", "Pay how"), reviewPairKey("how do i pay", "pay HOW"));
        QVERIFY(reviewPairKey("a", "b") != reviewPairKey("b", "a"));
        QVERIFY(reviewPairKey("a b", "") != reviewPairKey("a", "b"));
    }
};

QTEST_APPLESS_MAIN(TestReviewQueue)
#include "tst_review_queue.moc"
