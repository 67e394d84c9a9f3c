// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/site_outlook.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace cacheloupe {

class CurveView;
class PolicyRules;
class Section;
class TextLabel;

/// How long answers hold, by call site: what all stored replays say, as a curve over the age of the answer, and the TTL that
/// follows from it. Sums up on a lane while somebody looks. GUI thread.
class ValidityPane : public QWidget {
    Q_OBJECT
public:
    explicit ValidityPane(const AppContext &context, QWidget *parent = nullptr);

    bool isBusy() const { return m_summing.isRunning(); }
    QWidget *focusTarget() const;
    /// The stored replays changed.
    void refresh();

Q_SIGNALS:
    /// Replay hits of this site: spread over ages.
    void replayRequested(const QString &callSite);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void buildTable();
    void sum();
    void take(std::vector<SiteOutlook> outlooks);
    void showSite();
    void draftTtl();
    const SiteOutlook *chosen() const;

    AppContext m_context;
    PolicyRules *m_rules = nullptr;
    std::vector<SiteOutlook> m_outlooks;
    bool m_isOld = true; ///< sum up when shown
    Ticket m_summing;
    TextLabel *m_empty = nullptr;
    QTableWidget *m_sites = nullptr;
    QWidget *m_detail = nullptr;
    Section *m_title = nullptr;
    TextLabel *m_advice = nullptr;
    CurveView *m_curve = nullptr;
    TextLabel *m_notes = nullptr;
    QPushButton *m_draft = nullptr;
    QPushButton *m_more = nullptr;
};

} // namespace cacheloupe
