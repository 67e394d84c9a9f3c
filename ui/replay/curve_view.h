// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace cacheloupe {

/// What a CurveView draws: the share of answers that still hold, by the age of the answer.
struct ValidityCurve {
    struct Point {
        double ageS = 0;
        double valid = 1; ///< from this age on, 0–1
        double lower = 0;
        double upper = 1;
    };
    std::vector<Point> points; ///< by age; before the first everything holds
    double longestAgeS = 0;    ///< how far the evidence reaches
    double target = 0.95;      ///< the share that shall hold
    std::optional<double> ttlS;      ///< in force
    std::optional<double> proposedS;
};

/// A validity curve as steps with its interval, the wanted share as a line, the TTL in force and the proposed one as marks.
/// Its accessible description says the same in words. GUI thread.
class CurveView : public QWidget {
    Q_OBJECT
public:
    explicit CurveView(QWidget *parent = nullptr);

    void setCurve(const ValidityCurve &curve);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ValidityCurve m_curve;
};

} // namespace cacheloupe
