// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_plan.h"

#include "core/store/change_session.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"
#include "core/store/row_life.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

constexpr size_t kSeenTogether = 200;
// Redis takes no TTL of zero, and an entry that is older than allowed is to go at once.
constexpr double kAtOnceS = 0.001;

ChangeVictim victimOf(const CacheEntry &entry, StoreKind store)
{
    ChangeVictim victim;
    victim.key = entry.key;
    if (store == StoreKind::redis)
        victim.storeKeys = entry.partKeys.empty() ? std::vector<std::string>{entry.key} : entry.partKeys;
    victim.table = entry.table;
    victim.rowId = entry.rowId;
    victim.layout = entry.layout;
    victim.group = entry.group;
    victim.query = entry.query;
    victim.responseId = entry.responseId;
    victim.ttlLeftS = entry.ttlLeftS;
    victim.sizeBytes = entry.rawSizeBytes;
    return victim;
}

/// What each layout's rows allow; asked for every entry, found once.
class Rows {
public:
    const std::optional<RowLife> &of(const CacheEntry &entry)
    {
        const auto place = std::make_pair(entry.layout, entry.table);
        auto known = m_known.find(place);
        if (known == m_known.end()) {
            auto found = rowLife(entry.layout, entry.table);
            known = m_known.emplace(place, found ? std::optional(std::move(*found)) : std::nullopt).first;
        }
        return known->second;
    }

private:
    std::map<std::pair<std::string, std::string>, std::optional<RowLife>> m_known;
};

Result<std::vector<EntryLayout>> layoutsOf(const ChangePlan &plan)
{
    const bool isRedis = !plan.victims.empty() && !plan.victims.front().storeKeys.empty();
    return builtInLayouts(isRedis ? StoreKind::redis : StoreKind::sqlite);
}

/// Where each victim's new answer goes, from what it holds now.
Status findEdits(ChangePlan &plan, ChangeSession &session, std::stop_token stop)
{
    using Reason = UnchangeableEntry::Reason;
    const auto layouts = layoutsOf(plan);
    if (!layouts)
        return layouts.error();
    auto values = session.values(plan.victims, stop);
    if (!values)
        return values.error();
    std::vector<ChangeVictim> writable;
    for (size_t i = 0; i < plan.victims.size(); ++i) {
        ChangeVictim &victim = plan.victims[i];
        const auto layout = std::find_if(layouts->begin(), layouts->end(), [&](const EntryLayout &one) { return one.id == victim.layout; });
        const bool isGone = (*values)[i].parts.empty();
        const auto change = isGone || layout == layouts->end() ? Result<AnswerChange>(Error{ErrorCode::unsupported, {}, victim.key, {}})
                                                               : answerChange(*layout, std::move((*values)[i]), victim.answer->answer);
        if (!change || change->was == change->answer) {
            plan.left.push_back({victim.key, isGone ? Reason::gone : change ? Reason::sameAnswer : Reason::cannotEncode});
            continue;
        }
        victim.answer = *change;
        writable.push_back(std::move(victim));
    }
    plan.victims = std::move(writable);
    return {};
}

} // namespace

std::string_view changeKindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::purge: return "purge";
    case ChangeKind::ttl: return "ttl";
    case ChangeKind::refresh: break;
    }
    return "refresh";
}

std::optional<ChangeKind> changeKindFromName(std::string_view name)
{
    for (const ChangeKind kind : {ChangeKind::purge, ChangeKind::ttl, ChangeKind::refresh})
        if (changeKindName(kind) == name)
            return kind;
    return {};
}

std::uint64_t ChangePlan::sizeBytes() const
{
    std::uint64_t size = 0;
    for (const ChangeVictim &victim : victims)
        size += victim.sizeBytes;
    return size;
}

std::string confirmationPhrase(const ChangePlan &plan)
{
    return std::string(changeKindName(plan.kind)) + ' ' + std::to_string(plan.victims.size());
}

TtlChoice sameTtl(std::optional<double> leftS, Instant now)
{
    return [leftS, now](const CacheEntry &entry) -> std::optional<NewTtl> {
        if (!leftS)
            return NewTtl();
        const double ageS = entry.createdAt ? std::chrono::duration<double>(now - *entry.createdAt).count() : 0;
        return NewTtl{leftS, *leftS + std::max(ageS, 0.0)};
    };
}

NewTtl ttlSinceCreation(const CacheEntry &entry, double wholeS, Instant now)
{
    const double ageS = entry.createdAt ? std::chrono::duration<double>(now - *entry.createdAt).count() : 0;
    return {std::max(wholeS - ageS, kAtOnceS), wholeS};
}

ChangePlan planPurge(const Connection &connection, std::span<const CacheEntry> entries)
{
    ChangePlan plan{ChangeKind::purge, connectionUrl(connection), {}, {}};
    Rows rows;
    for (const CacheEntry &entry : entries) {
        if (connection.kind == StoreKind::redis || rows.of(entry))
            plan.victims.push_back(victimOf(entry, connection.kind));
        else
            plan.left.push_back({entry.key, UnchangeableEntry::Reason::unknownLayout});
    }
    return plan;
}

ChangePlan planTtl(const Connection &connection, std::span<const CacheEntry> entries, const TtlChoice &choice)
{
    using Reason = UnchangeableEntry::Reason;
    ChangePlan plan{ChangeKind::ttl, connectionUrl(connection), {}, {}};
    Rows rows;
    for (const CacheEntry &entry : entries) {
        const bool isRedis = connection.kind == StoreKind::redis;
        const auto ttl = choice(entry);
        if (!isRedis && !rows.of(entry)) {
            plan.left.push_back({entry.key, Reason::unknownLayout});
        } else if (!isRedis && !rows.of(entry)->canChange()) {
            plan.left.push_back({entry.key, Reason::noTtl});
        } else if (!ttl) {
            plan.left.push_back({entry.key, Reason::noPolicy});
        } else {
            plan.victims.push_back(victimOf(entry, connection.kind));
            plan.victims.back().newTtl = *ttl;
        }
    }
    return plan;
}

ChangePlan planRefresh(const Connection &connection, std::span<const NewAnswer> answers)
{
    ChangePlan plan{ChangeKind::refresh, connectionUrl(connection), {}, {}};
    Rows rows;
    for (const auto &[entry, answer] : answers) {
        if (connection.kind != StoreKind::redis && !rows.of(entry)) {
            plan.left.push_back({entry.key, UnchangeableEntry::Reason::unknownLayout});
            continue;
        }
        plan.victims.push_back(victimOf(entry, connection.kind));
        plan.victims.back().answer = AnswerChange{entry.answer, answer, {}};
    }
    return plan;
}

Status seeVictims(ChangePlan &plan, ChangeSession &session, const std::function<void(std::uint64_t)> &progress, std::stop_token stop)
{
    if (plan.kind == ChangeKind::refresh)
        if (auto found = findEdits(plan, session, stop); !found)
            return found;
    std::vector<ChangeVictim> there;
    plan.apartCount = 0;
    const std::span<const ChangeVictim> all(plan.victims);
    for (size_t at = 0; at < all.size(); at += kSeenTogether) {
        const auto some = all.subspan(at, std::min(kSeenTogether, all.size() - at));
        const auto images = session.look(some, stop);
        if (!images)
            return images.error();
        for (size_t i = 0; i < some.size(); ++i) {
            if ((*images)[i].parts.empty()) {
                plan.left.push_back({some[i].key, UnchangeableEntry::Reason::gone});
                continue;
            }
            there.push_back(some[i]);
            there.back().digest = (*images)[i].digest;
            plan.apartCount += session.changesAtOnce(some[i]) ? 0 : 1;
        }
        if (progress)
            progress(at + some.size());
    }
    plan.victims = std::move(there);
    return {};
}

} // namespace cacheloupe
