// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/cache_entry.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"
#include "core/store/redis_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Keys that have to be read together to show the entry they belong to.
struct RedisUnit {
    const EntryLayout *pair = nullptr; ///< the layout that joins the keys; null for a single key
    KeyCaptures captures;
};

/// Decides for each key which layout decodes it: pairs by key pattern, the rest by type, key pattern and what the
/// value holds, in order of priority. A value that no layout reads keeps the layout its key points to and is
/// undecodable. Any thread; the layouts live as long as the classifier.
class RedisClassifier {
public:
    explicit RedisClassifier(std::vector<EntryLayout> layouts) : m_layouts(std::move(layouts)) {}

    /// The unit of a key; appends the keys it consists of to `keys`.
    RedisUnit unitOf(std::string key, std::vector<WantedKey> &keys) const;

    /// The entry of a unit; `parts` are those of its keys that exist, at least one.
    CacheEntry entryFrom(const RedisUnit &unit, std::vector<RawPart> parts, Instant now) const;

    const EntryLayout *layout(std::string_view id) const;
    /// The key patterns of a layout, for a reason.
    static std::string patternText(const EntryLayout &layout);

private:
    CacheEntry single(std::vector<RawPart> part, Instant now) const;
    /// Of a single part; leaves the captures of the layout that decoded it in `raw`.
    CacheEntry bestOf(RawEntry &raw, Instant now) const;
    std::vector<EntryLayout> m_layouts;
};

} // namespace cacheloupe
