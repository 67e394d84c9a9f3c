// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_exporter.h"

#include "ui/hits/grid_header.h"
#include "ui/hits/group_export.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_groups_source.h"
#include "ui/support/export_file.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/progress_strip.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

namespace cacheloupe {

namespace {

constexpr int kMostCopied = 5000;

/// One line, so that a copied cell stays a cell in a spreadsheet.
QString cellText(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

HitExporter::HitExporter(const AppContext &context, HitList &list, HitGroupsSource &groups, HitGrid &grid, ProgressStrip &progress, QWidget *page)
    : QObject(page), m_context(context), m_list(list), m_groups(groups), m_grid(grid), m_progress(progress), m_page(page),
      m_export(new QAction(symbolicIcon(QStringLiteral("export")), tr("Export…"), page)), m_exportSelected(new QAction(tr("Export the selected rows…"), page))
{
    addActions();
    connect(&progress, &ProgressStrip::cancelRequested, this, &HitExporter::cancel);
    connect(&grid, &HitGrid::selectionChanged, this, &HitExporter::updateEnabled);
    updateEnabled();
}

void HitExporter::addActions()
{
    m_export->setObjectName(QStringLiteral("hits.export"));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_exportSelected->setObjectName(QStringLiteral("hits.exportSelected"));
    m_exportSelected->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    for (QAction *action : {m_export, m_exportSelected}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_page->addAction(action);
    }
    connect(m_export, &QAction::triggered, this, [this] { askForFile(false); });
    connect(m_exportSelected, &QAction::triggered, this, [this] { askForFile(true); });
    const auto addCopy = [&](const QString &text, auto run) {
        auto *action = new QAction(text, m_page);
        connect(action, &QAction::triggered, this, run);
        m_copies << action;
        return action;
    };
    QAction *cells = addCopy(tr("Copy cells"), [this] { copyCells(); });
    cells->setShortcut(QKeySequence::Copy);
    cells->setShortcutContext(Qt::WidgetShortcut);
    m_grid.addAction(cells);
    addCopy(tr("Copy as CSV"), [this] { copyAs(ExportFormat::csv); });
    addCopy(tr("Copy as Markdown"), [this] { copyAs(ExportFormat::markdown); });
    addCopy(tr("Copy log lines (JSONL)"), [this] { copyAs(ExportFormat::jsonl); });
}

void HitExporter::updateEnabled()
{
    for (QAction *action : m_copies + QList<QAction *>{m_exportSelected})
        action->setEnabled(!m_grid.selection().isEmpty());
}

bool HitExporter::showsGroups() const
{
    return m_grid.source() == &m_groups;
}

RowSet HitExporter::selectedRows(int limit) const
{
    auto list = std::make_shared<std::vector<HitRow>>();
    for (const int row : m_grid.selection().rows(limit))
        list->push_back(m_list.rows().at(row));
    return {0, std::move(list), m_list.rows().ascending};
}

std::string HitExporter::groupsText(ExportFormat format, bool onlySelected) const
{
    std::vector<HitGroup> groups;
    for (int row = 0; row < m_groups.rowCount(); ++row) {
        if (!onlySelected || m_grid.selection().contains(row))
            groups.push_back(m_groups.group(row));
    }
    return groupText(m_groups.keys(), groups, format);
}

HitExport HitExporter::make(RowSet rows, ExportFormat format) const
{
    return {m_list.table(), std::move(rows), m_list.snapshot(true), format, m_context.mask.isOn()};
}

void HitExporter::tellCopied(int copied, int selected)
{
    if (copied < selected)
        m_context.notices.tell(tr("The first %Ln row(s) of %1 copied; export writes them all.", nullptr, copied).arg(formatCount(std::uint64_t(selected))));
    else
        m_context.notices.tell(tr("%Ln row(s) copied", nullptr, copied));
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
    tellCopied(int(lines.size()), m_grid.selection().count());
}

void HitExporter::copyAs(ExportFormat format)
{
    const int selected = m_grid.selection().count();
    if (selected == 0)
        return;
    if (showsGroups()) {
        QGuiApplication::clipboard()->setText(toText(groupsText(format, true)));
        tellCopied(selected, selected);
        Q_EMIT finished();
        return;
    }
    RowSet rows = selectedRows(kMostCopied);
    const int copied = rows.count();
    m_job = runOnLane<Result<std::string>>(
        m_context.lanes, [job = make(std::move(rows), format)](std::stop_token stop, ProgressReport &) { return job.text(stop); },
        [this, copied, selected](Result<std::string> text) {
            if (text) {
                QGuiApplication::clipboard()->setText(toText(*text));
                tellCopied(copied, selected);
            } else {
                m_context.notices.fail(text.error());
            }
            Q_EMIT finished();
        });
}

void HitExporter::askForFile(bool onlySelected)
{
    const int count = onlySelected ? m_grid.selection().count() : m_grid.rowCount();
    const QString title = showsGroups() ? tr("Export %Ln group(s)", nullptr, count) : tr("Export %Ln event(s)", nullptr, count);
    askForExportFile(m_page, QStringLiteral("hits.exportDialog"), title, tr("Log lines (*.jsonl)"),
                     [this, onlySelected](const QString &path) { writeFile(path, onlySelected); });
}

void HitExporter::writeFile(const QString &path, bool onlySelected)
{
    if (showsGroups())
        return writeGroups(path, onlySelected);
    m_progress.start(tr("Writing %1").arg(QFileInfo(path).fileName()));
    const RowSet rows = onlySelected ? selectedRows(m_grid.selection().count()) : m_list.rows();
    m_job = runOnLane<Result<std::uint64_t>>(
        m_context.lanes,
        [job = make(rows, exportFormatOf(path)), path](std::stop_token stop, ProgressReport &report) { return job.write(path, stop, report); },
        [this, path](Result<std::uint64_t> written) {
            m_progress.finish();
            if (written)
                m_context.notices.tell(tr("%Ln event(s) written to %1", nullptr, int(*written)).arg(QFileInfo(path).fileName()));
            else
                m_context.notices.fail(written.error());
            Q_EMIT finished();
        },
        [this](Progress p) { m_progress.setProgress(qint64(p.done), qint64(p.total)); });
}

void HitExporter::writeGroups(const QString &path, bool onlySelected)
{
    const int count = onlySelected ? m_grid.selection().count() : m_groups.rowCount();
    m_job = runOnLane<Status>(
        m_context.lanes,
        [text = groupsText(exportFormatOf(path), onlySelected), path](std::stop_token, ProgressReport &) -> Status {
            ExportFile file(path);
            Status done = file.open();
            if (done)
                done = file.append(text);
            return done ? file.commit() : done;
        },
        [this, path, count](Status written) {
            if (written)
                m_context.notices.tell(tr("%Ln group(s) written to %1", nullptr, count).arg(QFileInfo(path).fileName()));
            else
                m_context.notices.fail(written.error());
            Q_EMIT finished();
        });
}

} // namespace cacheloupe
