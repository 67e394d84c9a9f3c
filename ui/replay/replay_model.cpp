// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_model.h"

#include "ui/replay/evidence_text.h"
#include "ui/replay/replay_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cacheloupe {

namespace {

bool isNumber(int column)
{
    return column == ReplayModel::overlap || column == ReplayModel::cost || column == ReplayModel::time || column == ReplayModel::attempts;
}

bool isFresh(const ReplayRow &row)
{
    return row.result() && !row.earlier && !row.result()->error;
}

QString costText(const ReplayRow &row)
{
    double sum = 0;
    for (const ReplayResult &result : row.fresh) {
        if (!result.costUsd)
            return {};
        sum += *result.costUsd;
    }
    return formatUsd(sum);
}

QString attemptsText(const ReplayRow &row)
{
    int sum = 0;
    for (const ReplayResult &result : row.fresh)
        sum += result.attempts;
    return sum > 0 ? formatCount(std::uint64_t(sum)) : QString();
}

/// The newest run's answers apart from those before it.
void takeStored(ReplayRow &row, const std::vector<KeptReplay> &stored)
{
    const std::string &newest = stored.back().runId;
    for (auto it = stored.rbegin(); it != stored.rend(); ++it) {
        if (it->runId == newest)
            row.fresh.push_back(it->result);
        else if (!it->result.error)
            row.older.push_back(it->result);
    }
    std::stable_sort(row.fresh.begin(), row.fresh.end(), [](const ReplayResult &a, const ReplayResult &b) { return a.repeat < b.repeat; });
}

} // namespace

void ReplayModel::setHits(const std::vector<Hit> &hits)
{
    const bool same = std::equal(hits.begin(), hits.end(), m_rows.begin(), m_rows.end(), [](const Hit &hit, const ReplayRow &row) { return hit.id == row.hit.id; });
    if (same)
        return;
    beginResetModel();
    auto before = std::move(m_rows);
    const auto places = std::exchange(m_places, {});
    m_rows.clear();
    for (const Hit &hit : hits) {
        const auto known = places.find(hit.id);
        ReplayRow row;
        if (known != places.end())
            row = before[known->second];
        row.hit = hit;
        m_places.emplace(hit.id, m_rows.size());
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void ReplayModel::setEarlier(const ReplayResults &results)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ReplayRow &row = m_rows[i];
        const auto found = results.find(row.hit.id);
        if (found == results.end() || found->second.empty() || !row.fresh.empty() || row.state != ReplayRow::State::idle)
            continue;
        takeStored(row, found->second);
        row.state = ReplayRow::State::done;
        row.earlier = true;
        rowChanged(i);
    }
}

void ReplayModel::beginRun(const ReplayResults *kept)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ReplayRow row;
        row.hit = std::move(m_rows[i].hit);
        row.older = std::move(m_rows[i].older);
        for (auto it = m_rows[i].fresh.rbegin(); !kept && it != m_rows[i].fresh.rend(); ++it) {
            if (!it->error)
                row.older.insert(row.older.begin(), std::move(*it));
        }
        row.state = ReplayRow::State::waiting;
        if (const auto found = kept ? kept->find(row.hit.id) : ReplayResults::const_iterator(); kept && found != kept->end() && !found->second.empty()) {
            row.older.clear();
            takeStored(row, found->second);
            row.state = ReplayRow::State::done;
        }
        m_rows[i] = std::move(row);
        rowChanged(i);
    }
}

void ReplayModel::setResult(const ReplayResult &result, const Freshness &freshness)
{
    const auto found = m_places.find(result.hitId);
    if (found == m_places.end())
        return;
    ReplayRow &row = m_rows[found->second];
    if (std::exchange(row.earlier, false))
        row.fresh.clear();
    const auto place = std::find_if(row.fresh.begin(), row.fresh.end(), [&](const ReplayResult &known) { return known.repeat >= result.repeat; });
    if (place != row.fresh.end() && place->repeat == result.repeat)
        *place = result;
    else
        row.fresh.insert(place, result);
    row.state = ReplayRow::State::done;
    row.freshness = freshness;
    rowChanged(found->second);
}

void ReplayModel::setFreshness(const FreshnessOfHits &freshness)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const auto found = freshness.find(m_rows[i].hit.id);
        if (found == freshness.end() || m_rows[i].freshness == found->second)
            continue;
        m_rows[i].freshness = found->second;
        rowChanged(i);
    }
}

void ReplayModel::endRun(const QString &whyNot)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].state != ReplayRow::State::waiting)
            continue;
        m_rows[i].state = ReplayRow::State::notAsked;
        m_rows[i].whyNot = whyNot;
        rowChanged(i);
    }
}

std::vector<ReplayRow> ReplayModel::answeredRows() const
{
    std::vector<ReplayRow> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows), [](const ReplayRow &row) { return row.result() && !row.result()->error; });
    return rows;
}

std::vector<Hit> ReplayModel::hits() const
{
    std::vector<Hit> hits;
    for (const ReplayRow &row : m_rows)
        hits.push_back(row.hit);
    return hits;
}

ChipLook ReplayModel::look(int index) const
{
    const ReplayRow &row = m_rows[size_t(index)];
    switch (row.state) {
    case ReplayRow::State::idle:
        return {tr("Not replayed"), QStringLiteral("ring"), ThemeRole::secondaryText};
    case ReplayRow::State::waiting:
        return {tr("Waiting"), QStringLiteral("pause"), ThemeRole::secondaryText};
    case ReplayRow::State::notAsked:
        return {tr("Not asked"), QStringLiteral("block"), ThemeRole::secondaryText};
    case ReplayRow::State::done:
        break;
    }
    // Asked several times, the answers together say more than the first of them.
    ChipLook look = row.fresh.size() > 1 ? freshnessLook(row.freshness.verdict) : replayLook(row.result()->error ? ReplayVerdict::none : row.result()->verdict);
    if (row.earlier)
        look.text = tr("%1, earlier").arg(look.text);
    return look;
}

int ReplayModel::answered() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), isFresh));
}

int ReplayModel::doubtful() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const ReplayRow &row) {
        return isFresh(row) && isStillValid(row.freshness.verdict) == std::optional(false);
    }));
}

int ReplayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReplayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString ReplayModel::changeText(const ReplayRow &row) const
{
    if (row.state == ReplayRow::State::notAsked)
        return row.whyNot;
    if (!row.result())
        return {};
    if (row.result()->error) {
        const ErrorText error = errorText(*row.result()->error);
        return error.details.isEmpty() ? error.sentence : tr("%1 %2").arg(error.sentence, error.details);
    }
    return firstChangeText(*row.result());
}

QString ReplayModel::text(const ReplayRow &row, int column) const
{
    switch (column) {
    case callSite:
        return toText(row.hit.callSite);
    case question:
        return toText(row.hit.query).simplified();
    case change:
        return changeText(row).simplified();
    default:
        break;
    }
    if (!row.result())
        return {};
    const ReplayResult &first = *row.result();
    const bool answer = !first.error;
    switch (column) {
    case overlap:
        return answer ? formatPercent(first.overlap) : QString();
    case cost:
        return costText(row);
    case time:
        return first.latencyMs > 0 ? formatMilliseconds(first.latencyMs) : QString();
    case attempts:
        return attemptsText(row);
    default:
        return {};
    }
}

QVariant ReplayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReplayRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == verdict ? look(index.row()).text : text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == question || index.column() == change ? text(row, index.column()) : QString();
    case Qt::AccessibleTextRole:
        if (index.column() == verdict)
            return tr("%1, %2, %3").arg(look(index.row()).text, text(row, callSite), text(row, question));
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ReplayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Fresh answer"), tr("Call site"), tr("Question"), tr("Overlap"), tr("What changed"), tr("Cost"), tr("Time"), tr("Attempts")};
    return names[section];
}

void ReplayModel::rowChanged(size_t row)
{
    Q_EMIT dataChanged(index(int(row), 0), index(int(row), columnTotal - 1));
}

} // namespace cacheloupe
