// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/grid_source.h"
#include "ui/hits/hit_list.h"

#include <QElapsedTimer>
#include <QHash>

#include <utility>

namespace cacheloupe {

/// The events of a HitList as rows of the grid. Texts are read from the file when they are painted; when the disk is
/// slow, the rest of a frame is read on a lane and painted afterwards.
class HitRowsSource : public GridSource {
    Q_OBJECT
public:
    /// Behind these stands one column a key field, in checklist order.
    enum Column { time, kind, callSite, query, cachedQuery, similarity, age, suspicion, verdict, match, model, tenant, layer, latency, saved, line, columnTotal };

    HitRowsSource(const AppContext &context, HitList &list, QObject *parent = nullptr);

    const std::vector<GridColumn> &columns() const override { return m_columns; }
    int rowCount() const override { return m_list.rows().count(); }
    GridCell cell(int row, int column, size_t maxCodePoints) const override;
    std::uint64_t identity(int row) const override { return m_list.rows().at(row); }
    int rowOf(std::uint64_t identity) const override { return m_list.rows().indexOf(HitRow(identity)); }
    void beginFrame() const override;

    bool isOffered(int column) const override;
    /// Bit n = KeyField(n) occurs in the log; the columns of the others are not offered.
    void setKeyFields(std::uint32_t mask) { m_keyFields = mask; }

    /// The order that a click on the column asks for.
    static HitOrder order(int column, bool descending);

private:
    GridCell malformedCell(HitRow row, int column) const;
    GridCell textCell(HitRow row, int column, size_t maxCodePoints) const;
    GridCell nameCell(HitRow row, int column) const;
    GridCell keyFieldCell(HitRow row, KeyField field) const;
    const std::pair<KeyFields, KeyFields> *keyFieldsOf(HitRow row) const;
    GridCell pendingCell(HitRow row) const;
    GridCell figureCell(HitRow row, int column) const;
    GridCell similarityCell(HitRow row) const;
    GridCell suspicionCell(HitRow row) const;
    GridCell verdictCell(HitRow row) const;
    void fetch();

    AppContext m_context;
    HitList &m_list;
    std::vector<GridColumn> m_columns;
    std::uint32_t m_keyFields = 0;
    /// Of the rows painted last: the request's and the entry's.
    mutable QHash<HitRow, std::pair<KeyFields, KeyFields>> m_fieldsOfRow;
    mutable QElapsedTimer m_frame;
    mutable qint64 m_readNs = 0;
    mutable std::vector<HitRow> m_missing;
    mutable bool m_fetchPlanned = false;
    Ticket m_fetch;
};

} // namespace cacheloupe
