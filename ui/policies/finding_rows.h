// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_lint.h"

#include <QWidget>

class QVBoxLayout;

namespace cacheloupe {

/// What the lint says of one call site: a row a finding with its remedy, and a button where the remedy is an edit. GUI
/// thread.
class FindingRows : public QWidget {
    Q_OBJECT
public:
    explicit FindingRows(QWidget *parent = nullptr);

    void setFindings(const std::vector<LintFinding> &findings);

Q_SIGNALS:
    void fixRequested(const std::vector<cacheloupe::PolicyEdit> &edits);
    void fieldRequested(cacheloupe::PolicyField field);

private:
    void addRow(const LintFinding &finding);
    QVBoxLayout *m_rows = nullptr;
    std::vector<LintFinding> m_findings;
};

} // namespace cacheloupe
