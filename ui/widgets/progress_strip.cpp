// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_strip.h"

#include "ui/support/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace cacheloupe {

namespace {
constexpr int kLinePx = 2;
constexpr int kSweepSteps = 40;
}

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent), m_what(new ElidedLabel(TextRole::secondary, ThemeRole::secondaryText, this)),
      m_howFar(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("progressStrip"));
    m_what->setObjectName(QStringLiteral("progressWhat"));
    m_howFar->setObjectName(QStringLiteral("progressHowFar"));
    m_cancel->setObjectName(QStringLiteral("progressCancel"));
    m_cancel->setProperty("link", true);
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, 2, kPageMargin, 2 + kLinePx);
    row->setSpacing(2 * kGrid);
    row->addWidget(m_what, 1);
    row->addWidget(m_howFar);
    row->addWidget(m_cancel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    m_sweep.setInterval(50);
    connect(&m_sweep, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % kSweepSteps;
        update(0, height() - kLinePx, width(), kLinePx);
    });
    hide();
}

void ProgressStrip::setDelayMs(int delayMs)
{
    m_delay.setInterval(delayMs);
}

void ProgressStrip::start(const QString &what)
{
    m_what->setText(what);
    setAccessibleName(what);
    if (m_busy)
        return;
    m_busy = true;
    setProgress(0, 0);
    if (m_delay.interval() == 0)
        show();
    else
        m_delay.start();
}

void ProgressStrip::setProgress(qint64 done, qint64 total, const QString &detail)
{
    m_fraction = total > 0 ? std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0) : -1;
    const QString percent = m_fraction < 0 ? QString() : tr("%1 %").arg(locale().toString(qFloor(m_fraction * 100)));
    m_howFar->setText(detail.isEmpty() ? percent : detail);
    setAccessibleDescription(m_howFar->text());
    if (m_fraction < 0 && m_busy)
        m_sweep.start();
    else
        m_sweep.stop();
    update();
}

void ProgressStrip::finish()
{
    m_busy = false;
    m_delay.stop();
    m_sweep.stop();
    hide();
}

void ProgressStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    // A strip that hides under the keyboard hands the focus on instead of losing it.
    if (m_cancel->hasFocus())
        focusNextChild();
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    const QRect line(0, height() - kLinePx, width(), kLinePx);
    painter.fillRect(line, theme.color(ThemeRole::line));
    QRect done = line;
    if (m_fraction >= 0) {
        done.setWidth(qRound(line.width() * m_fraction));
    } else {
        done.setWidth(line.width() / 4);
        done.moveLeft((line.width() + done.width()) * m_phase / kSweepSteps - done.width());
    }
    painter.fillRect(QStyle::visualRect(layoutDirection(), line, done), theme.color(ThemeRole::accent));
}

} // namespace cacheloupe
