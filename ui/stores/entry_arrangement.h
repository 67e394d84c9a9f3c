// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_table.h"

#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <stop_token>

namespace cacheloupe {

/// How much time an entry has left, in steps that people plan in.
enum class TtlBucket : std::uint8_t { expired, hour, day, week, month, longer, none };
inline constexpr size_t kTtlBucketCount = 7;
TtlBucket ttlBucket(const EntryRow &row);

/// Where an entry stands: what it is grouped by, the layer (layout) that wrote it, the prefix of its key. The later ones
/// may be left open.
struct EntryPlace {
    std::string group;
    std::optional<std::string> layout;
    std::optional<std::string> prefix;

    QString id() const;
    static EntryPlace fromId(const QString &id);
    bool holds(const EntryRow &row) const;
};

/// What the list is narrowed to; empty members narrow nothing.
struct EntryFilter {
    QString text; ///< in question, answer or key, whatever the case
    QStringList places; ///< EntryPlace::id
    QStringList states; ///< entryStateName
    std::optional<TtlBucket> ttl;
    bool isEmpty() const { return text.isEmpty() && places.isEmpty() && states.isEmpty() && !ttl; }
    bool operator==(const EntryFilter &) const = default;
};

enum class EntryColumn { question, answer, model, created, ttlLeft, state };
inline constexpr int kEntryColumnCount = 6;

/// `column` absent: the order of the store.
struct EntryOrder {
    std::optional<EntryColumn> column;
    bool descending = false;
    bool operator==(const EntryOrder &) const = default;
};

/// The rows below `count` that pass the filter, in order. Any thread; empty once `stop` is asked for.
std::vector<std::uint32_t> arrangedEntries(const EntryTable &table, std::uint32_t count, const EntryFilter &filter, const EntryOrder &order,
                                           const std::stop_token &stop);

/// Counts of all rows of a table, for facets and the TTL histogram.
struct EntryTally {
    struct Layer {
        std::uint64_t count = 0;
        std::map<std::string, std::uint64_t> byPrefix; ///< of the first thousand prefixes
    };
    struct Group {
        std::uint64_t count = 0;
        std::map<std::string, Layer> byLayout;
    };
    std::map<std::string, Group> byGroup;
    std::array<std::uint64_t, 6> byState{};
    std::array<std::uint64_t, kTtlBucketCount> byTtl{};
    void add(const EntryRow &row);
};

} // namespace cacheloupe
