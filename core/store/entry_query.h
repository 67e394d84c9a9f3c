// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/hit_query.h"
#include "core/domain/hit_query_regex.h"

#include <memory>

namespace cacheloupe {

/// A filter of the query language (design section 6) asked of entries: words, `query~`, `answer~`, `key:`, `id:`,
/// `call_site:` (the entry's group), `model:`, the 32 key fields, `has:`, `age`, `ttl`, `ttl_left`. One thread.
class EntryQuery {
public:
    /// Fails with parse/badQuery; so do fields that only hits have, as nothing may be purged by a filter half understood.
    static Result<EntryQuery> parse(std::string_view text);

    bool fits(const CacheEntry &entry, Instant now) const { return fits(m_root, entry, now); }

private:
    struct Node {
        HitQuery::Node kind = HitQuery::Node::all;
        std::vector<Node> children;
        HitTerm term;
        std::shared_ptr<const HitQueryRegex> regex;
    };
    static Result<Node> compile(const HitQuery &query);
    static bool fits(const Node &node, const CacheEntry &entry, Instant now);
    static bool termFits(const Node &node, const CacheEntry &entry, Instant now);
    static bool textFits(const Node &node, const std::string &text);

    Node m_root;
};

} // namespace cacheloupe
