// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/chat_prices.h"

#include <QTest>

using namespace cacheloupe;

class TestChatPrices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsPricesByDate()
    {
        const auto price = chatPrice("openai/gpt-4o-mini-2024-07-18");
        QVERIFY(price);
        QCOMPARE(price->inputUsdPerMillion, 0.15);
        QCOMPARE(price->asOf.size(), size_t(10));
        QVERIFY(!chatPrice("gpt-4o-audio-preview"));
        QVERIFY(!chatPrice("my-model"));
        TokenUsage usage;
        QVERIFY(!callCostUsd(usage, price));
        usage.inputTokens = 1'000'000;
        usage.outputTokens = 500'000;
        QCOMPARE(*callCostUsd(usage, price), 0.15 + 0.30);
    }
};

QTEST_APPLESS_MAIN(TestChatPrices)
#include "tst_chat_prices.moc"
