// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_model.h"

#include "ui/replay/replay_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"

#include <algorithm>

namespace cacheloupe {

namespace {

bool isNumber(int column)
{
    return column == ReplayModel::overlap || column == ReplayModel::cost || column == ReplayModel::time || column == ReplayModel::attempts;
}

bool isFresh(const ReplayRow &row)
{
    return row.result && !row.earlier && !row.result->error;
}

} // namespace

void ReplayModel::setHits(const std::vector<Hit> &hits)
{
    const bool same = std::equal(hits.begin(), hits.end(), m_rows.begin(), m_rows.end(), [](const Hit &hit, const ReplayRow &row) { return hit.id == row.hit.id; });
    if (same)
        return;
    beginResetModel();
    auto before = std::move(m_rows);
    m_rows.clear();
    for (const Hit &hit : hits) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const ReplayRow &row) { return row.hit.id == hit.id; });
        ReplayRow row;
        if (known != before.end())
            row = *known;
        row.hit = hit;
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void ReplayModel::setEarlier(const ReplayResults &results)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ReplayRow &row = m_rows[i];
        const auto found = results.find(row.hit.id);
        if (found == results.end() || row.result || row.state != ReplayRow::State::idle)
            continue;
        row.result = found->second;
        row.state = ReplayRow::State::done;
        row.earlier = true;
        rowChanged(i);
    }
}

void ReplayModel::beginRun()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Hit hit = std::move(m_rows[i].hit);
        m_rows[i] = ReplayRow{std::move(hit), ReplayRow::State::waiting, {}, false, {}};
        rowChanged(i);
    }
}

void ReplayModel::setResult(const ReplayResult &result)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ReplayRow &row = m_rows[i];
        if (row.hit.id != result.hitId)
            continue;
        row.result = result;
        row.state = ReplayRow::State::done;
        row.earlier = false;
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
    ChipLook look = replayLook(row.result->error ? ReplayVerdict::none : row.result->verdict);
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
        return isFresh(row) && (row.result->verdict == ReplayVerdict::different || row.result->verdict == ReplayVerdict::contradicts);
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
    if (!row.result)
        return {};
    if (row.result->error) {
        const ErrorText error = errorText(*row.result->error);
        return error.details.isEmpty() ? error.sentence : tr("%1 %2").arg(error.sentence, error.details);
    }
    return firstChangeText(*row.result);
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
    if (!row.result)
        return {};
    const bool answer = !row.result->error;
    switch (column) {
    case overlap:
        return answer ? formatPercent(row.result->overlap) : QString();
    case cost:
        return answer ? formatUsd(row.result->costUsd) : QString();
    case time:
        return row.result->latencyMs > 0 ? formatMilliseconds(row.result->latencyMs) : QString();
    case attempts:
        return row.result->attempts > 0 ? formatCount(std::uint64_t(row.result->attempts)) : QString();
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
