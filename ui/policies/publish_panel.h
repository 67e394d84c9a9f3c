// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_diff.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace cacheloupe {

class TextLabel;

/// The last look before publishing: every changed member, old and new, whether it loosens or tightens, and the note
/// that the revision will carry. Shown in place of the page's middle, never as a box over it. GUI thread.
class PublishPanel : public QWidget {
    Q_OBJECT
public:
    explicit PublishPanel(QWidget *parent = nullptr);

    void showChanges(const QString &path, std::int64_t nextRevision, const std::vector<PolicyFieldChange> &changes, int errors);
    QLineEdit *note() const { return m_note; }

Q_SIGNALS:
    void publishRequested(const QString &note);
    void backRequested();

private:
    void fill(const std::vector<PolicyFieldChange> &changes);
    void refreshButton();
    TextLabel *m_title = nullptr;
    TextLabel *m_warning = nullptr;
    QTableWidget *m_changes = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_publish = nullptr;
};

} // namespace cacheloupe
