// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QFrame>

namespace cacheloupe {

/// What a chip says: a word, an icon beside it (colour never stands alone) and the colour of its meaning. A plain value.
struct ChipLook {
    QString text;
    QString icon; ///< a name of ui/widgets/icon.h; may be empty
    ThemeRole role = ThemeRole::secondaryText;
    bool operator==(const ChipLook &) const = default;
};

/// The size of a chip in `font`, and the same chip painted at the start of `rect`, centred vertically and elided
/// when the room is too small; for table cells.
QSize chipSize(const ChipLook &look, const QFont &font);
void paintChip(QPainter &painter, const QRect &rect, const ChipLook &look, const QFont &font, const Theme &theme, Qt::LayoutDirection direction);

/// A small tinted word for a verdict, match kind, layer or state.
class Chip : public QFrame {
    Q_OBJECT
public:
    explicit Chip(const ChipLook &look = {}, QWidget *parent = nullptr);

    void setLook(const ChipLook &look);
    ChipLook look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ChipLook m_look;
};

} // namespace cacheloupe
