// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/new_file.h"

#include "core/base/file.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <filesystem>
#include <optional>

using namespace cacheloupe;

namespace {

size_t filesIn(const std::filesystem::path &folder)
{
    return size_t(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

} // namespace

class TestNewFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appearsWithFinish()
    {
        const test::TempFolder folder;
        const auto path = folder.write("a", "old");
        auto file = NewFile::create(path);
        QVERIFY(file.ok());
        const std::string bytes(300'000, 'x');
        QVERIFY(file->append(bytes).ok());
        QVERIFY(file->append("end").ok());
        QCOMPARE(file->sizeBytes(), std::uint64_t(300'003));
        QCOMPARE(*readWholeFile(path), std::string("old"));
        NewFile moved = std::move(*file);
        QVERIFY(moved.finish().ok());
        QCOMPARE(*readWholeFile(path), bytes + "end");
        QCOMPARE(filesIn(folder.path("")), size_t(1));
    }
    void leavesNothingHalf()
    {
        const test::TempFolder folder;
        {
            auto file = NewFile::create(folder.path("a"));
            QVERIFY(file->append(std::string(400'000, 'x')).ok());
            QCOMPARE(filesIn(folder.path("")), size_t(1));
        }
        QCOMPARE(filesIn(folder.path("")), size_t(0));
        QCOMPARE(NewFile::create(folder.path("missing/a")).error().reason, ErrorReason::fileMissing);
    }
};

QTEST_GUILESS_MAIN(TestNewFile)
#include "tst_new_file.moc"
