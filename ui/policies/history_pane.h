// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QTableWidget;
class QTextBrowser;
class QVBoxLayout;

namespace cacheloupe {

/// The revisions of a policy: when, who, why, which way, what differs from now, the evidence, and the way back to each.
/// GUI thread.
class HistoryPane : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPane(QWidget *parent = nullptr);

    /// Newest first, as policyHistory gives them.
    void showHistory(std::vector<PolicyDocument> history);
    QWidget *focusTarget() const;

Q_SIGNALS:
    /// The revision as a draft, to be looked at and published like any other.
    void draftRequested(const cacheloupe::PolicyDocument &document);
    /// The revision as a new one, at once.
    void rollbackRequested(const cacheloupe::PolicyDocument &document, const QString &note);
    void evidenceRequested(const QStringList &hitIds);
    void backRequested();

private:
    void buildButtons(QVBoxLayout *column);
    void fill();
    void showRevision();
    const PolicyDocument *chosen() const;
    void refreshButtons();
    std::vector<PolicyDocument> m_history;
    QTableWidget *m_list = nullptr;
    QTextBrowser *m_detail = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_draft = nullptr;
    QPushButton *m_restore = nullptr;
};

} // namespace cacheloupe
