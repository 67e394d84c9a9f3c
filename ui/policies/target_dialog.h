// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_schedule.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace cacheloupe {

class TextLabel;

/// "Where is the policy read from?": a file, a Redis key or a row of a SQLite table, how to log in there, and how careful
/// one has to be. Nothing is connected here. GUI thread.
class TargetDialog : public QDialog {
    Q_OBJECT
public:
    explicit TargetDialog(const KnownTarget &known, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const cacheloupe::KnownTarget &known);

private:
    void build();
    void fill(const KnownTarget &known);
    void browse();
    void showKind();
    /// The target as typed, or why it is none.
    Result<KnownTarget> typed() const;
    void finish();

    QButtonGroup *m_kinds = nullptr;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_address = nullptr;
    QPushButton *m_browse = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_password = nullptr;
    QComboBox *m_environment = nullptr;
    bool m_isEnvironmentChosen = false;
    TextLabel *m_problem = nullptr;
};

} // namespace cacheloupe
