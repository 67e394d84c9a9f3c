// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/layer_blame.h"

#include <QTest>

#include <set>

using namespace cacheloupe;

namespace {

void setBoth(Hit &hit, KeyField field, const std::string &now, const std::string &written)
{
    hit.fields.set(field, now);
    hit.entry.fields.set(field, written);
}

} // namespace

class TestLayerBlame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreStableAndNoFieldIsInTwoLayers()
    {
        std::set<KeyField> fields;
        size_t count = 0;
        for (size_t i = 0; i < kBlameLayerCount; ++i) {
            QVERIFY(blameLayerFromName(blameLayerName(BlameLayer(i))) == BlameLayer(i));
            count += blameFields(BlameLayer(i)).size();
            fields.insert(blameFields(BlameLayer(i)).begin(), blameFields(BlameLayer(i)).end());
        }
        QCOMPARE(fields.size(), count);
        QVERIFY(!blameLayerFromName("model"));
        QCOMPARE(blameLayerName(BlameLayer::sourceChecksum), std::string_view("source_checksum"));
    }
    /// Every layer that differs hides those behind it, whatever they say.
    void theFirstDifferenceIsNamed()
    {
        for (size_t first = 0; first < kBlameLayerCount; ++first) {
            Hit hit;
            for (size_t i = 0; i < kBlameLayerCount; ++i)
                setBoth(hit, blameFields(BlameLayer(i)).front(), "now", i < first ? "now" : "then");
            const LayerBlame blame = walkLayers(hit);
            QVERIFY(blame.first == BlameLayer(first));
            QVERIFY(blame.unknownBefore.empty());
            QCOMPARE(blame.step(BlameLayer(first)).now, std::string("now"));
            QCOMPARE(blame.step(BlameLayer(first)).written, std::string("then"));
            QVERIFY(first == 0 || blame.step(BlameLayer(first - 1)).state == BlameState::same);
        }
    }
    void aSecondFieldOfALayerCounts()
    {
        Hit hit;
        setBoth(hit, KeyField::promptTemplateHash, "t", "t");
        setBoth(hit, KeyField::promptSystemVersion, "v2", "v1");
        const LayerBlame blame = walkLayers(hit);
        QVERIFY(blame.first == BlameLayer::promptHash);
        QVERIFY(blame.step(BlameLayer::promptHash).field == KeyField::promptSystemVersion);
        QCOMPARE(blame.unknownBefore, (std::vector<BlameLayer>{BlameLayer::sourceChecksum, BlameLayer::retrieval, BlameLayer::toolOutput}));
    }
    void theRequestsModelStandsIn()
    {
        Hit hit;
        hit.model = "new";
        hit.entry.fields.set(KeyField::routeModel, "old");
        QVERIFY(walkLayers(hit).first == BlameLayer::route);
    }
    void whatIsLoggedOnOneSideBlamesNothing()
    {
        Hit hit;
        hit.fields.set(KeyField::sourceCorpusVersion, "2");
        const LayerBlame blame = walkLayers(hit);
        QVERIFY(!blame.first);
        QCOMPARE(blame.unknownBefore.size(), kBlameLayerCount);
    }
};

QTEST_GUILESS_MAIN(TestLayerBlame)
#include "tst_layer_blame.moc"
