// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scan.h"
#include "ui/support/task.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QListWidget;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace cacheloupe {

class EmptyState;
class ErrorStrip;
class ProgressStrip;
class ScanDesk;
class ScanTreeModel;
class ScreenMask;
class TextLabel;

/// Scans over the whole log: what was found by kind, beside the finding that is being read with examples. Scans when
/// asked, on a lane, with progress and cancel. Texts are masked while the screen
/// is. GUI thread; lanes and mask outlive it.
class ScanPane : public QWidget {
    Q_OBJECT
public:
    ScanPane(Lanes &lanes, const ScreenMask &mask, QWidget *parent = nullptr);

    /// Another log lets go of what was found; null for none.
    void setTable(std::shared_ptr<const HitTable> table);
    void scan();
    bool isBusy() const;

Q_SIGNALS:
    /// The hits behind a finding, by their ids (at most ScanFinding::kMaxRows).
    void hitsRequested(const QStringList &ids);

private:
    /// Texts of a finding's examples, read on a lane.
    struct Examples {
        QStringList lines;
        QStringList ids;
    };
    void build();
    QWidget *buildHead();
    QWidget *buildFindings();
    void showState();
    void showCurrent();
    void readExamples(const ScanFinding &finding);
    void showExamples(Examples examples);

    Lanes &m_lanes;
    const ScreenMask &m_mask;
    std::shared_ptr<const HitTable> m_table;
    ScanDesk *m_desk;
    ScanTreeModel *m_model;
    QStringList m_ids;
    Ticket m_reading;
    TextLabel *m_state = nullptr;
    QPushButton *m_scan = nullptr;
    ProgressStrip *m_progress = nullptr;
    ErrorStrip *m_error = nullptr;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_nothing = nullptr;
    QTreeView *m_tree = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_text = nullptr;
    TextLabel *m_advice = nullptr;
    QListWidget *m_examples = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace cacheloupe
