// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_record.h"

#include <QTest>

using namespace cacheloupe;

class TestHitRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hugeTokenCountsStayNumbers()
    {
        const auto hit = hitFromLine("{\"event\":\"hit\",\"usage\":{\"input_tokens\":1e300,\"output_tokens\":-1e300,\"cached_input_tokens\":7.9}}", {});
        QVERIFY(hit.ok());
        QCOMPARE(*hit->usage.inputTokens, std::int64_t(9e18));
        QCOMPARE(*hit->usage.outputTokens, std::int64_t(-9e18));
        QCOMPARE(*hit->usage.cachedInputTokens, std::int64_t(7));
    }
    void nothingBehindANulIsPassedOver()
    {
        using namespace std::string_view_literals;
        QVERIFY(!hitFromLine("{\"event\":\"hit\"}\0\"b\":}"sv, "log:3").ok());
    }
};

QTEST_APPLESS_MAIN(TestHitRecord)
#include "tst_hit_record.moc"
