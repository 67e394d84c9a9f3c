// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_fit.h"

#include "ui/support/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QTableView>

namespace cacheloupe {

namespace {

/// The table's child; leaves its events to it.
class RowFit : public QObject {
public:
    explicit RowFit(QTableView &table) : QObject(&table), m_table(table)
    {
        table.installEventFilter(this);
        // By itself it comes from the head's own font, which may hear of a change later than the table.
        table.verticalHeader()->setMinimumSectionSize(kGrid);
        fit();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
            fit();
        return false;
    }

private:
    void fit() { m_table.verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, QFontMetrics(textFont(TextRole::body)).height() + kGrid)); }

    QTableView &m_table;
};

} // namespace

void fitRowsToText(QTableView &table)
{
    new RowFit(table);
}

} // namespace cacheloupe
