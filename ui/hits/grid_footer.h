// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_source.h"
#include "ui/widgets/shaped_texts.h"

#include <QPointer>
#include <QWidget>

namespace cacheloupe {

class GridHeader;

/// The line of totals under a grid, in the grid's columns; it stays while the rows scroll. GUI thread.
class GridFooter : public QWidget {
    Q_OBJECT
public:
    GridFooter(GridHeader &header, QWidget *parent);

    void setSource(GridSource *source);
    bool isWanted() const { return m_source && m_source->hasTotals(); }
    /// Says the totals to screen readers and repaints.
    void refresh();

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    GridHeader &m_header;
    QPointer<GridSource> m_source;
    ShapedTexts m_texts;
};

} // namespace cacheloupe
