// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

class TestSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesReferencesOnly()
    {
        QCOMPARE(SecretRef::parse("env:REDIS_PASSWORD")->toString(), std::string("env:REDIS_PASSWORD"));
        QCOMPARE(SecretRef::parse("ask")->scheme, SecretRef::Scheme::ask);
        const auto pasted = SecretRef::parse("hunter2-hunter2");
        QVERIFY(!pasted);
        QVERIFY(pasted.error().where.find("hunter2") == std::string::npos);
        QVERIFY(pasted.error().detail.find("hunter2") == std::string::npos);
    }
    void resolvesEnvironmentAndFile()
    {
        qputenv("CACHELOUPE_TEST_SECRET", "s3cret");
        QCOMPARE(resolveSecret(*SecretRef::parse("env:CACHELOUPE_TEST_SECRET"))->reveal(), std::string_view("s3cret"));
        const test::TempFolder folder;
        const auto file = folder.write("password", "fromfile\nsecond line\n");
        QCOMPARE(resolveSecret(*SecretRef::parse("file:" + file.string()))->reveal(), std::string_view("fromfile"));
        const auto missing = resolveSecret(*SecretRef::parse("env:CACHELOUPE_NOT_SET"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().reason, ErrorReason::secretMissing);
        QCOMPARE(missing.error().where, std::string("env:CACHELOUPE_NOT_SET"));
    }
    void masksWhatLooksSecret()
    {
        const auto text = redacted("redis://app:pa55word@host:6379 Authorization: Bearer abcdefghijk sk-proj-1234567890 api_key=abcdef123");
        for (const char *leak : {"pa55word", "abcdefghijk", "1234567890", "abcdef123"})
            QVERIFY2(text.find(leak) == std::string::npos, text.c_str());
        QVERIFY(text.find("redis://app:***@host:6379") != std::string::npos);
        QCOMPARE(redacted("How do I reset my password in the app?"), std::string("How do I reset my password in the app?"));
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
