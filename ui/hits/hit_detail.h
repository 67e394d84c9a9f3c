// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "ui/records/hit_view.h"
#include "ui/support/app_context.h"

#include <QWidget>

namespace cacheloupe {

class HitRecordView;
class LogFactsReader;
class VerdictBar;

/// The selected hit below the grid, with the verdict bar. Reads the record on a lane; the hit before it stays on screen
/// until the new one is there. GUI thread.
class HitDetail : public QWidget {
    Q_OBJECT
public:
    explicit HitDetail(const AppContext &context, QWidget *parent = nullptr);

    void showRow(std::shared_ptr<const HitTable> table, HitRow row);
    void clear();
    /// The record that is shown; nullopt while it is read.
    const std::optional<HitView> &shown() const { return m_shown; }
    bool isBusy() const { return m_load.isRunning(); }

Q_SIGNALS:
    void verdictChosen(cacheloupe::Verdict verdict);
    void shownChanged();

private:
    void build();
    void showVerdict();
    AppContext m_context;
    HitRecordView *m_record = nullptr; ///< made for the first hit, and the bar too
    VerdictBar *m_bar = nullptr;
    LogFactsReader *m_facts;
    std::shared_ptr<const HitTable> m_table;
    HitRow m_row = 0;
    bool m_wanted = false;
    std::optional<HitView> m_shown;
    Ticket m_load;
};

} // namespace cacheloupe
