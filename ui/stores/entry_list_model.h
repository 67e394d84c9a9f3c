// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_arrangement.h"
#include "ui/support/task.h"
#include "ui/widgets/bars.h"

#include <QAbstractTableModel>

namespace cacheloupe {

/// The entries of a store as a table: appended while they are read, narrowed and sorted on a lane. GUI thread.
class EntryListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit EntryListModel(Lanes &lanes, QObject *parent = nullptr);

    /// Starts over; filter and order stay.
    void setTable(std::shared_ptr<const EntryTable> table);
    /// Rows were appended to the table.
    void grow();
    void setFilter(const EntryFilter &filter);
    const EntryFilter &filter() const { return m_filter; }
    /// True while the lane arranges; the rows shown are the earlier ones.
    bool isArranging() const { return m_arranging.isRunning(); }

    const EntryRow &entry(int row) const { return m_table->row(m_rows[size_t(row)]); }
    std::uint32_t tableRow(int row) const { return m_rows[size_t(row)]; }
    const std::vector<std::uint32_t> &tableRows() const { return m_rows; }
    /// -1 when the filter hides it.
    int rowOf(std::uint32_t tableRow) const;
    /// Age against TTL for the TTL column; no TTL paints the text alone.
    AgeBar ageBar(int row) const;
    /// Question, answer and so on of some rows, tab-separated for the clipboard.
    QString tabSeparated(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// A column of -1 is the order of the store.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// The rows were arranged anew; the view restores its selection.
    void arranged();

private:
    bool isPlain() const { return m_filter.isEmpty() && !m_order.column; }
    void arrange();
    QString text(const EntryRow &entry, EntryColumn column) const;

    Lanes &m_lanes;
    std::shared_ptr<const EntryTable> m_table;
    std::vector<std::uint32_t> m_rows;
    std::uint32_t m_seen = 0; ///< rows of the table that m_rows was made from
    EntryFilter m_filter;
    EntryOrder m_order;
    Ticket m_arranging;
};

} // namespace cacheloupe
