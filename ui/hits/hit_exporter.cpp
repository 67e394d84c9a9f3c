// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_exporter.h"

#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/progress_strip.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

namespace cacheloupe {

namespace {

constexpr int kMostCopied = 5000;

ExportFormat formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ExportFormat format : {ExportFormat::markdown, ExportFormat::jsonl}) {
        if (suffix == exportSuffix(format))
            return format;
    }
    return ExportFormat::csv;
}

/// One line, so that a copied cell stays a cell in a spreadsheet.
QString cellText(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

HitExporter::HitExporter(const AppContext &context, HitList &list, HitGrid &grid, ProgressStrip &progress, QWidget *page)
    : QObject(page), m_context(context), m_list(list), m_grid(grid), m_progress(progress), m_page(page),
      m_export(new QAction(symbolicIcon(QStringLiteral("export")), tr("Export…"), page))
{
    m_export->setObjectName(QStringLiteral("hits.export"));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_export->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(m_export);
    connect(m_export, &QAction::triggered, this, &HitExporter::askForFile);
    const auto addCopy = [&](const QString &text, auto run) {
        auto *action = new QAction(text, page);
        connect(action, &QAction::triggered, this, run);
        m_copies << action;
        return action;
    };
    QAction *cells = addCopy(tr("Copy cells"), [this] { copyCells(); });
    cells->setShortcut(QKeySequence::Copy);
    cells->setShortcutContext(Qt::WidgetShortcut);
    grid.addAction(cells);
    addCopy(tr("Copy as CSV"), [this] { copyAs(ExportFormat::csv); });
    addCopy(tr("Copy as Markdown"), [this] { copyAs(ExportFormat::markdown); });
    addCopy(tr("Copy log lines (JSONL)"), [this] { copyAs(ExportFormat::jsonl); });
    connect(&progress, &ProgressStrip::cancelRequested, this, &HitExporter::cancel);
}

HitExport HitExporter::make(RowSet rows, ExportFormat format) const
{
    return {m_list.table(), std::move(rows), m_list.snapshot(true), format};
}

void HitExporter::cancel()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    m_progress.finish();
    Q_EMIT finished();
}

void HitExporter::copyCells()
{
    constexpr size_t kCellCodePoints = 4000;
    const auto rows = m_grid.selection().rows(kMostCopied);
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        m_grid.source()->beginFrame();
        for (const int column : m_grid.header()->shownColumns())
            cells << cellText(m_grid.source()->cell(row, column, kCellCodePoints).text);
        lines << cells.join(QLatin1Char('\t'));
    }
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    m_context.notices.tell(tr("%n row(s) copied", nullptr, int(lines.size())));
}

void HitExporter::copyAs(ExportFormat format)
{
    auto list = std::make_shared<std::vector<HitRow>>();
    for (const int row : m_grid.selection().rows(kMostCopied))
        list->push_back(m_list.rows().at(row));
    if (list->empty())
        return;
    const int count = int(list->size());
    m_job = runOnLane<Result<std::string>>(
        m_context.lanes, [job = make({0, list, false}, format)](std::stop_token stop, ProgressReport &) { return job.text(stop); },
        [this, count](Result<std::string> text) {
            if (text) {
                QGuiApplication::clipboard()->setText(toText(*text));
                m_context.notices.tell(tr("%n row(s) copied", nullptr, count));
            } else {
                m_context.notices.fail(text.error());
            }
            Q_EMIT finished();
        });
}

void HitExporter::askForFile()
{
    auto *dialog = new QFileDialog(m_page, tr("Export %n event(s)", nullptr, m_list.rows().count()));
    dialog->setObjectName(QStringLiteral("hits.exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV table (*.csv)"), tr("Log lines (*.jsonl)"), tr("Markdown table (*.md)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const ExportFormat format = filter.contains(QLatin1String("*.md"))      ? ExportFormat::markdown
                                    : filter.contains(QLatin1String("*.jsonl")) ? ExportFormat::jsonl
                                                                                : ExportFormat::csv;
        dialog->setDefaultSuffix(exportSuffix(format));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &HitExporter::writeFile);
    dialog->open();
}

void HitExporter::writeFile(const QString &path)
{
    m_progress.start(tr("Writing %1").arg(QFileInfo(path).fileName()));
    m_job = runOnLane<Result<std::uint64_t>>(
        m_context.lanes,
        [job = make(m_list.rows(), formatOf(path)), path](std::stop_token stop, ProgressReport &report) { return job.write(path, stop, report); },
        [this, path](Result<std::uint64_t> written) {
            m_progress.finish();
            if (written)
                m_context.notices.tell(tr("%n event(s) written to %1", nullptr, int(*written)).arg(QFileInfo(path).fileName()));
            else
                m_context.notices.fail(written.error());
            Q_EMIT finished();
        },
        [this](Progress p) { m_progress.setProgress(qint64(p.done), qint64(p.total)); });
}

} // namespace cacheloupe
