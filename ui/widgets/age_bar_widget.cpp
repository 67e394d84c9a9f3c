// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/age_bar_widget.h"

#include "ui/widgets/painting.h"

#include <QFontMetrics>
#include <QPainter>

namespace cacheloupe {

AgeBarWidget::AgeBarWidget(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("ageBar"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void AgeBarWidget::setAge(const AgeBar &age)
{
    m_age = age;
    setAccessibleName(tr("Age"));
    setAccessibleDescription(age.text);
    setToolTip(age.text);
    updateGeometry();
    update();
}

QSize AgeBarWidget::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_age.text) + kGrid + scaledPx(96), fontMetrics().height() + 2};
}

QSize AgeBarWidget::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 10, fontMetrics().height() + 2};
}

void AgeBarWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAgeBar(painter, rect(), m_age, font(), Theme::of(this), layoutDirection());
}

} // namespace cacheloupe
