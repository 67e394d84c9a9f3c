// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hits/hits_room.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_list.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/widgets/filter_bar.h"
#include "ui/support/text_indexer.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <cstdio>

using namespace cacheloupe;

namespace {

void print(const char *what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms\n", what, ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back());
}

template <typename Until>
void spinUntil(Until until)
{
    while (!until())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
}

std::vector<double> repaints(HitGrid &grid, int step)
{
    std::vector<double> ms;
    QScrollBar *bar = grid.verticalScrollBar();
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->value() + step);
        grid.viewport()->repaint();
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
    page.findChild<FilterBar *>()->setText(query);
    spinUntil([&] { return grid.rowCount() != before; });
    grid.viewport()->repaint();
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
    static constexpr int kColumns[] = {HitRowsSource::similarity, HitRowsSource::age, HitRowsSource::latency};
    Q_EMIT grid.header()->sortChosen(kColumns[turn % 3], turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    spinUntil([&] { return first() != before; });
    grid.viewport()->repaint();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    spinUntil([&] { return !page.isBusy(); });
    return ms;
}

/// Opens the log in a shown page: first rows painted, and whole.
void open(test::HitsRoom &room, HitsPage &page, const QString &log)
{
    HitGrid &grid = *page.grid();
    double wholeMs = 0;
    QElapsedTimer timer;
    timer.start();
    QObject::connect(&room.hitLog, &HitLogSession::finished, &page, [&] { wholeMs = double(timer.nsecsElapsed()) / 1e6; });
    room.hitLog.open({log});
    spinUntil([&] { return grid.rowCount() > grid.visibleRows(); });
    grid.viewport()->repaint();
    std::printf("%-34s %12.1f ms (%d rows)\n", "first rows on screen", double(timer.nsecsElapsed()) / 1e6, grid.rowCount());
    double gapMs = 0;
    QElapsedTimer gap;
    gap.start();
    spinUntil([&] {
        gapMs = std::max(gapMs, double(gap.nsecsElapsed()) / 1e6);
        gap.restart();
        return wholeMs > 0;
    });
    std::printf("%-34s %12.1f ms (%d rows)\n", "whole", wholeMs, grid.rowCount());
    std::printf("%-34s %12.1f ms\n", "longest pause while loading", gapMs);
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
    spinUntil([&] { return page.isVisible(); });
    QCoreApplication::processEvents();
    open(room, page, QString::fromLocal8Bit(argv[1]));
    HitGrid &grid = *page.grid();
    std::printf("%-34s %12d\n", "rows on screen", grid.visibleRows());
    print("page scroll and repaint", repaints(grid, grid.visibleRows()));
    print("wheel step and repaint", repaints(grid, 3));
    std::vector<double> jumps;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        grid.verticalScrollBar()->setValue(int((qint64(i) * 7919 * 104729) % std::max(1, grid.rowCount() - 100)));
        grid.viewport()->repaint();
        jumps.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    print("random jump and repaint", jumps);
    spinUntil([&] { return !indexer.isIndexing(); });
    std::vector<double> columns, words, orders;
    for (int i = 0; i < 9; ++i) {
        columns.push_back(untilShown(page, i % 2 ? QStringLiteral("kind:hit similarity<0.93") : QStringLiteral("call_site:support.faq.answer")));
        words.push_back(untilShown(page, i % 2 ? QStringLiteral("zanzibar") : QStringLiteral("answer~refund")));
    }
    page.findChild<FilterBar *>()->setText({});
    spinUntil([&] { return grid.rowCount() == int(room.hitLog.table()->rowCount()) && !page.isBusy(); });
    for (int i = 0; i < 9; ++i)
        orders.push_back(untilOrdered(page, i));
    print("new order to screen", orders);
    print("filter by columns to screen", columns);
    print("filter by words to screen", words);
    return 0;
}
