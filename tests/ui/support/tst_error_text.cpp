// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/error_text.h"

#include <QTest>

using namespace cacheloupe;

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonNamesWhereAndARemedy()
    {
        for (int r = 0; r <= int(ErrorReason::approvalInvalid); ++r) {
            const auto text = errorText({ErrorCode::io, ErrorReason(r), "somewhere:12", "detail"});
            QVERIFY(!text.sentence.isEmpty());
            QVERIFY2(!text.remedy.isEmpty(), text.sentence.toUtf8().constData());
            QVERIFY(!text.sentence.contains(QLatin1String("%1")));
            QCOMPARE(text.details, QStringLiteral("detail"));
        }
        QVERIFY(errorText({ErrorCode::io, ErrorReason::fileMissing, "/a/b.jsonl", {}}).sentence.contains(QLatin1String("/a/b.jsonl")));
    }
    void aCodeWithoutReasonStillHasWords()
    {
        for (int c = 0; c <= int(ErrorCode::internal); ++c)
            QVERIFY(errorText({ErrorCode(c), ErrorReason::none, "here", {}}).sentence.contains(QLatin1String("here")));
    }
};

QTEST_APPLESS_MAIN(TestErrorText)
#include "tst_error_text.moc"
