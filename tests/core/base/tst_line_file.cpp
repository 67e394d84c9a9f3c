// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/line_file.h"

#include "core/base/random.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <vector>

using namespace cacheloupe;

namespace {

struct Seen {
    std::uint64_t number;
    std::uint64_t offset;
    std::string bytes;
    bool overlong;
};

std::vector<Seen> linesOf(const std::filesystem::path &path, size_t maxBytes, size_t stopAfter = SIZE_MAX)
{
    std::vector<Seen> seen;
    const auto file = ReadFile::open(path);
    const Status read = forEachLine(*file, maxBytes, [&](const FileLine &line) {
        seen.push_back({line.number, line.offset, std::string(line.bytes), line.overlong});
        return seen.size() < stopAfter;
    });
    return read ? seen : std::vector<Seen>();
}

} // namespace

class TestLineFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsLines()
    {
        const test::TempFolder folder;
        const auto path = folder.write("a", "\xEF\xBB\xBF" "one\r\n\ntoolongline\nlast");
        const auto seen = linesOf(path, 8);
        QCOMPARE(seen.size(), size_t(4));
        QCOMPARE(seen[0].bytes, std::string("one"));
        QCOMPARE(seen[0].offset, std::uint64_t(3));
        QCOMPARE(seen[1].bytes, std::string());
        QVERIFY(seen[2].overlong && seen[2].bytes.empty());
        QCOMPARE(seen[3].bytes, std::string("last"));
        QCOMPARE(seen[3].number, std::uint64_t(4));
        QCOMPARE(linesOf(path, 8, 2).size(), size_t(2));
        QVERIFY(linesOf(folder.write("empty", ""), 8).empty());
    }
    void offsetsLeadBackToTheLine()
    {
        Random random(7);
        std::string text;
        std::vector<std::string> expected;
        for (int i = 0; i < 3'000; ++i) {
            expected.push_back(std::string(random.below(600), char('a' + random.below(26))));
            text += expected.back() + (random.chance(0.5) ? "\r\n" : "\n");
        }
        const test::TempFolder folder;
        const auto path = folder.write("a", text);
        const auto seen = linesOf(path, 1'000);
        QCOMPARE(seen.size(), expected.size());
        for (size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i].bytes, expected[i]);
            QCOMPARE(text.substr(seen[i].offset, seen[i].bytes.size()), expected[i]);
        }
    }
};

QTEST_GUILESS_MAIN(TestLineFile)
#include "tst_line_file.moc"
