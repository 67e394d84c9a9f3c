// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/ttl_bucket_button.h"

#include "ui/stores/store_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QEvent>
#include <QPainter>

namespace cacheloupe {

namespace {

constexpr int kBarPx = 32;

ThemeRole roleOf(TtlBucket bucket)
{
    switch (bucket) {
    case TtlBucket::expired:
        return ThemeRole::stale;
    case TtlBucket::none:
        return ThemeRole::secondaryText;
    default:
        return ThemeRole::accent;
    }
}

QFont countFont()
{
    QFont font = textFont(TextRole::body);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TtlBucketButton::TtlBucketButton(TtlBucket bucket, QWidget *parent) : QAbstractButton(parent), m_bucket(bucket)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(ttlBucketText(bucket));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0, 0);
}

void TtlBucketButton::setCount(std::uint64_t count, std::uint64_t largest)
{
    m_count = count;
    m_largest = largest;
    setAccessibleName(tr("%1: %2").arg(text(), formatCount(count)));
    setToolTip(tr("%1 — show only these").arg(accessibleName()));
    update();
}

QSize TtlBucketButton::sizeHint() const
{
    const QFontMetrics count(countFont());
    const QFontMetrics label(textFont(TextRole::secondary));
    return {std::max(label.horizontalAdvance(text()), count.horizontalAdvance(formatCount(m_count))) + kGrid,
            scaledPx(kBarPx) + count.height() + label.height() + kGrid};
}

bool TtlBucketButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void TtlBucketButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? ThemeRole::accentWash : ThemeRole::hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const int side = kGrid / 2;
    const int barRoom = scaledPx(kBarPx);
    const QRect foot(side, side + barRoom, width() - 2 * side, 1);
    painter.fillRect(foot, theme.color(ThemeRole::line));
    if (m_count > 0 && m_largest > 0) {
        const int height = std::max(2, int(double(barRoom) * double(m_count) / double(m_largest)));
        painter.fillRect(QRect(side, side + barRoom - height, width() - 2 * side, height), theme.color(roleOf(m_bucket)));
    }
    const QFont strong = countFont();
    const QFont small = textFont(TextRole::secondary);
    QRect line(0, side + barRoom + 2, width(), QFontMetrics(strong).height());
    painter.setFont(strong);
    painter.setPen(theme.color(m_count > 0 ? ThemeRole::text : ThemeRole::secondaryText));
    painter.drawText(line, Qt::AlignCenter, formatCount(m_count));
    line = QRect(0, line.bottom(), width(), QFontMetrics(small).height());
    painter.setFont(small);
    painter.setPen(theme.color(ThemeRole::secondaryText));
    painter.drawText(line, Qt::AlignCenter, QFontMetrics(small).elidedText(text(), Qt::ElideRight, width()));
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

} // namespace cacheloupe
