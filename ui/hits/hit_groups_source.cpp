// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_groups_source.h"

#include "ui/support/format.h"

#include <limits>

namespace cacheloupe {

namespace {

double sortValue(const HitGroup &group, int column)
{
    constexpr double kLast = -std::numeric_limits<double>::infinity();
    switch (column) {
    case HitGroupsSource::events:
        return double(group.events);
    case HitGroupsSource::hits:
        return double(group.hits);
    case HitGroupsSource::misses:
        return double(group.misses);
    case HitGroupsSource::rate:
        return group.hitRate().value_or(kLast);
    case HitGroupsSource::p95:
        return group.latencyMsP95.value_or(kLast);
    case HitGroupsSource::saved:
        return group.savedUsd;
    case HitGroupsSource::stale:
        return double(group.staleHits);
    default:
        return 0;
    }
}

} // namespace

HitGroupsSource::HitGroupsSource(QObject *parent) : GridSource(parent)
{
    const auto figure = [](const char *id, const QString &title, int widthPx) {
        return GridColumn{QLatin1String(id), title, widthPx, true, true, true, true};
    };
    m_columns = {GridColumn{QStringLiteral("name"), {}, 240, false, true, true, false},
                 figure("events", tr("Events"), 100),
                 figure("hits", tr("Hits"), 100),
                 figure("misses", tr("Misses"), 100),
                 figure("rate", tr("Hit rate"), 150),
                 figure("p95", tr("Latency p95"), 120),
                 figure("saved", tr("Saved"), 110),
                 figure("stale", tr("Served after TTL"), 140)};
    setKey(HitGroupKey::callSite);
}

void HitGroupsSource::setKey(HitGroupKey key)
{
    m_key = key;
    switch (key) {
    case HitGroupKey::model:
        m_columns[name].title = tr("Model");
        break;
    case HitGroupKey::tenant:
        m_columns[name].title = tr("Tenant");
        break;
    case HitGroupKey::day:
        m_columns[name].title = tr("Day (UTC)");
        break;
    default:
        m_columns[name].title = tr("Call site");
        break;
    }
}

void HitGroupsSource::setGroups(std::vector<HitGroup> groups)
{
    m_groups = std::move(groups);
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
    std::stable_sort(m_groups.begin(), m_groups.end(), [this](const HitGroup &a, const HitGroup &b) {
        const HitGroup &first = m_descending ? b : a;
        const HitGroup &second = m_descending ? a : b;
        return m_sortColumn == name ? first.key < second.key : sortValue(first, m_sortColumn) < sortValue(second, m_sortColumn);
    });
    Q_EMIT rowsReplaced();
}

GridCell HitGroupsSource::cell(int row, int column, size_t) const
{
    const HitGroup &group = m_groups[size_t(row)];
    const auto plain = [](const QString &text, ThemeRole role = ThemeRole::text) { return GridCell{text, {}, role, false}; };
    switch (column) {
    case name: {
        const QString value = group.key.empty() ? QString() : toText(group.key.front());
        return value.isEmpty() ? plain(tr("not logged"), ThemeRole::secondaryText) : plain(value);
    }
    case events:
        return plain(formatCount(group.events));
    case hits:
        return plain(formatCount(group.hits));
    case misses:
        return plain(formatCount(group.misses));
    case rate: {
        const auto share = group.hitRate();
        return share ? plain(tr("%1 of %2", "hit rate of n lookups").arg(formatPercent(*share), formatCount(group.hits + group.misses))) : plain(QStringLiteral("—"));
    }
    case p95:
        return plain(formatMilliseconds(group.latencyMsP95));
    case saved:
        return plain(formatUsd(group.savedUsd));
    case stale:
        return plain(formatCount(group.staleHits), group.staleHits ? ThemeRole::stale : ThemeRole::secondaryText);
    default:
        return {};
    }
}

std::uint64_t HitGroupsSource::identity(int row) const
{
    const HitGroup &group = m_groups[size_t(row)];
    return group.key.empty() ? 0 : std::hash<std::string>{}(group.key.front());
}

int HitGroupsSource::rowOf(std::uint64_t id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (identity(row) == id)
            return row;
    }
    return -1;
}

} // namespace cacheloupe
