// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_grid.h"

#include "ui/hits/cell_painter.h"
#include "ui/hits/grid_accessible.h"
#include "ui/hits/grid_footer.h"
#include "ui/hits/grid_header.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"

#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolTip>

namespace cacheloupe {

namespace {

constexpr int kCachedCells = 6000;

quint64 cellKey(int row, int column)
{
    return quint64(quint32(row)) << 6 | quint64(column);
}

} // namespace

HitGrid::HitGrid(QWidget *parent) : QAbstractScrollArea(parent), m_header(new GridHeader(this)), m_footer(new GridFooter(*m_header, this))
{
    // Before anything that makes a screen reader ask: Qt keeps the first interface it gets.
    installGridAccessibility();
    setObjectName(QStringLiteral("hits.grid"));
    setAccessibleName(tr("Hits"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setFocusProxy(this);
    verticalScrollBar()->setObjectName(QStringLiteral("hits.grid.vertical"));
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        forgetCells();
        if (!m_header->isArranging())
            layOut();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        viewport()->update();
        m_footer->refresh();
    });
    connect(m_header, &QHeaderView::geometriesChanged, this, [this] {
        if (!m_header->isArranging())
            layOut();
    });
}

HitGrid::~HitGrid()
{
    // The header outlives this part of the object and still speaks while it goes.
    m_header->disconnect(this);
}

void HitGrid::setSource(GridSource *source, const QString &settingsName)
{
    if (m_source)
        m_source->disconnect(this);
    // While the heads change, nothing must paint columns that are no more.
    m_footer->setSource(nullptr);
    m_source = source;
    m_column = 0;
    m_pressed = kNotHere;
    m_identity.reset();
    if (source) {
        m_header->setColumns(source->columns(), settingsName);
        m_footer->setSource(source);
        connect(source, &GridSource::rowsReplaced, this, &HitGrid::replaced);
        connect(source, &GridSource::rowsAppended, this, [this] {
            layOut();
            viewport()->update();
        });
        connect(source, &GridSource::cellsChanged, this, [this] {
            forgetCells();
            viewport()->update();
        });
    }
    replaced();
}

int HitGrid::rowHeight() const
{
    return std::max(scaledPx(kRowHeight), fontMetrics().height() + kGrid);
}

int HitGrid::visibleRows() const
{
    return std::max(1, viewport()->height() / rowHeight());
}

QRect HitGrid::cellRect(int row, int column) const
{
    return {m_header->sectionViewportPosition(column), (row - verticalScrollBar()->value()) * rowHeight(), m_header->sectionSize(column), rowHeight()};
}

int HitGrid::rowAt(int y) const
{
    const int row = verticalScrollBar()->value() + y / rowHeight();
    return y >= 0 && row < rowCount() ? row : -1;
}

void HitGrid::layOut()
{
    const int headPx = m_header->sizeHint().height();
    const int footPx = m_footer->isWanted() ? rowHeight() : 0;
    setViewportMargins(0, headPx, 0, footPx);
    const QRect inner = viewport()->geometry();
    m_header->fitTo(inner.width());
    m_footer->setGeometry(inner.left(), inner.bottom() + 1, inner.width(), footPx);
    m_header->setGeometry(inner.left(), inner.top() - headPx, inner.width(), headPx);
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - visibleRows()));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setSingleStep(1);
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(rowHeight());
    m_header->setOffset(horizontalScrollBar()->value());
    m_footer->refresh();
    viewport()->update();
}

void HitGrid::forgetCells()
{
    m_cells.clear();
}

void HitGrid::replaced()
{
    forgetCells();
    const int kept = m_source && m_identity ? m_source->rowOf(*m_identity) : -1;
    // When the current row was filtered away, its place is taken by what stands there now.
    const int fallback = m_current >= 0 && rowCount() > 0 ? std::min(m_current, rowCount() - 1) : -1;
    const int row = kept >= 0 ? kept : fallback;
    m_selection.clear();
    if (row >= 0)
        m_selection.setRange(row, row);
    m_current = m_anchor = row;
    layOut();
    if (row >= 0)
        reveal(row);
    accessibleRowsReplaced(this);
    tellCurrent();
    Q_EMIT selectionChanged();
}

void HitGrid::tellCurrent()
{
    m_identity = m_source && m_current >= 0 ? std::optional(m_source->identity(m_current)) : std::nullopt;
    Q_EMIT currentRowChanged(m_current);
}

const GridCell &HitGrid::cached(int row, int column, int widthPx)
{
    const quint64 key = cellKey(row, column);
    if (const auto found = m_cells.constFind(key); found != m_cells.constEnd() && !found->pending)
        return *found;
    if (m_cells.size() > kCachedCells)
        m_cells.clear();
    // Narrow letters are about a quarter of the em wide; more would be cut by eliding anyway.
    const auto fits = size_t(widthPx / std::max(1, fontMetrics().averageCharWidth() / 2) + 8);
    GridCell cell = m_source->cell(row, column, fits);
    elideCell(cell, widthPx, font(), m_texts);
    return *m_cells.insert(key, std::move(cell));
}

void HitGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.color(ThemeRole::surface));
    if (!m_source)
        return;
    m_source->beginFrame();
    const int top = verticalScrollBar()->value();
    const int first = top + event->rect().top() / rowHeight();
    const int last = std::min(rowCount() - 1, top + event->rect().bottom() / rowHeight());
    std::vector<int> columns;
    for (const int column : m_header->shownColumns()) {
        const int x = m_header->sectionViewportPosition(column);
        if (x < event->rect().right() + 1 && x + m_header->sectionSize(column) > event->rect().left())
            columns.push_back(column);
    }
    painter.setFont(font());
    for (int row = first; row <= last; ++row)
        paintRow(painter, row, QRect(0, (row - top) * rowHeight(), viewport()->width(), rowHeight()), columns);
}

void HitGrid::paintRow(QPainter &painter, int row, const QRect &area, const std::vector<int> &columns)
{
    const Theme theme = Theme::of(this);
    const bool selected = m_selection.contains(row);
    if (selected)
        painter.fillRect(area, theme.color(hasFocus() ? ThemeRole::accentWash : ThemeRole::hover));
    for (const int column : columns) {
        const QRect rect = cellRect(row, column).adjusted(kGrid, 0, -kGrid, 0);
        const GridColumn &about = m_source->columns()[size_t(column)];
        if (rect.width() > 0)
            paintCell(painter, rect, cached(row, column, rect.width()), about.figure, font(), theme, layoutDirection(), m_texts);
    }
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.color(ThemeRole::panel));
    if (row != m_current || !hasFocus())
        return;
    paintFocusRing(painter, QRectF(area).adjusted(0, 0, 0, -1), theme, 2);
    // Which column the keys work on.
    const QRect cell = cellRect(row, m_column);
    painter.fillRect(QRect(cell.left() + kGrid, area.bottom() - 2, cell.width() - 2 * kGrid, 2), theme.color(ThemeRole::accent));
}

void HitGrid::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_header->setOffset(horizontalScrollBar()->value());
        m_footer->update();
        viewport()->update();
        return;
    }
    // Rows that stay are moved as pixels; only those that come are painted.
    if (std::abs(dy) < visibleRows())
        viewport()->scroll(0, dy * rowHeight());
    else
        viewport()->update();
}

void HitGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int top = verticalScrollBar()->value();
    const bool wasSeen = m_current >= top && (m_current - top + 1) * rowHeight() <= event->oldSize().height();
    layOut();
    // The detail opens below: the row that opened it must not slip under it.
    if (wasSeen)
        reveal(m_current);
}

bool HitGrid::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
        m_header->rescale();
        forgetCells();
        layOut();
        break;
    default:
        break;
    }
    return QAbstractScrollArea::event(event);
}

bool HitGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!showToolTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool HitGrid::showToolTip(const QPoint &at, const QPoint &globalPos)
{
    constexpr size_t kToolTipCodePoints = 600;
    const int row = rowAt(at.y());
    const int column = m_header->logicalIndexAt(at.x());
    if (row < 0 || column < 0)
        return false;
    const QString text = m_source->cell(row, column, kToolTipCodePoints).text;
    if (fontMetrics().horizontalAdvance(text) <= cellRect(row, column).width() - 2 * kGrid)
        return false;
    QToolTip::showText(globalPos, QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), viewport(), cellRect(row, column));
    return true;
}

} // namespace cacheloupe
