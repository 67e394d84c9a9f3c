// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_cluster_changes.h"

#include "core/store/redis_cluster.h"
#include "core/store/redis_images.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kMaxRedirects = 5;
// Moments of expiry that an older server's time left was turned into.
constexpr std::int64_t kSameMomentMs = 1000;

/// The parts by slot, in the order in which the first of each stands in the image.
std::vector<std::vector<const PartImage *>> bySlot(const EntryImage &image)
{
    std::vector<std::pair<std::uint16_t, std::vector<const PartImage *>>> found;
    for (const PartImage &part : image.parts) {
        const auto slot = RedisSlots::slotOf(part.key);
        auto it = std::find_if(found.begin(), found.end(), [&](const auto &group) { return group.first == slot; });
        if (it == found.end())
            it = found.insert(it, {slot, {}});
        it->second.push_back(&part);
    }
    std::vector<std::vector<const PartImage *>> groups;
    for (auto &group : found)
        groups.push_back(std::move(group.second));
    return groups;
}

std::vector<std::string> keysIn(const std::vector<const PartImage *> &parts)
{
    std::vector<std::string> keys;
    for (const PartImage *part : parts)
        keys.push_back(part->key);
    return keys;
}

bool isSame(const std::optional<PartImage> &now, const PartImage *seen, bool exactly)
{
    if (!now || !seen)
        return !now && !seen;
    if (now->dump != seen->dump || now->expiresAtMs.has_value() != seen->expiresAtMs.has_value())
        return false;
    const std::int64_t apartMs = now->expiresAtMs.value_or(0) - seen->expiresAtMs.value_or(0);
    return exactly ? apartMs == 0 : std::abs(apartMs) < kSameMomentMs;
}

} // namespace

Result<std::unique_ptr<ChangeSession>> RedisClusterChanges::open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                                 RedisChangeServer first, std::stop_token stop)
{
    const auto slots = first.read({"CLUSTER", "SLOTS"}, stop);
    if (!slots)
        return slots.error();
    std::unique_ptr<RedisClusterChanges> session(new RedisClusterChanges(connection, secrets, access));
    session->m_slots = RedisSlots(*slots, connection.host);
    session->m_servers.emplace_back(HostAndPort{connection.host, connection.port}, std::make_unique<RedisChangeServer>(std::move(first)));
    return std::unique_ptr<ChangeSession>(std::move(session));
}

bool RedisClusterChanges::changesAtOnce(const ChangeVictim &victim) const
{
    return std::all_of(victim.storeKeys.begin(), victim.storeKeys.end(),
                       [&](const std::string &key) { return RedisSlots::slotOf(key) == RedisSlots::slotOf(victim.storeKeys.front()); });
}

Result<RedisChangeServer *> RedisClusterChanges::serverAt(const HostAndPort &at, std::stop_token stop)
{
    const auto known = std::find_if(m_servers.begin(), m_servers.end(), [&](const auto &server) { return server.first == at; });
    if (known != m_servers.end())
        return known->second.get();
    auto opened = RedisChangeServer::open(connectionAt(m_connection, at), m_secrets, m_access == Access::write, stop);
    if (!opened)
        return opened.error();
    return m_servers.emplace_back(at, std::make_unique<RedisChangeServer>(std::move(*opened))).second.get();
}

Result<RedisClusterChanges::Place> RedisClusterChanges::placeOf(const std::string &key) const
{
    const auto slot = RedisSlots::slotOf(key);
    if (const auto primary = m_slots.primaryOf(slot))
        return Place{*primary, false};
    return Error{ErrorCode::network, ErrorReason::none, connectionUrl(m_connection), "no node serves slot " + std::to_string(slot)};
}

Result<RedisClusterChanges::Place> RedisClusterChanges::follow(const std::string &key, const std::string &redirect, const Place &from)
{
    const auto target = redirectTarget(redirect, from.at);
    if (!target)
        return Error{ErrorCode::network, ErrorReason::none, connectionUrl(m_connection), redirect};
    const bool asking = redirect.starts_with("ASK");
    if (!asking)
        m_slots.setPrimary(RedisSlots::slotOf(key), *target);
    return Place{*target, asking};
}

Status RedisClusterChanges::lookHere(const std::vector<std::string> &keys, const std::vector<Asked> &asked, OptionalParts &parts,
                                     std::vector<Asked> &redirected, std::stop_token stop)
{
    const Place place = asked.front().place;
    const auto server = serverAt(place.at, stop);
    if (!server)
        return server.error();
    std::vector<std::string> here;
    for (const Asked &one : asked)
        here.push_back(keys[one.index]);
    auto looks = (*server)->look(here, RedisChangeServer::Watch::no, stop, place.asking);
    if (!looks)
        return looks.error();
    for (size_t i = 0; i < asked.size(); ++i) {
        KeyLook &look = (*looks)[i];
        if (look.redirect.empty()) {
            parts[asked[i].index] = std::move(look.part);
            continue;
        }
        const auto next = follow(here[i], look.redirect, place);
        if (!next)
            return next.error();
        redirected.push_back({asked[i].index, *next});
    }
    return {};
}

Result<RedisClusterChanges::OptionalParts> RedisClusterChanges::lookAt(const std::vector<std::string> &keys, std::stop_token stop)
{
    OptionalParts parts(keys.size());
    std::vector<Asked> open;
    for (size_t i = 0; i < keys.size(); ++i) {
        const auto place = placeOf(keys[i]);
        if (!place)
            return place.error();
        open.push_back({i, *place});
    }
    for (int hop = 0; hop <= kMaxRedirects; ++hop) {
        std::vector<Asked> redirected;
        while (!open.empty()) {
            const Place place = open.front().place;
            const auto here = std::stable_partition(open.begin(), open.end(), [&](const Asked &one) { return !(one.place == place); });
            const std::vector<Asked> asked(here, open.end());
            open.erase(here, open.end());
            if (auto looked = lookHere(keys, asked, parts, redirected, stop); !looked)
                return looked.error();
        }
        if (redirected.empty())
            return parts;
        open = std::move(redirected);
    }
    return Error{ErrorCode::network, ErrorReason::none, connectionUrl(m_connection), "redirected without end"};
}

Result<RedisClusterChanges::Watched> RedisClusterChanges::watch(const std::vector<std::string> &keys, std::stop_token stop)
{
    auto place = placeOf(keys.front());
    for (int hop = 0; place && hop <= kMaxRedirects; ++hop) {
        const auto server = serverAt(place->at, stop);
        if (!server)
            return server.error();
        auto looks = (*server)->look(keys, RedisChangeServer::Watch::yes, stop, place->asking);
        if (!looks)
            return looks.error();
        const auto elsewhere = size_t(std::count_if(looks->begin(), looks->end(), [](const KeyLook &look) { return !look.redirect.empty(); }));
        if (elsewhere == 0) {
            Watched watched{*server, place->asking, {}};
            for (KeyLook &look : *looks)
                watched.parts.push_back(std::move(look.part));
            return watched;
        }
        // While a slot moves its keys may be on both servers, and no transaction can reach both.
        if (elsewhere < keys.size())
            return Error{ErrorCode::network, ErrorReason::slotMoving, (*server)->where(), keys.front()};
        place = follow(keys.front(), looks->front().redirect, *place);
    }
    return place ? Error{ErrorCode::network, ErrorReason::none, connectionUrl(m_connection), "redirected without end"} : place.error();
}

Result<bool> RedisClusterChanges::write(const std::vector<std::string> &keys, const std::vector<const PartImage *> &seen,
                                        std::vector<RedisCommand> commands, std::stop_token stop)
{
    const auto watched = watch(keys, stop);
    if (!watched)
        return watched.error();
    bool isAsSeen = true;
    for (size_t i = 0; i < keys.size(); ++i)
        isAsSeen = isAsSeen && isSame(watched->parts[i], seen[i], watched->server->tellsExpiry());
    if (isAsSeen)
        return watched->server->execute(std::move(commands), stop, watched->asking);
    const auto ended = watched->server->execute({}, stop);
    return ended ? Result<bool>(false) : ended;
}

Result<std::vector<EntryImage>> RedisClusterChanges::look(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    auto parts = lookAt(keysOf(victims), stop);
    if (!parts)
        return parts.error();
    return redisImages(victims, std::move(*parts));
}

RedisAsk RedisClusterChanges::asking(std::stop_token stop)
{
    return [this, stop](const RedisCommand &command) -> Result<RedisReply> {
        const std::string &key = command.at(1);
        auto place = placeOf(key);
        for (int hop = 0; place && hop <= kMaxRedirects; ++hop) {
            const auto server = serverAt(place->at, stop);
            if (!server)
                return server.error();
            auto reply = (*server)->ask(command, stop, place->asking);
            if (!reply || !reply->isError() || !(reply->text.starts_with("MOVED ") || reply->text.starts_with("ASK ")))
                return reply;
            place = follow(key, reply->text, *place);
        }
        return place ? Error{ErrorCode::network, ErrorReason::none, connectionUrl(m_connection), "redirected without end"} : place.error();
    };
}

Result<std::vector<RawEntry>> RedisClusterChanges::values(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    return redisValues(victims, asking(stop));
}

Result<std::vector<bool>> RedisClusterChanges::areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    return haveEditState(EditState::refreshed, victims, asking(stop));
}

Result<ChangeOutcome> RedisClusterChanges::changeOne(ChangeKind kind, const ChangeVictim &victim, const EntryImage &image, std::stop_token stop)
{
    const auto groups = bySlot(image);
    for (size_t i = 0; i < groups.size(); ++i) {
        std::vector<RedisCommand> commands;
        for (const PartImage *part : groups[i])
            for (RedisCommand &command : changeCommands(kind, victim, *part))
                commands.push_back(std::move(command));
        if (commands.empty())
            continue;
        const auto done = write(keysIn(groups[i]), groups[i], std::move(commands), stop);
        if (!done)
            return done.error();
        if (!*done) {
            const auto back = putBack(victim, {groups.begin(), groups.begin() + std::ptrdiff_t(i)}, stop);
            return back ? Result<ChangeOutcome>(ChangeOutcome::contended) : Result<ChangeOutcome>(back.error());
        }
    }
    return ChangeOutcome::done;
}

/// Somebody wrote to a later slot: what was changed before goes back, unless it too was written anew.
Status RedisClusterChanges::putBack(const ChangeVictim &victim, Groups groups, std::stop_token stop)
{
    if (groups.empty())
        return {};
    const auto now = look({&victim, 1}, stop);
    if (!now)
        return now.error();
    const auto isAnew = [&](const PartImage *part) {
        const PartImage *there = partOf(now->front(), part->key);
        return there && there->dump != part->dump;
    };
    groups.erase(std::remove_if(groups.begin(), groups.end(), [&](const auto &group) { return std::any_of(group.begin(), group.end(), isAnew); }),
                 groups.end());
    const auto done = restoreGroups(groups, now->front(), stop);
    return done ? Status() : Status(done.error());
}

Result<bool> RedisClusterChanges::restoreGroups(const Groups &groups, const EntryImage &now, std::stop_token stop)
{
    // What leads to the other keys comes back last.
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        std::vector<const PartImage *> seen;
        std::vector<RedisCommand> commands;
        for (const PartImage *was : *group) {
            seen.push_back(partOf(now, was->key));
            commands.push_back(restoreCommand(*was, seen.back()));
        }
        const auto done = write(keysIn(*group), seen, std::move(commands), stop);
        if (!done || !*done)
            return done;
    }
    return true;
}

Result<std::vector<ChangeOutcome>> RedisClusterChanges::change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                                               std::stop_token stop)
{
    auto images = look(victims, stop);
    if (!images)
        return images.error();
    const auto fit = kind == ChangeKind::refresh ? haveEditState(EditState::asSeen, victims, asking(stop)) : std::vector<bool>(victims.size(), true);
    if (!fit)
        return fit.error();
    std::vector<ChangeOutcome> outcomes(victims.size(), ChangeOutcome::changed);
    std::vector<SavedImage> saved;
    for (size_t i = 0; i < victims.size(); ++i) {
        EntryImage &image = (*images)[i];
        if (image.parts.empty())
            outcomes[i] = ChangeOutcome::gone;
        else if (image.digest == victims[i].digest && (*fit)[i])
            saved.push_back({i, std::move(image)});
    }
    // One sync for the batch: what was written since is noticed when the entry is watched.
    if (const Status kept = saved.empty() ? Status() : keep(saved); !kept)
        return kept.error();
    for (const SavedImage &one : saved) {
        const auto outcome = changeOne(kind, victims[one.index], one.image, stop);
        if (!outcome)
            return outcome.error();
        outcomes[one.index] = *outcome;
    }
    return outcomes;
}

Result<std::vector<ChangeOutcome>> RedisClusterChanges::restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                                                std::stop_token stop)
{
    std::vector<ChangeVictim> victims;
    for (const RestoreItem &item : items)
        victims.push_back(item.victim);
    const auto now = look(victims, stop);
    if (!now)
        return now.error();
    const auto ours = kind == ChangeKind::refresh ? areRefreshed(victims, stop) : std::vector<bool>(victims.size());
    if (!ours)
        return ours.error();
    std::vector<ChangeOutcome> outcomes(items.size(), ChangeOutcome::changed);
    for (size_t i = 0; i < items.size(); ++i) {
        if (!overwrite && !(*ours)[i] && holdsOther(items[i].image, (*now)[i].parts))
            continue;
        const auto done = restoreGroups(bySlot(items[i].image), (*now)[i], stop);
        if (!done)
            return done.error();
        outcomes[i] = *done ? ChangeOutcome::done : ChangeOutcome::contended;
    }
    return outcomes;
}

} // namespace cacheloupe
