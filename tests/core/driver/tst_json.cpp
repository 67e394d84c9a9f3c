// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"

#include <QTest>

using namespace cacheloupe;

class TestJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingBehindADocumentIsPassedOver()
    {
        using namespace std::string_view_literals;
        for (const auto text : {"{} {}"sv, "{}\0{"sv, "{}\0"sv, "\0"sv, "[1,\0]"sv, ""sv}) {
            const auto json = parseJson(text, "here");
            QVERIFY(!json.ok());
            QCOMPARE(json.error().reason, ErrorReason::malformedJson);
            QCOMPARE(json.error().where, std::string("here"));
        }
        QVERIFY(parseJson(" {\"a\":\"\\u0000\"} \n", {}).ok());
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
