// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_changes.h"

#include "core/store/redis_cluster_changes.h"
#include "core/store/redis_images.h"

#include <algorithm>

namespace cacheloupe {

Result<std::unique_ptr<ChangeSession>> RedisChanges::open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                          std::stop_token stop)
{
    auto server = RedisChangeServer::open(connection, secrets, access == Access::write, stop);
    if (!server)
        return server.error();
    if (server->isInCluster())
        return RedisClusterChanges::open(connection, secrets, access, std::move(*server), stop);
    return std::unique_ptr<ChangeSession>(new RedisChanges(std::move(*server)));
}

Result<std::vector<EntryImage>> RedisChanges::images(std::span<const ChangeVictim> victims, RedisChangeServer::Watch watch, std::stop_token stop)
{
    auto looks = m_server.look(keysOf(victims), watch, stop);
    if (!looks)
        return looks.error();
    std::vector<std::optional<PartImage>> parts;
    parts.reserve(looks->size());
    for (KeyLook &look : *looks) {
        if (!look.redirect.empty())
            return Error{ErrorCode::network, ErrorReason::none, m_server.where(), look.redirect};
        parts.push_back(std::move(look.part));
    }
    return redisImages(victims, std::move(parts));
}

Result<std::vector<EntryImage>> RedisChanges::look(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    return images(victims, RedisChangeServer::Watch::no, stop);
}

RedisAsk RedisChanges::asking(std::stop_token stop)
{
    return [this, stop](const RedisCommand &command) { return m_server.ask(command, stop); };
}

Result<std::vector<RawEntry>> RedisChanges::values(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    return redisValues(victims, asking(stop));
}

Result<std::vector<bool>> RedisChanges::areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    return haveEditState(EditState::refreshed, victims, asking(stop));
}

Result<std::vector<ChangeOutcome>> RedisChanges::change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                                        std::stop_token stop)
{
    auto seen = images(victims, RedisChangeServer::Watch::yes, stop);
    if (!seen)
        return seen.error();
    const auto fit = kind == ChangeKind::refresh ? haveEditState(EditState::asSeen, victims, asking(stop)) : std::vector<bool>(victims.size(), true);
    if (!fit)
        return fit.error();
    std::vector<ChangeOutcome> outcomes(victims.size(), ChangeOutcome::changed);
    std::vector<SavedImage> saved;
    std::vector<RedisCommand> commands;
    for (size_t i = 0; i < victims.size(); ++i) {
        EntryImage &image = (*seen)[i];
        if (image.parts.empty())
            outcomes[i] = ChangeOutcome::gone;
        if (image.parts.empty() || image.digest != victims[i].digest || !(*fit)[i])
            continue;
        for (const PartImage &part : image.parts)
            for (RedisCommand &command : changeCommands(kind, victims[i], part))
                commands.push_back(std::move(command));
        saved.push_back({i, std::move(image)});
    }
    if (const Status kept = saved.empty() ? Status() : keep(saved); !kept)
        return kept.error();
    const auto done = m_server.execute(std::move(commands), stop);
    if (!done)
        return done.error();
    for (const SavedImage &one : saved)
        outcomes[one.index] = *done ? ChangeOutcome::done : ChangeOutcome::contended;
    return outcomes;
}

Result<std::vector<ChangeOutcome>> RedisChanges::restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                                         std::stop_token stop)
{
    std::vector<ChangeVictim> victims;
    for (const RestoreItem &item : items)
        victims.push_back(item.victim);
    const auto seen = images(victims, RedisChangeServer::Watch::yes, stop);
    if (!seen)
        return seen.error();
    const auto ours = kind == ChangeKind::refresh ? areRefreshed(victims, stop) : std::vector<bool>(victims.size());
    if (!ours)
        return ours.error();
    std::vector<ChangeOutcome> outcomes(items.size(), ChangeOutcome::done);
    std::vector<RedisCommand> commands;
    for (size_t i = 0; i < items.size(); ++i) {
        const EntryImage &now = (*seen)[i];
        if (!overwrite && !(*ours)[i] && holdsOther(items[i].image, now.parts)) {
            outcomes[i] = ChangeOutcome::changed;
            continue;
        }
        for (const PartImage &was : items[i].image.parts)
            commands.push_back(restoreCommand(was, partOf(now, was.key)));
    }
    const auto done = m_server.execute(std::move(commands), stop);
    if (!done)
        return done.error();
    if (!*done)
        std::replace(outcomes.begin(), outcomes.end(), ChangeOutcome::done, ChangeOutcome::contended);
    return outcomes;
}

} // namespace cacheloupe
