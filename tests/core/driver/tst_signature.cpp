// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/signature.h"

#include <QTest>

using namespace cacheloupe;

class TestSignature : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheOneOfRfc8032()
    {
        // Section 7.1, test 2.
        const Secret key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        const std::string publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        const std::string signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        QCOMPARE(*publicKeyOf(key, "k"), publicKey);
        QCOMPARE(*signBytes(key, "\x72", "k"), signature);
        QVERIFY(isSignedBy(publicKey, "\x72", signature));
    }
    void refusesOtherBytesKeysAndTexts()
    {
        const auto key = newSigningKey();
        const auto other = newSigningKey();
        QVERIFY(key->reveal() != other->reveal());
        const auto publicKey = *publicKeyOf(*key, "k");
        const auto signature = *signBytes(*key, "yes", "k");
        QVERIFY(isSignedBy(publicKey, "yes", signature));
        QVERIFY(!isSignedBy(publicKey, "Yes", signature));
        QVERIFY(!isSignedBy(*publicKeyOf(*other, "k"), "yes", signature));
        for (size_t i = 0; i < signature.size(); i += 7) {
            auto changed = signature;
            changed[i] = changed[i] == '0' ? '1' : '0';
            QVERIFY(!isSignedBy(publicKey, "yes", changed));
        }
        for (const char *text : {"", "zz", "3D"})
            QVERIFY(!isSignedBy(publicKey, "yes", text) && !isSignedBy(text, "yes", signature));
        QCOMPARE(publicKeyOf(Secret("short"), "k").error().reason, ErrorReason::approvalInvalid);
        QCOMPARE(signBytes(Secret(std::string(64, 'g')), "yes", "k").error().where, std::string("k"));
    }
};

QTEST_APPLESS_MAIN(TestSignature)
#include "tst_signature.moc"
