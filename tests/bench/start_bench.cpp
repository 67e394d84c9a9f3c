// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/composition.h"
#include "app/gui/opener.h"
#include "tests/bench/paint_watch.h"
#include "ui/hits/hit_grid.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QAbstractTableModel>
#include <QFile>
#include <QHeaderView>
#include <QMainWindow>
#include <QProcess>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace cacheloupe;

namespace {

constexpr int kRounds = 9;

qint64 nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// When it is on the screen; taking the program down again does not belong to its start.
qint64 waitFor(const bench::PaintWatch &paint)
{
    while (!paint.isPainted())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return nowNs();
}

/// A thousand rows of plain words under ten heads.
class PlainRows : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1000; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 10; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("refund %1 of order %2").arg(index.column()).arg(index.row() * 7919)) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("Column %1").arg(section)) : QVariant();
    }
};

/// The least a Qt program can do.
qint64 showWindow()
{
    QWidget window;
    window.resize(1360, 860);
    const bench::PaintWatch paint(window, [] { return true; });
    window.show();
    return waitFor(paint);
}

/// The least a Qt program can do that shows rows: it has to find and load fonts, which an empty window never asks for.
qint64 showTable()
{
    PlainRows rows;
    QMainWindow window;
    window.resize(1600, 1000);
    auto *table = new QTableView;
    table->setWordWrap(false);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->setModel(&rows);
    window.setCentralWidget(table);
    const bench::PaintWatch paint(*table->viewport(), [] { return true; });
    window.show();
    return waitFor(paint);
}

/// The whole program with a fresh workspace, until rows of the log are on the screen.
qint64 showRows(const QString &log)
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.filePath(QStringLiteral("config")));
    Composition program(*qApp);
    program.opener().openFiles({log});
    program.window().resize(1360, 860);
    program.window().go({PageId::hits, {}, {}, {}, {}});
    program.window().show();
    auto *grid = program.window().findChild<HitGrid *>();
    const bench::PaintWatch paint(*grid->viewport(), [&] { return grid->rowCount() > grid->visibleRows(); });
    return waitFor(paint);
}

/// Milliseconds from before the process to what it reports.
double started(const QString &program, const QStringList &arguments)
{
    const qint64 before = nowNs();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return double(process.readAllStandardOutput().toLongLong() - before) / 1e6;
}

/// Programs, libraries, fonts and the log come from the disk again; takes root.
bool emptyPageCache()
{
    QFile caches(QStringLiteral("/proc/sys/vm/drop_caches"));
    return caches.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && caches.write("3") == 1;
}

double best(std::vector<double> ms, const char *what)
{
    std::sort(ms.begin(), ms.end());
    std::printf("%-34s best %8.1f ms   median %8.1f ms\n", what, ms.front(), ms[ms.size() / 2]);
    return ms.front();
}

} // namespace

/// start_bench LOG [--cold]: from the start of the process to the first rows on the screen, beside a window with nothing
/// in it and one with a plain table, by which P1 of performance.md is judged: rows take fonts. --cold empties the page
/// cache before each start. Runs itself with --window, --table and --rows LOG.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("cacheloupe"));
    QApplication::setOrganizationName(QStringLiteral("cacheloupe"));
    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        std::fprintf(stderr, "usage: start_bench LOG [--cold]\n");
        return 2;
    }
    if (arguments.front().startsWith(QLatin1String("--"))) {
        const qint64 shown = arguments.size() > 1                            ? showRows(arguments.at(1))
                             : arguments.front() == QLatin1String("--table") ? showTable()
                                                                             : showWindow();
        std::printf("%lld\n", static_cast<long long>(shown));
        std::fflush(stdout);
        std::_Exit(0);
    }
    const bool isCold = arguments.contains(QStringLiteral("--cold"));
    const QString self = QApplication::applicationFilePath();
    const QStringList ways[] = {{QStringLiteral("--window")}, {QStringLiteral("--table")}, {QStringLiteral("--rows"), arguments.front()}};
    std::vector<double> times[std::size(ways)];
    for (int i = 0; i < kRounds; ++i)
        for (size_t way = 0; way < std::size(ways); ++way) {
            if (isCold && !emptyPageCache()) {
                std::fprintf(stderr, "--cold takes root\n");
                return 3;
            }
            times[way].push_back(started(self, ways[way]));
        }
    best(times[0], "an empty window");
    const double least = best(times[1], "a window with a plain table");
    const double ours = best(times[2], "first rows of the log");
    std::printf("P1   %.2fx of the table   ship at 1.5, moonshot 1.1\n", ours / least);
    return 0;
}
