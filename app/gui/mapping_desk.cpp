// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/mapping_desk.h"

#include "core/hitlog/dialect_library.h"
#include "ui/mapping/mapping_dialog.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/source_actions.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace cacheloupe {

MappingDesk::MappingDesk(const AppContext &context, QWidget *window) : QObject(window), m_context(context), m_window(window)
{
    connect(&context.actions, &SourceActions::mappingRequested, this, &MappingDesk::map);
    connect(&context.hitLog, &HitLogSession::failed, this, [this](const Error &error) {
        if (error.reason == ErrorReason::unknownDialect)
            m_unread.insert(QFileInfo(QFile::decodeName(QByteArray::fromStdString(error.where))).absoluteFilePath());
    });
    connect(&context.hitLog, &HitLogSession::reset, this, [this] { m_unread.clear(); });
}

void MappingDesk::map(const QString &path)
{
    if (path.isEmpty())
        return askForFile();
    if (m_dialog) {
        // One mapping at a time: what is half made is not thrown away.
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new MappingDialog(m_context.lanes, QFile::encodeName(path).toStdString(), userDialectFolder(), m_window);
    connect(m_dialog, &MappingDialog::saved, this, &MappingDesk::openWithOthers);
    m_dialog->show();
}

void MappingDesk::askForFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Map a log"), {}, tr("Logs (*.jsonl *.ndjson *.json *.csv *.tsv *.log *.db *.sqlite *.gz *.zst);;All files (*)"));
    dialog->setObjectName(QStringLiteral("mapping.fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MappingDesk::map);
    dialog->open();
}

void MappingDesk::openWithOthers(const QString &log)
{
    const QString mapped = QFileInfo(log).absoluteFilePath();
    m_unread.remove(mapped);
    QStringList paths = QStringList(m_unread.begin(), m_unread.end());
    paths.sort();
    paths.prepend(mapped);
    m_unread.clear();
    Q_EMIT m_context.actions.filesGiven(paths);
}

} // namespace cacheloupe
