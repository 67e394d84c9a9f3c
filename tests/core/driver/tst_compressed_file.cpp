// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/driver/compressed_file.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

struct Unpacked {
    std::string bytes;
    std::optional<Error> error;
};

std::string someText(size_t sizeBytes, std::uint64_t seed)
{
    Random random(seed);
    std::string text;
    while (text.size() < sizeBytes)
        text += "line " + std::to_string(random.below(100000)) + " of a log\n";
    return text;
}

} // namespace

/// gzip and zstd, whole, joined, cut, damaged: what comes out and what the error names.
class TestCompressedFile : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    Unpacked unpack(const std::string &packed, size_t step = 10000)
    {
        auto file = ReadFile::open(m_folder.write("packed.bin", packed));
        const auto compression = compressionOf(*file);
        CompressedFile reader(std::move(*file), *compression);
        Unpacked out;
        std::string buffer(step, '\0');
        for (;;) {
            const auto got = reader.read(buffer);
            if (!got) {
                out.error = got.error();
                return out;
            }
            if (*got == 0)
                return out;
            out.bytes.append(buffer, 0, *got);
        }
    }

private Q_SLOTS:
    void theFirstBytesTell()
    {
        const auto kind = [&](const std::string &bytes) { return *compressionOf(*ReadFile::open(m_folder.write("k", bytes))); };
        QCOMPARE(kind(gzipped("x")), Compression::gzip);
        QCOMPARE(kind(zstdPacked("x")), Compression::zstd);
        QCOMPARE(kind("{\"ts\":1}"), Compression::none);
        QCOMPARE(kind("PK*M"), Compression::none);
        QCOMPARE(kind("\x1F\x8B"), Compression::none);
        QCOMPARE(kind(""), Compression::none);
    }
    void bothFormatsGiveTheirText()
    {
        const std::string text = someText(1'000'000, 1);
        for (const size_t step : {size_t(1 << 20), size_t(4096), size_t(1000)}) {
            QCOMPARE(unpack(gzipped(text), step).bytes, text);
            QCOMPARE(unpack(zstdPacked(text), step).bytes, text);
        }
        QVERIFY(!unpack(gzipped("")).error && unpack(gzipped("")).bytes.empty());
        QVERIFY(!unpack(zstdPacked("")).error && unpack(zstdPacked("")).bytes.empty());
    }
    void membersAndFramesAreOneText()
    {
        const std::string a = someText(300'000, 2);
        const std::string b = someText(5'000, 3);
        QCOMPARE(unpack(gzipped(a) + gzipped("") + gzipped(b)).bytes, a + b);
        QCOMPARE(unpack(zstdPacked(a) + zstdPacked(b)).bytes, a + b);
        const std::string skippable("\x50\x2A\x4D\x18\x03\x00\x00\x00xyz", 11);
        const auto joined = unpack(skippable + zstdPacked(b) + skippable);
        QVERIFY(!joined.error);
        QCOMPARE(joined.bytes, b);
        const auto padded = unpack(gzipped(a) + std::string(70'000, '\0'));
        QVERIFY(!padded.error);
        QCOMPARE(padded.bytes, a);
    }
    void aCutArchiveGivesAllItHolds()
    {
        const std::string text = someText(2'000'000, 4);
        for (const auto &packed : {gzipped(text), zstdPacked(text)}) {
            const size_t length = packed.size() * 2 / 3;
            const auto cut = unpack(packed.substr(0, length));
            QVERIFY(cut.error.has_value());
            QCOMPARE(cut.error->reason, ErrorReason::truncatedArchive);
            QCOMPARE(cut.error->where, m_folder.path("packed.bin").string());
            QCOMPARE(cut.error->detail, "byte " + std::to_string(length));
            QVERIFY(cut.bytes.size() > text.size() / 3 && cut.bytes.size() < text.size());
            QCOMPARE(cut.bytes, text.substr(0, cut.bytes.size()));
        }
        // Only the checksum is missing.
        QCOMPARE(unpack(gzipped("text").substr(0, gzipped("text").size() - 4)).bytes, std::string("text"));
    }
    void aDamagedArchiveNamesTheByte()
    {
        const std::string text = someText(2'000'000, 5);
        std::string gzip = gzipped(text);
        const size_t at = gzip.size() / 2;
        std::fill_n(gzip.begin() + std::ptrdiff_t(at), 64, '\xFF');
        const auto damaged = unpack(gzip);
        QVERIFY(damaged.error.has_value());
        QCOMPARE(damaged.error->reason, ErrorReason::damagedArchive);
        // Some damage shows in the member's checksum only.
        const auto byte = QByteArray::fromStdString(damaged.error->detail).mid(5).split(':').first().toULongLong();
        QVERIFY2(byte >= at && byte <= gzip.size(), damaged.error->detail.c_str());
        QVERIFY(damaged.bytes.size() > text.size() / 4);
        std::string zstd = zstdPacked(text);
        std::fill_n(zstd.begin() + std::ptrdiff_t(zstd.size() / 2), 64, '\xFF');
        const auto broken = unpack(zstd);
        QVERIFY(broken.error.has_value());
        QCOMPARE(broken.error->code, ErrorCode::parse);
    }
    void foreignBytesBehindAMemberAreDamage()
    {
        const auto joined = unpack(gzipped("one\n") + "two\n");
        QCOMPARE(joined.bytes, std::string("one\n"));
        QCOMPARE(joined.error->reason, ErrorReason::damagedArchive);
    }
    void aBombStaysSmallInMemory()
    {
        auto file = ReadFile::open(m_folder.write("bomb", gzipped(std::string(64u << 20, '\n'))));
        QVERIFY(*file->sizeBytes() < 1'000'000);
        CompressedFile reader(std::move(*file), Compression::gzip);
        std::string buffer(1000, '\0');
        QCOMPARE(*reader.read(buffer), size_t(1000));
        QVERIFY(reader.packedBytes() <= 131'072);
    }
};

QTEST_APPLESS_MAIN(TestCompressedFile)
#include "tst_compressed_file.moc"
