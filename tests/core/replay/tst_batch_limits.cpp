// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_limits.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

constexpr std::array kAllProviders = {BatchProvider::openAi, BatchProvider::anthropic, BatchProvider::vertex, BatchProvider::azure, BatchProvider::bedrock};

bool warns(const BatchFeasibility &result, BatchWarning warning)
{
    return std::find(result.warnings.begin(), result.warnings.end(), warning) != result.warnings.end();
}

BatchLoad loadOf(size_t requests, std::uint64_t bytes)
{
    BatchLoad load;
    load.requests = requests;
    load.bytes = bytes;
    load.largestBytes = requests > 0 ? bytes / requests : 0;
    return load;
}

} // namespace

class TestBatchLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyProviderHasItsFacts()
    {
        for (const BatchProvider provider : kAllProviders) {
            const BatchLimits &limits = batchLimits(provider);
            QCOMPARE(limits.provider, provider);
            QCOMPARE(batchProviderFromName(batchProviderName(provider)), std::optional(provider));
            QCOMPARE(limits.discount, 0.5);
            QVERIFY(limits.windowS >= 86'400 && limits.maxRequests >= 50'000 && limits.maxFileBytes >= 200'000'000);
            QVERIFY(limits.source.starts_with("https://"));
            QCOMPARE(limits.asOf.size(), size_t(10));
        }
        QVERIFY(!batchProviderFromName("mistral"));
    }
    void rowsOfTheMission()
    {
        const BatchLimits &openAi = batchLimits(BatchProvider::openAi);
        QCOMPARE(openAi.maxRequests, size_t(50'000));
        QCOMPARE(openAi.maxFileBytes, std::uint64_t(200'000'000));
        QVERIFY(openAi.oneModelAFile);
        const BatchLimits &anthropic = batchLimits(BatchProvider::anthropic);
        QCOMPARE(anthropic.maxRequests, size_t(100'000));
        QCOMPARE(anthropic.maxFileBytes, std::uint64_t(256'000'000));
        QCOMPARE(anthropic.resultsKeptS, 29 * 86'400.0);
        const BatchLimits &vertex = batchLimits(BatchProvider::vertex);
        QCOMPARE(vertex.maxRequests, size_t(200'000));
        QCOMPARE(vertex.queueS, 72 * 3600.0);
        QVERIFY(!vertex.windowExpires);
        const BatchLimits &azure = batchLimits(BatchProvider::azure);
        QCOMPARE(azure.maxRequests, size_t(100'000));
        QCOMPARE(azure.maxOwnStorageBytes, std::uint64_t(1'000'000'000));
        QCOMPARE(batchLimits(BatchProvider::bedrock).minRequests, size_t(100));
    }
    void countsFiles()
    {
        const BatchLimits &openAi = batchLimits(BatchProvider::openAi);
        QCOMPARE(batchFeasibility(loadOf(0, 0), openAi).files, size_t(0));
        QCOMPARE(batchFeasibility(loadOf(2'000, 4'000'000), openAi).files, size_t(1));
        QCOMPARE(batchFeasibility(loadOf(50'000, 4'000'000), openAi).files, size_t(1));
        QCOMPARE(batchFeasibility(loadOf(50'001, 4'000'000), openAi).files, size_t(2));
        QCOMPARE(batchFeasibility(loadOf(1'000, 450'000'000), openAi).files, size_t(3));
        BatchLoad mixed = loadOf(10, 1'000);
        mixed.models = 4;
        QCOMPARE(batchFeasibility(mixed, openAi).files, size_t(4));
        QCOMPARE(batchFeasibility(mixed, batchLimits(BatchProvider::anthropic)).files, size_t(1));
        BatchLoad large = loadOf(1'000, 600'000'000);
        QCOMPARE(batchFeasibility(large, batchLimits(BatchProvider::azure)).files, size_t(3));
        large.ownStorage = true;
        QCOMPARE(batchFeasibility(large, batchLimits(BatchProvider::azure)).files, size_t(1));
    }
    void saysWhyItDoesNotFit()
    {
        BatchLoad one = loadOf(1, 300'000'000);
        QVERIFY(warns(batchFeasibility(one, batchLimits(BatchProvider::openAi)), BatchWarning::requestTooLarge));
        QVERIFY(!batchFeasibility(one, batchLimits(BatchProvider::openAi)).fits);
        QVERIFY(warns(batchFeasibility(loadOf(99, 1'000), batchLimits(BatchProvider::bedrock)), BatchWarning::tooFewRequests));
        BatchLoad night = loadOf(2'000, 1'000'000);
        night.patienceS = 36 * 3600;
        QVERIFY(batchFeasibility(night, batchLimits(BatchProvider::anthropic)).fits);
        const auto vertex = batchFeasibility(night, batchLimits(BatchProvider::vertex));
        QVERIFY(!vertex.fits);
        QVERIFY(warns(vertex, BatchWarning::windowBeyondPatience) && warns(vertex, BatchWarning::longQueue) && warns(vertex, BatchWarning::windowIsTarget));
        QCOMPARE(vertex.latestS, 96 * 3600.0);
        const auto azure = batchFeasibility(night, batchLimits(BatchProvider::azure));
        QVERIFY(azure.fits && warns(azure, BatchWarning::windowIsTarget));
    }
    void takesTheCacheDiscountFirst()
    {
        const ChatPrice price{1.0, 4.0, {}};
        TokenUsage usage;
        usage.inputTokens = 1'000'000;
        usage.outputTokens = 250'000;
        QCOMPARE(*batchCallCostUsd(usage, price, batchLimits(BatchProvider::openAi)), 1.0);
        usage.cachedInputTokens = 800'000;
        // 200,000 at half price, 800,000 at a tenth without the batch discount, 250,000 output at half price.
        QVERIFY(std::abs(*batchCallCostUsd(usage, price, batchLimits(BatchProvider::vertex)) - (0.1 + 0.08 + 0.5)) < 1e-12);
        QVERIFY(std::abs(*batchCallCostUsd(usage, price, batchLimits(BatchProvider::anthropic)) - (0.1 + 0.04 + 0.5)) < 1e-12);
        QCOMPARE(*batchCallCostUsd(usage, price, batchLimits(BatchProvider::openAi)), 1.0);
        usage.cachedInputTokens = 5'000'000; // more than there are: the log is wrong, the price does not go below nothing
        QVERIFY(*batchCallCostUsd(usage, price, batchLimits(BatchProvider::vertex)) > 0.5);
        QVERIFY(!batchCallCostUsd(usage, std::nullopt, batchLimits(BatchProvider::vertex)));
        BatchLoad load = loadOf(10, 10'000);
        usage.cachedInputTokens.reset();
        load.usage = usage;
        load.price = price;
        const auto result = batchFeasibility(load, batchLimits(BatchProvider::anthropic));
        QCOMPARE(*result.costUsd, 1.0);
        QCOMPARE(*result.fullPriceUsd, 2.0);
    }
    void checksTheReuseOfResults()
    {
        Hit hit;
        hit.lane = "batch";
        hit.entry.ageS = 3'600;
        const BatchLimits &limits = batchLimits(BatchProvider::openAi);
        QVERIFY(batchReuse(hit, limits).allowed());
        hit.entry.ageS = 90'000;
        QVERIFY(!batchReuse(hit, limits).withinWindow && !batchReuse(hit, limits).allowed());
        hit.entry.ageS.reset();
        QVERIFY(!batchReuse(hit, limits).withinWindow);
        hit.entry.ageS = 3'600;
        hit.lane = "sync";
        QVERIFY(batchReuse(hit, limits).laneLabelled && !batchReuse(hit, limits).notInteractive);
        hit.lane.clear();
        QVERIFY(!batchReuse(hit, limits).laneLabelled && !batchReuse(hit, limits).allowed());
    }
};

QTEST_GUILESS_MAIN(TestBatchLimits)
#include "tst_batch_limits.moc"
