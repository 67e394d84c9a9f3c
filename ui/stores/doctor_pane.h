// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/examination_desk.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedLayout;

namespace cacheloupe {

class CopyButton;
class EmptyState;
class ErrorStrip;
class FindingListModel;
class FindingView;
class ProgressStrip;
class TextLabel;

/// The Doctor of the Stores page: examines the chosen store and shows what it found as a list beside the finding that is
/// being read. GUI thread.
class DoctorPane : public QWidget {
    Q_OBJECT
public:
    explicit DoctorPane(SecretDesk &secrets, QWidget *parent = nullptr);

    /// Another store lets go of what was found.
    void setStore(const std::optional<Connection> &store) { m_desk->setStore(store); }
    void examine() { m_desk->examine(); }
    bool isBusy() const { return m_desk->isRunning(); }
    QWidget *focusTarget() const;

Q_SIGNALS:
    /// Back to the entries.
    void left();
    void entryRequested(const QString &key);

private:
    void build();
    QWidget *buildHead();
    QWidget *buildFindings();
    void showState();
    void showCurrent();

    ExaminationDesk *m_desk;
    FindingListModel *m_model;
    TextLabel *m_state = nullptr;
    TextLabel *m_checks = nullptr;
    QPushButton *m_back = nullptr;
    CopyButton *m_copy = nullptr;
    ProgressStrip *m_progress = nullptr;
    ErrorStrip *m_error = nullptr;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_nothing = nullptr;
    QListView *m_list = nullptr;
    FindingView *m_view = nullptr;
};

} // namespace cacheloupe
