// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_session.h"
#include "ui/widgets/chip.h"

#include <QAbstractTableModel>

#include <optional>

namespace cacheloupe {

/// A chosen hit and what its replays brought.
struct ReplayRow {
    enum class State { idle, waiting, notAsked, done };
    Hit hit;
    State state = State::idle;
    std::vector<ReplayResult> fresh; ///< of the newest run that asked it, by repeat
    std::vector<ReplayResult> older; ///< of the runs before, the newest first
    bool earlier = false; ///< `fresh` is of an earlier run
    Freshness freshness;
    QString whyNot; ///< notAsked: why

    /// The first answer of the newest run; null before there is one.
    const ReplayResult *result() const { return fresh.empty() ? nullptr : &fresh.front(); }
};

/// The chosen hits as a table that fills while the replay runs. GUI thread.
class ReplayModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { verdict, callSite, question, overlap, change, cost, time, attempts, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    /// Other hits; results of those that stay are kept.
    void setHits(const std::vector<Hit> &hits);
    /// Stored results, marked as earlier; those of this run are not replaced.
    void setEarlier(const ReplayResults &results);
    /// All rows wait for their answers; with `kept`, only those that have none of this run yet.
    void beginRun(const ReplayResults *kept = nullptr);
    void setResult(const ReplayResult &result, const Freshness &freshness);
    void setFreshness(const FreshnessOfHits &freshness);
    /// Rows that still wait were not asked, for this reason.
    void endRun(const QString &whyNot);

    const ReplayRow &row(int row) const { return m_rows[size_t(row)]; }
    std::vector<Hit> hits() const;
    ChipLook look(int row) const;
    /// Rows with a fresh answer of this run, and those of them that differ or contradict.
    int answered() const;
    int doubtful() const;
    /// Hit ids with what came of them, for what is made of the whole sample.
    std::vector<ReplayRow> answeredRows() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ReplayRow &row, int column) const;
    QString changeText(const ReplayRow &row) const;
    void rowChanged(size_t row);
    std::vector<ReplayRow> m_rows;
    std::unordered_map<std::string, size_t> m_places; ///< by hit id
};

} // namespace cacheloupe
