// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/weekly_report.h"
#include "core/workspace/workspace_records.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QDialog>

#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTextBrowser;

namespace cacheloupe {

class ErrorStrip;
class ProgressStrip;

/// The weekly report before it is written: a preview, the choice of PDF, HTML, Markdown or JSON, and whether private text
/// is masked (it is unless unticked). Made and written on a lane; the figures are those of the overview. GUI thread;
/// deletes itself when closed.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    enum class Kind { pdf, html, markdown, json };

    /// Shows the dialog of the open logs over `parent`; returns at once.
    static ReportDialog *begin(const AppContext &context, QWidget *parent);

    /// Writes the report as it is previewed; `written` or the error strip tells how it went.
    void write(const QString &path, Kind kind);
    /// Null until the preview stands.
    std::shared_ptr<const WeeklyReport> report() const { return m_report; }

Q_SIGNALS:
    void previewed();
    void written(const QString &path);

private:
    explicit ReportDialog(const AppContext &context, QWidget *parent);
    void build();
    void askDrafts();
    void make();
    void show(Result<WeeklyReport> report);
    void askForFile();
    void updateEnabled();

    AppContext m_context;
    std::vector<PolicyDraftRecord> m_drafts;
    std::shared_ptr<const WeeklyReport> m_report;
    QComboBox *m_kind = nullptr;
    QCheckBox *m_mask = nullptr;
    QTextBrowser *m_preview = nullptr;
    ErrorStrip *m_error = nullptr;
    ProgressStrip *m_progress = nullptr;
    QPushButton *m_save = nullptr;
    Ticket m_asking;
    Ticket m_making;
    Ticket m_writing;
};

} // namespace cacheloupe
