// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitter.h"

#include "ui/support/theme.h"

#include <QPainter>
#include <QSettings>

namespace cacheloupe {

namespace {

constexpr int kHandlePx = 7;

/// Wide enough for a pointer, thin for the eye: only its middle is painted.
class HairlineHandle : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor color = Theme::of(this).color(underMouse() ? ThemeRole::accent : ThemeRole::line);
        if (orientation() == Qt::Horizontal)
            painter.fillRect(width() / 2, 0, 1, height(), color);
        else
            painter.fillRect(0, height() / 2, width(), 1, color);
    }
    void enterEvent(QEnterEvent *event) override
    {
        QSplitterHandle::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent *event) override
    {
        QSplitterHandle::leaveEvent(event);
        update();
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, const QString &name, QWidget *parent) : QSplitter(orientation, parent)
{
    setObjectName(name);
    setHandleWidth(kHandlePx);
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, &Splitter::remember);
}

void Splitter::setInitialSizes(const QList<int> &sizes)
{
    m_initial = sizes;
    if (!m_restored)
        setSizes(sizes);
}

void Splitter::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    if (m_restored)
        return;
    m_restored = true;
    const QByteArray state = QSettings().value(settingsKey()).toByteArray();
    if (state.isEmpty() || !restoreState(state)) {
        if (!m_initial.isEmpty())
            setSizes(m_initial);
        return;
    }
    // A remembered state may come from an older arrangement; the looks stay ours.
    setHandleWidth(kHandlePx);
    setChildrenCollapsible(false);
}

QSplitterHandle *Splitter::createHandle()
{
    return new HairlineHandle(orientation(), this);
}

QString Splitter::settingsKey() const
{
    return QStringLiteral("splitters/") + objectName();
}

void Splitter::remember() const
{
    if (m_restored && !objectName().isEmpty())
        QSettings().setValue(settingsKey(), saveState());
}

} // namespace cacheloupe
