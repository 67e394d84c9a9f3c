// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace cacheloupe {

class ElidedLabel;
class TextLabel;

/// The thin strip under a page's header while something runs: what, how far, Cancel. Hidden when idle, and it only
/// appears when the work outlasts the delay, so that quick work does not make the page jump.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    /// Milliseconds of work before the strip shows; 150 unless told.
    void setDelayMs(int delayMs);
    /// "Reading support-2026-11.jsonl". A second call renames the work that runs.
    void start(const QString &what);
    /// `total` 0 or less: not known, the line moves. `detail` replaces the percentage ("412,000 lines").
    void setProgress(qint64 done, qint64 total, const QString &detail = {});
    void finish();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    ElidedLabel *m_what;
    TextLabel *m_howFar;
    QPushButton *m_cancel;
    QTimer m_delay;
    QTimer m_sweep;
    int m_phase = 0;
    double m_fraction = -1;
    bool m_busy = false;
};

} // namespace cacheloupe
