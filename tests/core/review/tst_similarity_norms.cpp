// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/similarity_norms.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <cmath>

using namespace cacheloupe;

namespace {

std::string hit(const std::string &site, double similarity)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"hit","match":"semantic","call_site":")" + site + R"(","similarity":)" + std::to_string(similarity) + "}\n";
}

} // namespace

class TestSimilarityNorms : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

private Q_SLOTS:
    void eachBusySiteHasItsOwn()
    {
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += hit("faq", i % 2 == 0 ? 0.9 : 0.8) + hit("chat", i % 2 == 0 ? 0.99 : 0.97);
        text += hit("rare", 0.5);
        // Neither misses nor hits without a figure count.
        text += R"({"ts":"2026-11-02T09:30:00Z","event":"miss","call_site":"faq","similarity":0.1})" "\n";
        text += R"({"ts":"2026-11-02T09:30:00Z","event":"hit","match":"exact","call_site":"faq"})" "\n";
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("norms.jsonl", text)));
        const SimilarityNorms norms(table);
        const auto *faq = norms.norm("faq");
        QVERIFY(faq);
        QCOMPARE(faq->count, size_t(40));
        QVERIFY(std::abs(faq->mean - 0.85) < 1e-6);
        QVERIFY(std::abs(faq->deviation - 0.05) < 1e-6);
        QVERIFY(std::abs(norms.norm("chat")->mean - 0.98) < 1e-6);
        // One hit makes no norm: the log's serves.
        QCOMPARE(norms.norm("rare")->count, size_t(81));
        QCOMPARE(norms.norm("never seen"), norms.norm("rare"));
    }
    void nothingIsSaidWithoutFigures()
    {
        QVERIFY(!SimilarityNorms().norm("faq"));
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += hit("same", 0.9);
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("same.jsonl", text)));
        QVERIFY(!SimilarityNorms(table).norm("same")); // all alike: no deviation
    }
};

QTEST_APPLESS_MAIN(TestSimilarityNorms)
#include "tst_similarity_norms.moc"
