// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/decompression.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

struct Packed {
    Packing packing;
    const char *hex;
};

/// `{"a": "Straße"}` as each library packs it.
constexpr Packed kPacked[] = {
    {Packing::zlib, "789cab564a54b252500a2e294a3c3c3f55a916002a5c059d"},
    {Packing::gzip, "1f8b0800000000000203ab564a54b252500a2e294a3c3c3f55a91600f79089ef10000000"},
    {Packing::zstd, "28b52ffd20108100007b2261223a202253747261c39f65227d"},
    {Packing::lz4, "04224d18604082100000807b2261223a202253747261c39f65227d00000000"},
    {Packing::brotli, "8b07807b2261223a202253747261c39f65227d03"},
};

} // namespace

class TestDecompression : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsAndUnpacksEach()
    {
        for (const auto &[packing, hex] : kPacked) {
            const auto bytes = bytesOf(hex);
            QCOMPARE(packingOf(bytes), packing == Packing::brotli ? Packing::none : packing);
            const auto plain = unpacked(bytes, packing, 1000, "k");
            QVERIFY2(plain.ok(), packingName(packing).data());
            QCOMPARE(*plain, std::string("{\"a\": \"Straße\"}"));
            QCOMPARE(unpacked(bytes, packing, 5, "k").error().code, ErrorCode::limit);
            for (size_t i = 0; i < bytes.size(); ++i)
                QVERIFY(!unpacked(bytes.substr(0, i), packing, 1000, "k").ok());
            QCOMPARE(unpacked(bytes + "more", packing, 1000, "k").error().code, ErrorCode::parse);
        }
        QCOMPARE(packingOf("plain text"), Packing::none);
        QCOMPARE(packingOf(""), Packing::none);
        QCOMPARE(packingOf("x\x9c"), Packing::none);
    }
    void refusesBombs()
    {
        // Two hundred megabytes of zeros in two hundred kilobytes.
        const auto bomb = qCompress(QByteArray(200 << 20, '\0'), 9).mid(4).toStdString();
        QCOMPARE(packingOf(bomb), Packing::zlib);
        const auto plain = unpacked(bomb, Packing::zlib, 1 << 20, "k");
        QCOMPARE(plain.error().code, ErrorCode::limit);
        QVERIFY(plain.error().detail.find("unpacks to too much") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestDecompression)
#include "tst_decompression.moc"
