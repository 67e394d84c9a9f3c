// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/lane_advice.h"

#include <QTest>

using namespace cacheloupe;

namespace {

LaneUse useOf(std::string callSite)
{
    LaneUse use;
    use.callSite = std::move(callSite);
    use.load.requests = 2'000;
    use.load.bytes = 4'000'000;
    use.load.largestBytes = 4'000;
    return use;
}

} // namespace

class TestLaneAdvice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheFourPresets()
    {
        QCOMPARE(lanePresets().size(), size_t(4));
        QCOMPARE(lanePresetFor("nightly-evals")->id, std::string("evals"));
        QCOMPARE(lanePresetFor("tickets.classify")->id, std::string("offline_classes"));
        QCOMPARE(lanePresetFor("docs_Enrich")->id, std::string("enrichment"));
        QCOMPARE(lanePresetFor("kb.backfill.v2")->id, std::string("backfill"));
        QVERIFY(!lanePresetFor("support.faq"));
        QVERIFY(!lanePresetFor("medieval.chat")); // a part of a word tells nothing
        QVERIFY(!lanePresetFor(""));
    }
    void advises()
    {
        const BatchLimits &openAi = batchLimits(BatchProvider::openAi);
        const LaneAdvice eval = laneAdvice(useOf("evals"), openAi);
        QCOMPARE(eval.lane, Lane::batch);
        QCOMPARE(eval.reasons, (std::vector<LaneReason>{LaneReason::presetFits, LaneReason::patient}));
        QCOMPARE(eval.batch.files, size_t(1));
        LaneUse reusable = useOf("evals");
        reusable.reusable = true;
        QCOMPARE(laneAdvice(reusable, openAi).lane, Lane::cache);
        LaneUse chat = useOf("support.chat");
        chat.interactive = true;
        QCOMPARE(laneAdvice(chat, openAi).lane, Lane::sync);
        QCOMPARE(laneAdvice(chat, openAi).reasons, (std::vector<LaneReason>{LaneReason::interactive}));
        chat.interactive = false;
        QCOMPARE(laneAdvice(chat, openAi).reasons, (std::vector<LaneReason>{LaneReason::patienceUnknown}));
        chat.patienceS = 3'600;
        QCOMPARE(laneAdvice(chat, openAi).reasons, (std::vector<LaneReason>{LaneReason::notPatient}));
        chat.patienceS = 90'000;
        QCOMPARE(laneAdvice(chat, openAi).lane, Lane::batch);
        // Vertex may queue for three days: a day's patience is too short there.
        QCOMPARE(laneAdvice(chat, batchLimits(BatchProvider::vertex)).lane, Lane::sync);
    }
    void respectsLimits()
    {
        LaneUse few = useOf("evals");
        few.load.requests = 10;
        const LaneAdvice advice = laneAdvice(few, batchLimits(BatchProvider::bedrock));
        QCOMPARE(advice.lane, Lane::sync);
        QCOMPARE(advice.reasons.back(), LaneReason::limitsExceeded);
        QCOMPARE(laneReasonName(advice.reasons.back()), std::string_view("limits_exceeded"));
    }
};

QTEST_GUILESS_MAIN(TestLaneAdvice)
#include "tst_lane_advice.moc"
