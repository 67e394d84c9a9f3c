// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/export_dialog.h"

#include "ui/support/table_text.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace cacheloupe {

namespace {

class ExportDialog {
    Q_DECLARE_TR_FUNCTIONS(ExportDialog)
public:
    static QStringList filters(const QString &linesName) { return {tr("CSV table (*.csv)"), linesName, tr("Markdown table (*.md)")}; }
};

} // namespace

void askForExportFile(QWidget *parent, const QString &objectName, const QString &title, const QString &linesName,
                      const std::function<void(const QString &path)> &chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setObjectName(objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(ExportDialog::filters(linesName));
    dialog->setDefaultSuffix(exportSuffix(ExportFormat::csv));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const auto format = filter.contains(QLatin1String("*.md"))      ? ExportFormat::markdown
                            : filter.contains(QLatin1String("*.jsonl")) ? ExportFormat::jsonl
                                                                        : ExportFormat::csv;
        dialog->setDefaultSuffix(exportSuffix(format));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace cacheloupe
