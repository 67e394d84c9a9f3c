// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace cacheloupe {

/// A column that scrolls up and down only: its content is never wider than what is seen of it, so that nothing at its
/// right is cut off where texts are large. GUI thread.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget *parent = nullptr);
    /// Wide enough for names at every text size.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace cacheloupe
