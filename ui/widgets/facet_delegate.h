// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cacheloupe {

class Theme;

/// Paints a value that a list can be narrowed to: box, label, count at the end; the current row of a focused view wears
/// the focus ring. The label is the display text, the box the check state, the count stands under `countRole`.
class FacetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit FacetDelegate(int countRole, QObject *parent = nullptr);

    static int rowHeight(const QFont &font);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintBox(QPainter &painter, const QRect &box, Qt::CheckState state, const Theme &theme);
    int m_countRole;
};

} // namespace cacheloupe
