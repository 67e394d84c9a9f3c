// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/paint_watch.h"
#include "tests/bench/stall_trace.h"
#include "tests/ui/hits/hits_room.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_list.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/widgets/filter_bar.h"
#include "ui/support/font_warmup.h"
#include "ui/support/text_indexer.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

using namespace cacheloupe;

namespace {

void print(const char *what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms\n", what, ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back());
}

/// Sleeps between events as the program does, so that workers have the cores when the window has nothing to do.
template <typename Until>
void spinUntil(Until until)
{
    while (!until())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// `to(i)` is where the scroll bar goes in step i; timed until what it uncovers is painted.
template <typename To>
std::vector<double> scrolled(HitGrid &grid, To to)
{
    std::vector<double> ms;
    QScrollBar *bar = grid.verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        const int before = bar->value();
        const bench::PaintWatch paint(*grid.viewport(), [&] { return bar->value() != before; });
        QElapsedTimer timer;
        timer.start();
        bar->setValue(to(i));
        spinUntil([&] { return paint.isPainted() || bar->value() == before; });
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return ms;
}

double untilShown(HitsPage &page, const QString &query)
{
    HitGrid &grid = *page.grid();
    const int before = grid.rowCount();
    QElapsedTimer timer;
    timer.start();
    const bench::PaintWatch paint(*grid.viewport(), [&] { return grid.rowCount() != before; });
    page.findChild<FilterBar *>()->setText(query);
    spinUntil([&] { return paint.isPainted(); });
    return double(timer.nsecsElapsed()) / 1e6;
}

/// A click on another head until other rows stand on the screen.
double untilOrdered(HitsPage &page, int turn)
{
    HitGrid &grid = *page.grid();
    const auto first = [&] { return page.findChild<HitList *>()->rows().at(0); };
    grid.verticalScrollBar()->setValue(0);
    const HitRow before = first();
    QElapsedTimer timer;
    timer.start();
    const bench::PaintWatch paint(*grid.viewport(), [&] { return first() != before; });
    static constexpr int kColumns[] = {HitRowsSource::similarity, HitRowsSource::age, HitRowsSource::latency};
    Q_EMIT grid.header()->sortChosen(kColumns[turn % 3], turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    spinUntil([&] { return paint.isPainted(); });
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    spinUntil([&] { return !page.isBusy(); });
    return ms;
}

/// Opens the log in a shown page: first rows painted, and whole.
void open(test::HitsRoom &room, HitsPage &page, const QString &log, bench::StallTrace &stalls)
{
    HitGrid &grid = *page.grid();
    double wholeMs = 0;
    stalls.begin();
    QElapsedTimer timer;
    timer.start();
    const auto ending = QObject::connect(&room.hitLog, &HitLogSession::finished, &page, [&] { wholeMs = double(timer.nsecsElapsed()) / 1e6; });
    const bench::PaintWatch paint(*grid.viewport(), [&] { return grid.rowCount() > grid.visibleRows(); });
    room.hitLog.open({log});
    spinUntil([&] { return paint.isPainted(); });
    std::printf("%-34s %12.1f ms (%d rows)\n", "first rows on screen", double(timer.nsecsElapsed()) / 1e6, grid.rowCount());
    spinUntil([&] { return wholeMs > 0; });
    QObject::disconnect(ending);
    std::printf("%-34s %12.1f ms (%d rows)\n", "whole", wholeMs, grid.rowCount());
    stalls.end("loading");
}

void scroll(HitGrid &grid, bench::StallTrace &stalls)
{
    QScrollBar *bar = grid.verticalScrollBar();
    stalls.begin();
    print("page scroll to screen", scrolled(grid, [&](int) { return bar->value() + grid.visibleRows(); }));
    print("wheel step to screen", scrolled(grid, [&](int) { return bar->value() + 3; }));
    print("random jump to screen", scrolled(grid, [&](int i) { return int((qint64(i) * 7919 * 104729) % std::max(1, grid.rowCount() - 100)); }));
    stalls.end("scrolling");
}

void filterAndSort(test::HitsRoom &room, HitsPage &page, bench::StallTrace &stalls)
{
    HitGrid &grid = *page.grid();
    std::vector<double> columns, common, rare, orders;
    stalls.begin();
    for (int i = 0; i < 9; ++i) {
        columns.push_back(untilShown(page, i % 2 ? QStringLiteral("kind:hit similarity<0.93") : QStringLiteral("call_site:support.faq.answer")));
        rare.push_back(untilShown(page, QStringLiteral("zanzibar")));
        common.push_back(untilShown(page, QStringLiteral("answer~refund")));
    }
    print("filter by columns to screen", columns);
    print("filter by a rare word to screen", rare);
    print("filter by a common word to screen", common);
    stalls.end("filtering");
    page.findChild<FilterBar *>()->setText({});
    spinUntil([&] { return grid.rowCount() == int(room.hitLog.table()->rowCount()) && !page.isBusy(); });
    stalls.begin();
    for (int i = 0; i < 9; ++i)
        orders.push_back(untilOrdered(page, i));
    print("new order to screen", orders);
    stalls.end("sorting");
}

/// A megabyte is appended to a log that is followed, until the last row of it is on the screen (performance.md, P13).
void tail(test::HitsRoom &room, HitsPage &page, const QString &log)
{
    constexpr qint64 kMegabyte = 1 << 20;
    constexpr int kTurns = 20;
    QFile source(log);
    const test::TempFolder folder;
    const QString grown = QString::fromStdString(folder.path("grown.jsonl").string());
    QFile file(grown);
    if (!source.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    const auto lines = [&] {
        QByteArray text = source.read(kMegabyte);
        return text + source.readLine();
    };
    file.write(lines());
    HitGrid &grid = *page.grid();
    room.hitLog.open({grown});
    spinUntil([&] { return grid.rowCount() > 0 && !room.hitLog.isLoading(); });
    std::vector<double> ms;
    for (int i = 0; i < kTurns; ++i) {
        const QByteArray text = lines();
        const int wanted = grid.rowCount() + int(text.count('\n'));
        const bench::PaintWatch paint(*grid.viewport(), [&] { return grid.rowCount() >= wanted && grid.verticalScrollBar()->value() == grid.verticalScrollBar()->maximum(); });
        QElapsedTimer timer;
        timer.start();
        file.write(text);
        spinUntil([&] {
            if (grid.rowCount() >= wanted)
                grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
            return paint.isPainted();
        });
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    print("appended megabyte to screen", ms);
}

} // namespace

/// hits_view_bench LOG: the Hits page over a log (gen_hits 1000000 1 LOG): opening, scrolling, filtering.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: hits_view_bench LOG\n");
        return 2;
    }
    applyTheme(application, Theme::light());
    test::HitsRoom room;
    TextIndexer indexer(room.lanes, room.hitLog);
    HitsPage page(room.context);
    page.resize(1600, 1000);
    page.show();
    spinUntil([&] { return page.isVisible() && page.findChild<FontWarmup *>()->isDone(); });
    bench::StallTrace stalls;
    open(room, page, QString::fromLocal8Bit(argv[1]), stalls);
    std::printf("%-34s %12d\n", "rows on screen", page.grid()->visibleRows());
    scroll(*page.grid(), stalls);
    stalls.begin();
    spinUntil([&] { return !indexer.isIndexing(); });
    stalls.end("indexing");
    filterAndSort(room, page, stalls);
    stalls.begin();
    room.hitLog.open({});
    spinUntil([&] { return page.grid()->rowCount() == 0; });
    QCoreApplication::processEvents();
    stalls.end("closing");
    tail(room, page, QString::fromLocal8Bit(argv[1]));
    return 0;
}
