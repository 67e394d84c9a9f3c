// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QTest>

using namespace cacheloupe;

class TestHash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sha256KnowsTheStandardVectors()
    {
        QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(sha256Hex(std::string(1000000, 'a')), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }
    void murmurKnowsItsReferenceValues()
    {
        QCOMPARE(toHex(hash128("")), std::string(32, '0'));
        QCOMPARE(toHex(hash128("hello")), std::string("cbd8a7b341bd9b025b1e906a48ae1d19"));
        QVERIFY(hash128("The quick brown fox jumps over the lazy dog") != hash128("The quick brown fox jumps over the lazy cog"));
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
