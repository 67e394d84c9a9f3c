// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/redis_fill.h"
#include "tests/bench/stall_trace.h"
#include "tests/ui/hits/hits_room.h"
#include "ui/stores/stores_page.h"
#include "ui/support/theme.h"
#include "ui/widgets/filter_bar.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace cacheloupe;

namespace {

template <typename Until>
void wait(Until until)
{
    while (!until())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

} // namespace

/// store_view_bench [ENTRIES]: the Stores page reads a Redis server, is scrolled and filtered; prints how long the event
/// loop did not come round meanwhile.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500'000;
    test::RedisServer server;
    if (!server.start())
        bench::fail(server.error().toStdString());
    bench::fill(server, 0, count, true);
    applyTheme(application, Theme::light());
    test::HitsRoom room;
    StoresPage page(room.context);
    page.resize(1600, 1000);
    page.show();
    auto *table = page.findChild<QTableView *>(QStringLiteral("stores.table"));
    const auto rows = [&] { return size_t(table->model()->rowCount()); };
    bench::StallTrace stalls;
    stalls.begin();
    QElapsedTimer timer;
    timer.start();
    page.arrive({PageId::stores, {}, {}, {}, {}, true});
    page.findChild<QLineEdit *>(QStringLiteral("stores.url"))->setText(QString::fromStdString(connectionUrl(server.connection())));
    page.findChild<QPushButton *>(QStringLiteral("stores.connect"))->click();
    wait([&] { return rows() > 0; });
    std::printf("%-34s %12.1f ms\n", "first entries", double(timer.nsecsElapsed()) / 1e6);
    stalls.end("opening");
    stalls.begin();
    wait([&] { return rows() == count && !page.isBusy(); });
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::printf("%-34s %12.2f s   %.0f entries/s\n", "all entries", seconds, double(count) / seconds);
    stalls.end("listing");
    stalls.begin();
    for (int step = 0; step < 200; ++step) {
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 200 * step);
        QCoreApplication::processEvents();
    }
    stalls.end("scrolling");
    stalls.begin();
    auto *filter = page.findChild<FilterBar *>(QStringLiteral("stores.filter"));
    for (const auto &[text, expected] : {std::pair{"no such words", size_t(0)}, {"", count}, {"zzz", size_t(0)}, {"REFUND", count}}) {
        timer.restart();
        filter->setText(QString::fromLatin1(text));
        wait([&] { return rows() == expected && !page.isBusy(); });
        std::printf("until '%-13s' is answered %9.1f ms, %zu entries\n", text, double(timer.nsecsElapsed()) / 1e6, rows());
    }
    stalls.end("filtering");
    return 0;
}
