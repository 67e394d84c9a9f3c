// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_arrangement.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kLookForStopEvery = 1024;
constexpr QChar kBetween(0x1F); ///< the unit separator of ASCII, which no group has in its name

/// Finds a text whatever its case. ASCII texts, the usual case, are searched in the bytes as they are.
class TextSearch {
public:
    explicit TextSearch(const QString &text) : m_text(text), m_lower(text.toLower().toStdString())
    {
        m_ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
    }
    bool finds(const std::string &bytes) const
    {
        if (!m_ascii)
            return QString::fromStdString(bytes).contains(m_text, Qt::CaseInsensitive);
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; };
        return std::search(bytes.begin(), bytes.end(), m_lower.begin(), m_lower.end(), [&](char a, char b) { return lower(a) == b; }) != bytes.end();
    }

private:
    QString m_text;
    std::string m_lower;
    bool m_ascii = true;
};

class FilterTest {
public:
    explicit FilterTest(const EntryFilter &filter) : m_search(filter.text), m_hasText(!filter.text.isEmpty()), m_ttl(filter.ttl)
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
            && (!m_hasText || m_search.finds(row.query) || m_search.finds(row.answer) || m_search.finds(row.key));
    }

private:
    TextSearch m_search;
    bool m_hasText;
    std::optional<TtlBucket> m_ttl;
    std::vector<EntryPlace> m_places;
    std::set<EntryState> m_states;
};

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
    rows.reserve(filter.isEmpty() ? count : 0);
    for (std::uint32_t row = 0; row < count; ++row) {
        if (row % kLookForStopEvery == 0 && stop.stop_requested())
            return {};
        if (test.passes(table.row(row)))
            rows.push_back(row);
    }
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
