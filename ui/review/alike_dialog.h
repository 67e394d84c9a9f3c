// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/alike_hits.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QDialog>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;
class QTableWidget;

namespace cacheloupe {

class ProgressStrip;
class TextLabel;
class VerdictBar;

/// Hits like one that was just read, by what they share with it, to be judged together: a verdict key marks those that
/// are selected, as one undo step. Reads on a lane; deletes itself when closed. GUI thread.
class AlikeDialog : public QDialog {
    Q_OBJECT
public:
    /// `verdict` is what was said of the hit itself, if anything.
    AlikeDialog(const AppContext &context, HitRow row, const QString &question, Verdict verdict, QWidget *parent);

    bool isBusy() const { return m_finding.isRunning(); }

private:
    struct Line {
        HitRow row = 0;
        std::string hitId;
        std::string query;
        std::string cachedQuery;
    };
    struct Group {
        AlikeGroup alike;
        std::vector<Line> lines; ///< the first few hundred
    };
    using Groups = Result<std::vector<Group>>;
    static Groups read(const HitTable &table, HitRow row, const std::stop_token &stop);

    void build(const QString &question);
    void take(Groups groups);
    void showGroup(int index);
    void refreshVerdicts();
    void mark(Verdict verdict);
    void showInHits();
    void keyPressEvent(QKeyEvent *event) override;

    AppContext m_context;
    std::vector<Group> m_groups;
    int m_shown = -1;
    Ticket m_finding;
    TextLabel *m_state = nullptr;
    ProgressStrip *m_progress = nullptr;
    QHBoxLayout *m_kinds = nullptr;
    QButtonGroup *m_kindButtons = nullptr;
    QTableWidget *m_table = nullptr;
    VerdictBar *m_verdicts = nullptr;
    QPushButton *m_inHits = nullptr;
};

} // namespace cacheloupe
