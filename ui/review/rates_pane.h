// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/agreement.h"
#include "core/insight/log_week.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QWidget>

class QTableWidget;
class QTimer;

namespace cacheloupe {

class KeyFigure;
class Section;
class TextLabel;

/// What the verdicts say of all hits: the wrong-reuse rate with its interval, by call site, how many clean hits a promise
/// takes, and where two reviewers differ. Sums up on a lane while somebody looks. GUI thread.
class RatesPane : public QWidget {
    Q_OBJECT
public:
    explicit RatesPane(const AppContext &context, QWidget *parent = nullptr);

    bool isBusy() const { return m_summing.isRunning(); }

Q_SIGNALS:
    /// Read these hits again.
    void hitsRequested(const QStringList &hitIds);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Facts {
        LogWeek log;
        Agreement agreement;
    };
    void build();
    QTableWidget *addTable(const QString &name, const QString &accessibleName, const QStringList &heads);
    void sum();
    void take(Facts facts);
    void showFigures(const Facts &facts);
    void showSites(const WeekSummary &week);
    void showClean(const WeekFigures &total);
    void showDisagreements(const Agreement &agreement);

    AppContext m_context;
    std::vector<Disagreement> m_disagreements;
    Ticket m_summing;
    QTimer *m_later = nullptr; ///< several verdicts, one sum
    KeyFigure *m_perHit = nullptr;
    KeyFigure *m_perRequest = nullptr;
    KeyFigure *m_agreement = nullptr;
    TextLabel *m_clean = nullptr;
    QTableWidget *m_sites = nullptr;
    Section *m_differ = nullptr;
    QTableWidget *m_readings = nullptr;
};

} // namespace cacheloupe
