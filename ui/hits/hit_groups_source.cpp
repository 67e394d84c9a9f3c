// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_groups_source.h"

#include "ui/hits/group_button.h"
#include "ui/records/hit_marks.h"
#include "ui/support/format.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace cacheloupe {

namespace {

using GroupFigure = HitGroupsSource::Figure;

double sortValue(const HitGroup &group, GroupFigure figure)
{
    constexpr double kLast = -std::numeric_limits<double>::infinity();
    switch (figure) {
    case GroupFigure::events:
        return double(group.events + group.malformed);
    case GroupFigure::hits:
        return double(group.hits);
    case GroupFigure::misses:
        return double(group.misses);
    case GroupFigure::rate:
        return group.hitRate().value_or(kLast);
    case GroupFigure::p50:
        return group.latencyMsP50.value_or(kLast);
    case GroupFigure::p95:
        return group.latencyMsP95.value_or(kLast);
    case GroupFigure::saved:
        return group.savedUsd;
    case GroupFigure::oldest:
        return group.oldestServedAgeS.value_or(kLast);
    case GroupFigure::stale:
        return double(group.staleHits);
    }
    return 0;
}

GridCell plainGroupCell(const QString &text, ThemeRole role = ThemeRole::text)
{
    return {text, {}, role, false};
}

QString keyText(HitGroupKey key, const std::string &value)
{
    switch (key) {
    case HitGroupKey::kind:
        return eventKindText(eventKindFromName(value).value_or(EventKind::malformed));
    case HitGroupKey::match:
        return matchKindText(matchKindFromName(value).value_or(MatchKind::unknown));
    case HitGroupKey::layer:
        return layerText(value);
    case HitGroupKey::hour:
        return toText(value).replace(QLatin1Char('T'), QLatin1Char(' ')) + QStringLiteral(":00");
    default:
        return toText(value);
    }
}

} // namespace

HitGroupsSource::HitGroupsSource(QObject *parent) : GridSource(parent)
{
    setKeys({HitGroupKey::callSite});
}

void HitGroupsSource::setKeys(const std::vector<HitGroupKey> &keys)
{
    m_keys = keys;
    m_groups.clear();
    m_total = {};
    m_order.clear();
    m_rowOf.clear();
    m_columns.clear();
    for (const HitGroupKey key : keys) {
        const std::string_view id = hitGroupKeyName(key);
        const bool first = m_columns.empty();
        m_columns.push_back({QString::fromUtf8(id.data(), qsizetype(id.size())), groupKeyText(key), first ? 170 : 110, false, true, true, false});
    }
    const auto figure = [this](const char *id, const QString &title, int widthPx) {
        m_columns.push_back({QLatin1String(id), title, widthPx, true, true, true, true});
    };
    figure("events", tr("Events"), 76);
    figure("hits", tr("Hits"), 64);
    figure("misses", tr("Misses"), 88);
    figure("rate", tr("Hit rate"), 116);
    figure("p50", tr("Latency p50"), 98);
    figure("p95", tr("Latency p95"), 98);
    figure("saved", tr("Saved"), 84);
    figure("oldest", tr("Oldest served"), 108);
    figure("stale", tr("Served after TTL"), 124);
}

std::optional<HitGroupsSource::Figure> HitGroupsSource::figureOf(int column) const
{
    const int place = column - int(m_keys.size());
    return place >= 0 ? std::optional(GroupFigure(place)) : std::nullopt;
}

void HitGroupsSource::setGroups(std::vector<HitGroup> groups, HitGroup total)
{
    m_groups = std::move(groups);
    m_total = std::move(total);
    arrange();
}

void HitGroupsSource::sort(int column, bool descending)
{
    m_sortColumn = column;
    m_descending = descending;
    arrange();
}

void HitGroupsSource::arrange()
{
    m_order.resize(m_groups.size());
    std::iota(m_order.begin(), m_order.end(), 0u);
    const auto figure = figureOf(m_sortColumn);
    const auto ordered = [&](const auto &less) {
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) { return m_descending ? less(b, a) : less(a, b); });
    };
    if (figure) {
        std::vector<double> values;
        for (const HitGroup &group : m_groups)
            values.push_back(sortValue(group, *figure));
        ordered([&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    } else {
        const auto key = size_t(m_sortColumn);
        ordered([&](std::uint32_t a, std::uint32_t b) { return m_groups[a].key[key] < m_groups[b].key[key]; });
    }
    m_rowOf.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rowOf.emplace(identity(row), row);
    Q_EMIT rowsReplaced();
}

GridCell HitGroupsSource::keyCell(const HitGroup &group, size_t key) const
{
    if (key >= group.key.size() || group.key[key].empty())
        return plainGroupCell(group.malformed > 0 && group.events == 0 ? tr("malformed lines") : tr("not logged"), ThemeRole::secondaryText);
    return plainGroupCell(keyText(m_keys[key], group.key[key]));
}

GridCell HitGroupsSource::figureCell(const HitGroup &group, GroupFigure figure)
{
    switch (figure) {
    case GroupFigure::events:
        return plainGroupCell(formatCount(group.events + group.malformed));
    case GroupFigure::hits:
        return plainGroupCell(formatCount(group.hits));
    case GroupFigure::misses:
        return plainGroupCell(formatCount(group.misses));
    case GroupFigure::rate: {
        const auto share = group.hitRate();
        return share ? plainGroupCell(tr("%1 of %2", "hit rate of n lookups").arg(formatPercent(*share), formatCount(group.hits + group.misses))) : plainGroupCell(QStringLiteral("—"));
    }
    case GroupFigure::p50:
        return plainGroupCell(formatMilliseconds(group.latencyMsP50));
    case GroupFigure::p95:
        return plainGroupCell(formatMilliseconds(group.latencyMsP95));
    case GroupFigure::saved:
        return plainGroupCell(formatUsd(group.savedUsd));
    case GroupFigure::oldest:
        return plainGroupCell(formatDuration(group.oldestServedAgeS));
    case GroupFigure::stale:
        return plainGroupCell(formatCount(group.staleHits), group.staleHits ? ThemeRole::stale : ThemeRole::secondaryText);
    }
    return {};
}

GridCell HitGroupsSource::cell(int row, int column, size_t) const
{
    const auto figure = figureOf(column);
    return figure ? figureCell(group(row), *figure) : keyCell(group(row), size_t(column));
}

GridCell HitGroupsSource::totalCell(int column) const
{
    if (const auto figure = figureOf(column))
        return figureCell(m_total, *figure);
    return column == 0 ? plainGroupCell(tr("%Ln group(s)", nullptr, rowCount())) : GridCell{};
}

std::uint64_t HitGroupsSource::identity(int row) const
{
    std::uint64_t hash = 0;
    for (const std::string &value : group(row).key)
        hash = hash * 31 + std::hash<std::string>{}(value);
    return hash;
}

int HitGroupsSource::rowOf(std::uint64_t id) const
{
    const auto found = m_rowOf.find(id);
    return found == m_rowOf.end() ? -1 : found->second;
}

} // namespace cacheloupe
