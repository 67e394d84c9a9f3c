// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace cacheloupe {

/// One entry of the rail: icon, label (when there is room) and a badge with the number of open items.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString &text, const QString &iconName, const QString &shortcut, QWidget *parent = nullptr);

    void setBadge(int count);
    void setLabelShown(bool shown);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void updateAccessibleText();
    QString m_iconName;
    QString m_shortcut;
    int m_badge = 0;
    bool m_labelShown = true;
};

} // namespace cacheloupe
