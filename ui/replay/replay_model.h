// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_session.h"
#include "ui/widgets/chip.h"

#include <QAbstractTableModel>

#include <optional>

namespace cacheloupe {

/// A chosen hit and what its replay brought.
struct ReplayRow {
    enum class State { idle, waiting, notAsked, done };
    Hit hit;
    State state = State::idle;
    std::optional<ReplayResult> result;
    bool earlier = false; ///< the result is of an earlier run
    QString whyNot;       ///< notAsked: why
};

/// The chosen hits as a table that fills while the replay runs. GUI thread.
class ReplayModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { verdict, callSite, question, overlap, change, cost, time, attempts, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    /// Other hits; results of those that stay are kept.
    void setHits(const std::vector<Hit> &hits);
    /// Stored results, marked as earlier; fresh ones are not replaced.
    void setEarlier(const ReplayResults &results);
    /// All rows wait for their answers.
    void beginRun();
    void setResult(const ReplayResult &result);
    /// Rows that still wait were not asked, for this reason.
    void endRun(const QString &whyNot);

    const ReplayRow &row(int row) const { return m_rows[size_t(row)]; }
    std::vector<Hit> hits() const;
    ChipLook look(int row) const;
    /// Rows with a fresh answer of this run, and those of them that differ or contradict.
    int answered() const;
    int doubtful() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ReplayRow &row, int column) const;
    QString changeText(const ReplayRow &row) const;
    void rowChanged(size_t row);
    std::vector<ReplayRow> m_rows;
};

} // namespace cacheloupe
