// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect_draft.h"
#include "ui/support/task.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace cacheloupe {

class ErrorStrip;
class MappingForm;
class PreviewModel;
class SampleTable;
class TextLabel;

/// Makes a dialect for a log of a shape nobody described yet: the log's columns with values on the left, the members of
/// a hit with a picker each on the right, the first records as they would be read below. Saves the dialect into a folder
/// and asks for the log to be opened. Files are read and written on a lane. Deletes itself when closed. GUI thread.
class MappingDialog : public QDialog {
    Q_OBJECT
public:
    /// `lanes` must outlive the dialog.
    MappingDialog(Lanes &lanes, std::filesystem::path log, std::filesystem::path dialectFolder, QWidget *parent = nullptr);

    /// True while a sample, a preview or a file is being made.
    bool isBusy() const { return m_reading.isRunning() || m_previewing.isRunning() || m_saving.isRunning() || m_rest.isActive(); }
    MappingForm *form() const { return m_form; }

Q_SIGNALS:
    /// The dialect is on disk; the log can be opened now.
    void saved(const QString &log);

private:
    void build();
    QWidget *buildFoot();
    void readSample(const std::string &table);
    void showSample(const LogSample &sample, DialectDraft draft);
    void showUnread(const Error &error);
    void showPreview();
    void showState();
    void save();

    Lanes &m_lanes;
    std::filesystem::path m_log;
    std::filesystem::path m_folder;
    LogSample m_sample;
    DialectDraft m_draft;
    TextLabel *m_title = nullptr;
    QComboBox *m_tables = nullptr;
    ErrorStrip *m_error = nullptr;
    SampleTable *m_columns = nullptr;
    MappingForm *m_form = nullptr;
    PreviewModel *m_preview = nullptr;
    QTableView *m_previewView = nullptr;
    TextLabel *m_state = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_save = nullptr;
    QTimer m_rest;
    Ticket m_reading;
    Ticket m_previewing;
    Ticket m_saving;
};

} // namespace cacheloupe
