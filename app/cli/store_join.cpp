// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_join.h"

#include "app/cli/store_connection.h"

namespace cacheloupe {

namespace {

/// A log may name any number of entries that are gone; asking again costs a round trip, not the memory.
constexpr size_t kMostAbsent = 100'000;

} // namespace

std::variant<StoreJoin, ExitCode> StoreJoin::open(CommandCall &call, const std::stop_token &stop)
{
    StoreJoin join;
    if (!call.arguments.has("--join"))
        return join;
    auto opened = openStore(call, call.arguments.value("--join"), stop);
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    join.m_store = std::get<std::unique_ptr<CacheStore>>(std::move(opened));
    const Status listed = join.m_store->list(
        [&join](std::vector<CacheEntry> page, const ListProgress &) {
            for (const CacheEntry &entry : page)
                join.m_entries.add(entry);
            return true;
        },
        stop);
    if (!listed)
        return call.fail(listed.error());
    return join;
}

bool StoreJoin::fillNow(Hit &hit, const std::stop_token &stop)
{
    if (m_entries.fill(hit))
        return true;
    if (!m_store || hit.kind != EventKind::hit)
        return false;
    const bool isFetched = fetch(hit.entry.id, stop) || fetch(hit.key, stop);
    return isFetched && m_entries.fill(hit);
}

bool StoreJoin::fetch(const std::string &name, const std::stop_token &stop)
{
    if (name.empty() || m_absent.contains(name))
        return false;
    const auto entry = m_store->entry(name, stop);
    if (entry)
        m_entries.add(*entry);
    else if (entry.error().code == ErrorCode::notFound && m_absent.size() < kMostAbsent)
        m_absent.insert(name);
    return entry.ok();
}

} // namespace cacheloupe
