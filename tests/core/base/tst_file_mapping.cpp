// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_mapping.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <numeric>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestFileMapping : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    static FileMapping map(const std::filesystem::path &path)
    {
        const auto file = ReadFile::open(path);
        return std::move(*FileMapping::of(*file));
    }
    static long sum(std::string_view bytes)
    {
        return std::accumulate(bytes.begin(), bytes.end(), 0L);
    }

private Q_SLOTS:
    void theBytesAreTheFiles()
    {
        const auto mapping = map(m_folder.write("a", "one\ntwo\n"));
        QCOMPARE(mapping.bytes(), std::string_view("one\ntwo\n"));
        QVERIFY(!mapping.isDamaged());
    }
    void bytesBehindTheEndAreReadable()
    {
        for (const size_t size : {size_t(0), size_t(4096), size_t(8191), size_t(12288)}) {
            const auto mapping = map(m_folder.write("b", std::string(size, 'x')));
            QCOMPARE(mapping.bytes().size(), size);
            QCOMPARE(sum({mapping.bytes().data() + size, FileMapping::kPaddingBytes}), 0L);
        }
    }
    void aFileThatShrinksReadsAsZerosAndSaysSo()
    {
        const auto path = m_folder.write("c", std::string(100000, 'x'));
        const auto mapping = map(path);
        QCOMPARE(sum(mapping.bytes()), 100000L * 'x');
        std::filesystem::resize_file(path, 5000);
        QCOMPARE(sum(mapping.bytes().substr(0, 4096)), 4096L * 'x');
        QVERIFY(!mapping.isDamaged());
        QCOMPARE(sum(mapping.bytes().substr(8192)), 0L);
        QVERIFY(mapping.isDamaged());
    }
    void anotherMappingIsNotBlamed()
    {
        const auto whole = map(m_folder.write("d", std::string(50000, 'y')));
        const auto path = m_folder.write("e", std::string(50000, 'z'));
        const auto shrunk = map(path);
        std::filesystem::resize_file(path, 0);
        QCOMPARE(sum(shrunk.bytes()), 0L);
        QVERIFY(shrunk.isDamaged());
        QVERIFY(!whole.isDamaged());
        QCOMPARE(sum(whole.bytes()), 50000L * 'y');
    }
    void moreThanTheTableHoldsIsAnError()
    {
        const auto file = ReadFile::open(m_folder.write("f", "x"));
        std::vector<Result<FileMapping>> mappings;
        do {
            mappings.push_back(FileMapping::of(*file));
        } while (mappings.back().ok() && mappings.size() < 100);
        QVERIFY(!mappings.back().ok());
        QCOMPARE(mappings.back().error().code, ErrorCode::limit);
        mappings.clear();
        QVERIFY(FileMapping::of(*file).ok());
    }
};

QTEST_GUILESS_MAIN(TestFileMapping)
#include "tst_file_mapping.moc"
