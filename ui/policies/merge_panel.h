// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_merge.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QTableWidget;

namespace cacheloupe {

class TextLabel;

/// Somebody else published first: what stood there, what they made of it and what the draft makes of it, member by
/// member, and a choice for each that both changed. Everything else is joined by itself. GUI thread.
class MergePanel : public QWidget {
    Q_OBJECT
public:
    explicit MergePanel(QWidget *parent = nullptr);

    void showMerge(PolicyMerge merge, const QString &who);
    /// The first choice, or the button when there is none to make.
    QWidget *focusTarget() const;

Q_SIGNALS:
    void merged(const cacheloupe::PolicyDocument &document);
    void backRequested();

private:
    QWidget *buildChoice(int row);
    void refreshButton();
    std::optional<PolicyMerge> m_merge;
    std::vector<bool> m_chosen;
    TextLabel *m_title = nullptr;
    QTableWidget *m_conflicts = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace cacheloupe
