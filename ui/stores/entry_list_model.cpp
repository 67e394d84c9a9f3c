// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_list_model.h"

#include "ui/stores/store_text.h"
#include "ui/support/format.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr qsizetype kLongestCell = 300; ///< characters; a cell is one line

QString oneLine(const std::string &utf8)
{
    // Four bytes a character at most: no need to decode the whole text for a cell.
    return QString::fromUtf8(utf8.data(), qsizetype(std::min(utf8.size(), size_t(kLongestCell) * 4))).left(kLongestCell).simplified();
}

} // namespace

EntryListModel::EntryListModel(Lanes &lanes, QObject *parent) : QAbstractTableModel(parent), m_lanes(lanes), m_table(std::make_shared<EntryTable>()) {}

void EntryListModel::setTable(std::shared_ptr<const EntryTable> table)
{
    m_arranging.cancel();
    beginResetModel();
    m_table = std::move(table);
    m_rows.clear();
    m_seen = 0;
    endResetModel();
    grow();
}

void EntryListModel::grow()
{
    const auto size = m_table->size();
    if (size == m_seen)
        return;
    if (!isPlain()) {
        // A running arrangement is followed by another one, so that a fast listing does not restart it for ever.
        if (!m_arranging.isRunning())
            arrange();
        return;
    }
    if (m_arranging.isRunning())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + (size - m_seen)) - 1);
    m_rows.resize(m_rows.size() + (size - m_seen));
    std::iota(m_rows.begin() + (std::ptrdiff_t(m_rows.size()) - (size - m_seen)), m_rows.end(), m_seen);
    m_seen = size;
    endInsertRows();
}

void EntryListModel::setFilter(const EntryFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
}

void EntryListModel::sort(int column, Qt::SortOrder order)
{
    const EntryOrder wanted{column < 0 ? std::nullopt : std::optional(EntryColumn(column)), order == Qt::DescendingOrder};
    if (wanted == m_order)
        return;
    m_order = wanted;
    arrange();
}

void EntryListModel::arrange()
{
    m_arranging = runOnLane<std::vector<std::uint32_t>>(
        m_lanes,
        [table = m_table, count = m_table->size(), filter = m_filter, order = m_order](std::stop_token stop, ProgressReport &) {
            return arrangedEntries(*table, count, filter, order, stop);
        },
        [this, count = m_table->size()](std::vector<std::uint32_t> rows) {
            beginResetModel();
            m_rows = std::move(rows);
            m_seen = count;
            endResetModel();
            Q_EMIT arranged();
            grow();
        });
}

int EntryListModel::rowOf(std::uint32_t tableRow) const
{
    if (isPlain() && !m_arranging.isRunning())
        return tableRow < m_rows.size() ? int(tableRow) : -1;
    const auto it = std::find(m_rows.begin(), m_rows.end(), tableRow);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

AgeBar EntryListModel::ageBar(int row) const
{
    const auto &e = entry(row);
    AgeBar bar;
    bar.text = text(e, EntryColumn::ttlLeft);
    if (e.ttlS && e.ttlLeftS) {
        bar.ttlS = e.ttlS;
        bar.ageS = *e.ttlS - *e.ttlLeftS;
    }
    return bar;
}

QString EntryListModel::tabSeparated(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        const auto &e = entry(row);
        QStringList cells{toText(e.key), toText(e.query), toText(e.answer), toText(e.model), formatTime(e.createdAt), text(e, EntryColumn::ttlLeft)};
        for (auto &cell : cells)
            cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

int EntryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EntryListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kEntryColumnCount;
}

QString EntryListModel::text(const EntryRow &entry, EntryColumn column) const
{
    switch (column) {
    case EntryColumn::question:
        return oneLine(entry.query.empty() ? entry.key : entry.query);
    case EntryColumn::answer:
        return oneLine(entry.answer);
    case EntryColumn::model:
        return entry.model.empty() ? QStringLiteral("—") : toText(entry.model);
    case EntryColumn::created:
        return formatTime(entry.createdAt);
    case EntryColumn::ttlLeft:
        return ttlLeftText(entry.ttlLeftS);
    case EntryColumn::state:
        return entryStateLook(entry.state).text;
    }
    return {};
}

QVariant EntryListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = EntryColumn(index.column());
    const auto &e = entry(index.row());
    if (role == Qt::DisplayRole)
        return text(e, column);
    if (role == Qt::TextAlignmentRole)
        return int((column == EntryColumn::created || column == EntryColumn::ttlLeft ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == EntryColumn::question)
        return toText(e.key);
    if (role == Qt::AccessibleTextRole && column == EntryColumn::question)
        return tr("%1, %2").arg(text(e, column), text(e, EntryColumn::state));
    return {};
}

QVariant EntryListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == int(EntryColumn::created) || section == int(EntryColumn::ttlLeft) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Question or key"), tr("Answer"), tr("Model"), tr("Written"), tr("Time left"), tr("State")};
    return section >= 0 && section < kEntryColumnCount ? names[section] : QString();
}

} // namespace cacheloupe
