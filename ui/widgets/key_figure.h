// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QAbstractButton>

namespace cacheloupe {

/// A figure that opens what is behind it: caption, the figure at 20 px, and what it rests on (n, interval, band).
/// A button by nature: `clicked` opens the hits; Space and Enter do the same.
class KeyFigure : public QAbstractButton {
    Q_OBJECT
public:
    explicit KeyFigure(const QString &caption, QWidget *parent = nullptr);

    /// `figure` "2.5 %", `basis` "3 of 120 reviewed, 0.9–7.1 %". An empty figure shows "—".
    void setFigure(const QString &figure, const QString &basis = {}, ThemeRole role = ThemeRole::text);
    QString figure() const { return m_figure; }
    QString basis() const { return m_basis; }

    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_figure;
    QString m_basis;
    ThemeRole m_role = ThemeRole::text;
};

} // namespace cacheloupe
