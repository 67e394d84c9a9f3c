// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/bars.h"

#include <QWidget>

namespace cacheloupe {

/// Age against time to live as a widget: the bar and its words, which are also the accessible name.
class AgeBarWidget : public QWidget {
    Q_OBJECT
public:
    explicit AgeBarWidget(QWidget *parent = nullptr);

    void setAge(const AgeBar &age);
    AgeBar age() const { return m_age; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AgeBar m_age;
};

} // namespace cacheloupe
