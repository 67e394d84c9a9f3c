// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/week_summary.h"

#include <QWidget>

class QChart;
class QChartView;

namespace cacheloupe {

/// Hits by day, stacked by verdict. Its figures are also its accessible description. GUI thread.
class DayChart : public QWidget {
    Q_OBJECT
public:
    explicit DayChart(QWidget *parent = nullptr);

    void setDays(const std::vector<DaySummary> &days);

Q_SIGNALS:
    /// A day's bar was clicked.
    void dayChosen(cacheloupe::Instant day);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QChartView *m_view = nullptr;
    std::vector<DaySummary> m_days;
};

} // namespace cacheloupe
