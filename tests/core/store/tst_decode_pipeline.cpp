// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decode_pipeline.h"
#include "core/store/entry_pages.h"

#include <QTest>

#include <atomic>
#include <string>

using namespace cacheloupe;

namespace {

using Pipeline = DecodePipeline<std::vector<int>>;

std::vector<CacheEntry> entriesOf(const std::vector<int> &numbers)
{
    std::vector<CacheEntry> out;
    for (const int number : numbers) {
        out.emplace_back();
        out.back().key = std::to_string(number);
    }
    return out;
}

} // namespace

class TestDecodePipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void entriesComeInTheOrderTheyWereReadOnTheCallersThread()
    {
        std::vector<std::string> keys;
        bool isCallers = true;
        const auto caller = std::this_thread::get_id();
        Pipeline pipeline(
            [&](const std::vector<int> &numbers) {
                // Work of different size, so that later readings are done first.
                auto entries = entriesOf(numbers);
                for (int i = 0; i < (numbers.front() % 7) * 20000; ++i)
                    entries.front().rowId = i;
                return entries;
            },
            [&](const std::vector<CacheEntry> &entries) {
                isCallers = isCallers && std::this_thread::get_id() == caller;
                for (const auto &entry : entries)
                    keys.push_back(entry.key);
                return true;
            });
        for (int i = 0; i < 500; ++i)
            QVERIFY(pipeline.add({2 * i, 2 * i + 1}));
        QVERIFY(pipeline.finish());
        QCOMPARE(keys.size(), size_t(1000));
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(keys[size_t(i)], std::to_string(i));
        QVERIFY(isCallers);
        QVERIFY(pipeline.finish());
        QCOMPARE(keys.size(), size_t(1000));
    }

    void whoWouldWaitDecodesToo()
    {
        const auto caller = std::this_thread::get_id();
        std::atomic<bool> hasHelped = false;
        int handed = 0;
        Pipeline pipeline(
            [&](const std::vector<int> &numbers) {
                // The other threads get nowhere before the caller has decoded something: without its help none would.
                if (std::this_thread::get_id() == caller) {
                    hasHelped = true;
                    hasHelped.notify_all();
                }
                hasHelped.wait(false);
                return entriesOf(numbers);
            },
            [&](const std::vector<CacheEntry> &entries) { return (handed += int(entries.size())) > 0; });
        for (int i = 0; i < 30; ++i)
            QVERIFY(pipeline.add({i}));
        QVERIFY(pipeline.finish());
        QCOMPARE(handed, 30);
    }

    void usedReadingsComeBack()
    {
        Pipeline pipeline([](const std::vector<int> &numbers) { return entriesOf(numbers); }, [](const auto &) { return true; });
        QVERIFY(pipeline.used().empty());
        pipeline.add({1, 2, 3});
        QVERIFY(pipeline.finish());
        QCOMPARE(pipeline.used(), (std::vector<int>{1, 2, 3}));
        QVERIFY(pipeline.used().empty());
    }

    void nothingIsHandedOverOnceTheSinkHasEnough()
    {
        int handed = 0;
        Pipeline pipeline([](const std::vector<int> &numbers) { return entriesOf(numbers); }, [&](const auto &) { return ++handed < 3; });
        bool goesOn = true;
        for (int i = 0; i < 100 && goesOn; ++i)
            goesOn = pipeline.add({i});
        QVERIFY(!goesOn);
        QCOMPARE(handed, 3);
        QVERIFY(!pipeline.add({7}));
        QVERIFY(!pipeline.finish());
        QCOMPARE(handed, 3);
    }

    void readingsThatWereNotHandedOverAreDropped()
    {
        for (int i = 0; i < 50; ++i) {
            int handed = 0;
            {
                Pipeline pipeline([](const std::vector<int> &numbers) { return entriesOf(numbers); }, [&](const auto &) { return ++handed > 0; });
                for (int j = 0; j < i % 6; ++j)
                    pipeline.add({j});
            }
            QVERIFY(handed <= i % 6);
        }
    }

    void pagesAreNoLargerThanAsked()
    {
        std::vector<size_t> sizes;
        std::vector<std::uint64_t> listed;
        const PageSink sink = [&](const std::vector<CacheEntry> &page, const ListProgress &progress) {
            sizes.push_back(page.size());
            listed.push_back(progress.listed);
            return sizes.size() < 5;
        };
        EntryPages pages(sink, 2, 9);
        QVERIFY(pages.add({}));
        QVERIFY(pages.add(entriesOf({1})));
        QVERIFY(pages.add(entriesOf({2, 3})));
        QVERIFY(!pages.add(entriesOf({4, 5, 6, 7, 8, 9})));
        QCOMPARE(sizes, (std::vector<size_t>{1, 2, 2, 2, 2}));
        QCOMPARE(listed, (std::vector<std::uint64_t>{1, 3, 5, 7, 9}));
    }
};

QTEST_GUILESS_MAIN(TestDecodePipeline)
#include "tst_decode_pipeline.moc"
