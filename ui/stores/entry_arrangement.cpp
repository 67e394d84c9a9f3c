// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_arrangement.h"

#include "core/hitlog/parallel.h"
#include "core/hitlog/text_fold.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <string_view>
#include <thread>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kLookForStopEvery = 1024;
constexpr std::uint32_t kFewRows = 10'000; ///< below, another thread costs more than it saves
constexpr QChar kBetween(0x1F); ///< the unit separator of ASCII, which no group has in its name

class FilterTest {
public:
    explicit FilterTest(const EntryFilter &filter) : m_needle(filter.text.toStdString()), m_hasText(!filter.text.isEmpty()), m_ttl(filter.ttl)
    {
        for (const auto &id : filter.places)
            m_places.push_back(EntryPlace::fromId(id));
        for (const auto &name : filter.states)
            if (const auto state = entryStateFromName(name.toStdString()))
                m_states.insert(*state);
    }
    bool passes(const EntryRow &row) const
    {
        const auto holds = [&](const EntryPlace &place) { return place.holds(row); };
        return (m_places.empty() || std::any_of(m_places.begin(), m_places.end(), holds)) && (m_states.empty() || m_states.count(row.state) > 0)
            && (!m_ttl || ttlBucket(row) == *m_ttl)
            && (!m_hasText || m_needle.isIn(row.query) || m_needle.isIn(row.answer) || m_needle.isIn(row.key));
    }

private:
    TextNeedle m_needle;
    bool m_hasText;
    std::optional<TtlBucket> m_ttl;
    std::vector<EntryPlace> m_places;
    std::set<EntryState> m_states;
};

std::vector<std::uint32_t> passing(const EntryTable &table, std::uint32_t from, std::uint32_t to, const FilterTest &test, const std::stop_token &stop)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = from; row < to; ++row) {
        if (row % kLookForStopEvery == 0 && stop.stop_requested())
            break;
        if (test.passes(table.row(row)))
            rows.push_back(row);
    }
    return rows;
}

/// Sorts by `keyOf`, equal ones in the order of the store.
template <typename KeyOf>
void sortBy(std::vector<std::uint32_t> &rows, bool descending, KeyOf keyOf)
{
    if (descending)
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return keyOf(b) < keyOf(a); });
    else
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return keyOf(a) < keyOf(b); });
}

std::string_view questionOf(const EntryRow &row)
{
    return row.query.empty() ? row.key : row.query;
}

/// No TTL means that the entry stays longest.
double ttlKey(const EntryRow &row)
{
    return row.ttlLeftS.value_or(std::numeric_limits<double>::infinity());
}

void sortRows(const EntryTable &table, std::vector<std::uint32_t> &rows, EntryColumn column, bool descending)
{
    switch (column) {
    case EntryColumn::question:
        return sortBy(rows, descending, [&](std::uint32_t r) { return questionOf(table.row(r)); });
    case EntryColumn::answer:
        return sortBy(rows, descending, [&](std::uint32_t r) { return std::string_view(table.row(r).answer); });
    case EntryColumn::model:
        return sortBy(rows, descending, [&](std::uint32_t r) { return std::string_view(table.row(r).model); });
    case EntryColumn::created:
        return sortBy(rows, descending, [&](std::uint32_t r) { return table.row(r).createdAt.value_or(Instant::min()); });
    case EntryColumn::ttlLeft:
        return sortBy(rows, descending, [&](std::uint32_t r) { return ttlKey(table.row(r)); });
    case EntryColumn::state:
        return sortBy(rows, descending, [&](std::uint32_t r) { return table.row(r).state; });
    }
}

} // namespace

QString EntryPlace::id() const
{
    QString out = QString::fromStdString(group);
    if (layout)
        out += kBetween + QString::fromStdString(*layout);
    if (prefix)
        out += kBetween + QString::fromStdString(*prefix);
    return out;
}

EntryPlace EntryPlace::fromId(const QString &id)
{
    const QStringList parts = id.split(kBetween);
    const auto part = [&](qsizetype i) { return i < parts.size() ? std::optional(parts[i].toStdString()) : std::nullopt; };
    return {parts[0].toStdString(), part(1), part(2)};
}

bool EntryPlace::holds(const EntryRow &row) const
{
    return row.group == group && (!layout || row.layout == *layout) && (!prefix || row.prefix == *prefix);
}

TtlBucket ttlBucket(const EntryRow &row)
{
    constexpr double kHour = 3600;
    constexpr double kDay = 24 * kHour;
    if (row.state == EntryState::expired || (row.ttlLeftS && *row.ttlLeftS < 0))
        return TtlBucket::expired;
    if (!row.ttlLeftS)
        return TtlBucket::none;
    const double left = *row.ttlLeftS;
    return left < kHour ? TtlBucket::hour
        : left < kDay       ? TtlBucket::day
        : left < 7 * kDay   ? TtlBucket::week
        : left < 30 * kDay  ? TtlBucket::month
                            : TtlBucket::longer;
}

std::vector<std::uint32_t> arrangedEntries(const EntryTable &table, std::uint32_t count, const EntryFilter &filter, const EntryOrder &order,
                                           const std::stop_token &stop)
{
    const FilterTest test(filter);
    std::vector<std::uint32_t> rows;
    if (filter.isEmpty()) {
        rows.resize(count);
        std::iota(rows.begin(), rows.end(), 0u);
    } else {
        const unsigned workers = count < kFewRows ? 1 : std::max(std::thread::hardware_concurrency(), 1u);
        std::vector<std::vector<std::uint32_t>> parts(workers);
        const auto begin = [&](unsigned worker) { return std::uint32_t(std::uint64_t(count) * worker / workers); };
        onWorkers(workers, [&](unsigned worker) { parts[worker] = passing(table, begin(worker), begin(worker + 1), test, stop); });
        for (const auto &part : parts)
            rows.insert(rows.end(), part.begin(), part.end());
    }
    if (stop.stop_requested())
        return {};
    if (order.column)
        sortRows(table, rows, *order.column, order.descending);
    return rows;
}

void EntryTally::add(const EntryRow &row)
{
    constexpr size_t kMostPrefixes = 1000;
    Group &group = byGroup[row.group];
    ++group.count;
    Layer &layer = group.byLayout[row.layout];
    ++layer.count;
    if (layer.byPrefix.size() < kMostPrefixes || layer.byPrefix.count(row.prefix) > 0)
        ++layer.byPrefix[row.prefix];
    ++byState[size_t(row.state)];
    ++byTtl[size_t(ttlBucket(row))];
}

} // namespace cacheloupe
