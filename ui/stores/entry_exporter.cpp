// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_exporter.h"

#include "ui/stores/entries_pane.h"
#include "ui/stores/entry_export.h"
#include "ui/stores/store_listing.h"
#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/progress_strip.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTableView>

namespace cacheloupe {

namespace {
constexpr size_t kMostCopied = 2000;
}

EntryExporter::EntryExporter(StoreListing &listing, EntriesPane &pane, Notices &notices, QWidget *page)
    : QObject(page), m_listing(listing), m_pane(pane), m_notices(notices), m_page(page)
{
    addActions(page);
    connect(pane.progress(), &ProgressStrip::cancelRequested, this, &EntryExporter::cancel);
    connect(&listing, &StoreListing::reset, this, [this] { m_job.cancel(); });
}

void EntryExporter::addActions(QWidget *page)
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, QWidget *where, Qt::ShortcutContext context, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(QStringLiteral("stores.") + name);
        action->setShortcut(keys);
        action->setShortcutContext(context);
        connect(action, &QAction::triggered, this, run);
        where->addAction(action);
        return action;
    };
    m_export = add(QStringLiteral("export"), tr("Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), page, Qt::WidgetWithChildrenShortcut, [this] { askForFile(false); });
    m_export->setIcon(symbolicIcon(QStringLiteral("export")));
    m_export->setToolTip(tr("Write the shown entries to a file"));
    add(QStringLiteral("exportSelected"), tr("Export the selected entries…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), m_pane.table(), Qt::WidgetShortcut,
        [this] { askForFile(true); });
    add(QStringLiteral("copyJson"), tr("Copy the selected entries as JSON"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), m_pane.table(), Qt::WidgetShortcut,
        [this] { copyAsJson(); });
}

std::vector<std::uint32_t> EntryExporter::rows(bool onlySelected) const
{
    return onlySelected ? m_pane.selectedRows() : m_pane.shownRows();
}

void EntryExporter::cancel()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    m_pane.progress()->finish();
}

void EntryExporter::askForFile(bool onlySelected)
{
    const auto count = rows(onlySelected).size();
    if (count > 0 && !m_listing.isRunning())
        askForExportFile(m_page, QStringLiteral("stores.exportDialog"), tr("Export %Ln entry(s)", nullptr, int(count)), tr("Whole entries (*.jsonl)"),
                         [this, onlySelected](const QString &path) { writeFile(path, onlySelected); });
}

void EntryExporter::writeFile(const QString &path, bool onlySelected)
{
    auto wanted = rows(onlySelected);
    if (wanted.empty() || m_listing.isRunning())
        return;
    const auto file = std::make_shared<EntryExport>(path);
    m_pane.progress()->start(tr("Writing %1").arg(QFileInfo(path).fileName()));
    m_job = m_listing.visitEntries(
        std::move(wanted), {[file] { return file->open(); }, [file](const CacheEntry &entry) { return file->add(entry); }, [file] { return file->commit(); }},
        [this, path](Result<std::uint64_t> written) {
            m_pane.progress()->finish();
            if (written)
                m_notices.tell(tr("%Ln entry(s) written to %1", nullptr, int(*written)).arg(QFileInfo(path).fileName()));
            else
                m_notices.fail(written.error());
        },
        [this](Progress progress) { m_pane.progress()->setProgress(qint64(progress.done), qint64(progress.total)); });
}

void EntryExporter::copyAsJson()
{
    auto wanted = rows(true);
    const auto selected = wanted.size();
    if (wanted.empty() || m_listing.isRunning())
        return;
    wanted.resize(std::min(selected, kMostCopied));
    const auto text = std::make_shared<std::string>();
    m_job = m_listing.visitEntries(
        std::move(wanted),
        {{},
         [text](const CacheEntry &entry) {
             *text += entryLine(entry, ExportFormat::jsonl);
             return Status();
         },
         {}},
        [this, text, selected](Result<std::uint64_t> copied) {
            if (!copied)
                return m_notices.fail(copied.error());
            QGuiApplication::clipboard()->setText(toText(*text));
            m_notices.tell(selected > kMostCopied ? tr("The first %Ln entry(s) of %1 copied; export writes them all.", nullptr, int(*copied)).arg(formatCount(selected))
                                                  : tr("%Ln entry(s) copied", nullptr, int(*copied)));
        });
}

} // namespace cacheloupe
