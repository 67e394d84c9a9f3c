// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_changes.h"

#include "core/base/hash.h"
#include "core/driver/redis_command_guard.h"
#include "core/store/redis_opening.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::int64_t kNoKey = -2;
constexpr std::int64_t kNoExpiry = -1;

/// Digest and life of an image whose parts are complete.
void describe(EntryImage &image)
{
    std::string said;
    for (const PartImage &part : image.parts) {
        appendDigestPart(said, part.key);
        appendDigestPart(said, part.dump);
        appendDigestPart(image.life, part.expiresAtMs ? std::to_string(*part.expiresAtMs) : std::string());
    }
    image.digest = image.parts.empty() ? std::string() : toHex(hash128(said));
}

std::int64_t serverTimeMs(const RedisReply &reply)
{
    if (!reply.isArray() || reply.items.size() != 2)
        return 0;
    std::int64_t seconds = 0;
    std::int64_t micros = 0;
    const auto read = [](const std::string &text, std::int64_t &into) { std::from_chars(text.data(), text.data() + text.size(), into); };
    read(reply.items[0].text, seconds);
    read(reply.items[1].text, micros);
    return seconds * 1000 + micros / 1000;
}

RedisCommand ttlCommand(const std::string &key, const NewTtl &ttl)
{
    if (!ttl.leftS)
        return {"PERSIST", key};
    return {"PEXPIRE", key, std::to_string(std::max<std::int64_t>(1, std::llround(*ttl.leftS * 1000)))};
}

/// What brings a key back, or only its life when the bytes stand there.
RedisCommand restoreCommand(const PartImage &was, const PartImage *now)
{
    if (now && now->dump == was.dump)
        return was.expiresAtMs ? RedisCommand{"PEXPIREAT", was.key, std::to_string(*was.expiresAtMs)} : RedisCommand{"PERSIST", was.key};
    RedisCommand words{"RESTORE", was.key, std::to_string(was.expiresAtMs.value_or(0)), was.dump, "ABSTTL"};
    if (now)
        words.emplace_back("REPLACE");
    return words;
}

const PartImage *partOf(const EntryImage &image, const std::string &key)
{
    const auto it = std::find_if(image.parts.begin(), image.parts.end(), [&](const PartImage &part) { return part.key == key; });
    return it == image.parts.end() ? nullptr : &*it;
}

} // namespace

Result<std::unique_ptr<ChangeSession>> RedisChanges::open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                          std::stop_token stop)
{
    auto redis = openRedis(connection, secrets, access == Access::write, stop);
    if (!redis)
        return redis.error();
    std::unique_ptr<RedisChanges> session(new RedisChanges(std::move(*redis)));
    // Older servers do not know NO-TOUCH and answer with an error, which changes nothing.
    const auto replies = session->send({{"CLIENT", "NO-TOUCH", "ON"}, {"PEXPIRETIME", "cacheloupe:none"}}, stop);
    if (!replies)
        return replies.error();
    session->m_knowsExpireTime = !replies->back().isError();
    return std::unique_ptr<ChangeSession>(std::move(session));
}

Result<std::vector<RedisReply>> RedisChanges::send(const std::vector<RedisCommand> &commands, std::stop_token stop)
{
    for (const RedisCommand &command : commands)
        if (!isReadingRedisCommand(command) && !isKeyChangingRedisCommand(command))
            return Error{ErrorCode::denied, ErrorReason::commandRefused, m_connection.where(), command.empty() ? std::string() : command.front()};
    return m_connection.pipeline(commands, stop);
}

Result<std::int64_t> RedisChanges::expiresAtMs(const RedisReply &reply, std::int64_t clockOffsetMs) const
{
    if (reply.isError())
        return RedisConnection::errorFromReply(reply, m_connection.where());
    return reply.integer < 0 ? reply.integer : reply.integer + clockOffsetMs;
}

Result<std::vector<EntryImage>> RedisChanges::look(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    std::vector<RedisCommand> commands{{"TIME"}};
    for (const ChangeVictim &victim : victims) {
        for (const std::string &key : victim.storeKeys) {
            commands.push_back({"DUMP", key});
            commands.push_back({m_knowsExpireTime ? "PEXPIRETIME" : "PTTL", key});
        }
    }
    const auto replies = send(commands, stop);
    if (!replies)
        return replies.error();
    const std::int64_t offsetMs = m_knowsExpireTime ? 0 : serverTimeMs(replies->front());
    std::vector<EntryImage> images;
    images.reserve(victims.size());
    size_t at = 1;
    for (const ChangeVictim &victim : victims) {
        EntryImage image;
        for (const std::string &key : victim.storeKeys) {
            const RedisReply &dump = (*replies)[at++];
            const auto expires = expiresAtMs((*replies)[at++], offsetMs);
            if (dump.isError() || !expires)
                return dump.isError() ? RedisConnection::errorFromReply(dump, m_connection.where()) : expires.error();
            if (dump.isNil() || *expires == kNoKey)
                continue;
            image.parts.push_back({key, dump.text, *expires == kNoExpiry ? std::nullopt : std::optional(*expires), {}, 0, {}});
        }
        describe(image);
        images.push_back(std::move(image));
    }
    return images;
}

Result<std::vector<EntryImage>> RedisChanges::watchAndLook(std::span<const ChangeVictim> victims, std::stop_token stop)
{
    RedisCommand watch{"WATCH"};
    for (const ChangeVictim &victim : victims)
        watch.insert(watch.end(), victim.storeKeys.begin(), victim.storeKeys.end());
    const auto watched = send({watch}, stop);
    if (!watched)
        return watched.error();
    if (watched->front().isError())
        return RedisConnection::errorFromReply(watched->front(), m_connection.where());
    return look(victims, stop);
}

Result<bool> RedisChanges::execute(std::vector<RedisCommand> commands, std::stop_token stop)
{
    if (commands.empty()) {
        const auto done = send({{"UNWATCH"}}, stop);
        return done ? Result<bool>(true) : Result<bool>(done.error());
    }
    commands.insert(commands.begin(), {"MULTI"});
    commands.push_back({"EXEC"});
    const auto replies = send(commands, stop);
    if (!replies)
        return replies.error();
    // A command that was refused while queueing tells why; EXEC only tells that it was discarded.
    for (const RedisReply &reply : *replies)
        if (reply.isError())
            return RedisConnection::errorFromReply(reply, m_connection.where());
    const RedisReply &last = replies->back();
    for (const RedisReply &reply : last.items)
        if (reply.isError())
            return RedisConnection::errorFromReply(reply, m_connection.where());
    return !last.isNil();
}

Result<std::vector<ChangeOutcome>> RedisChanges::change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                                        std::stop_token stop)
{
    auto images = watchAndLook(victims, stop);
    if (!images)
        return images.error();
    std::vector<ChangeOutcome> outcomes(victims.size(), ChangeOutcome::changed);
    std::vector<SavedImage> saved;
    std::vector<RedisCommand> commands;
    for (size_t i = 0; i < victims.size(); ++i) {
        EntryImage &image = (*images)[i];
        if (image.parts.empty())
            outcomes[i] = ChangeOutcome::gone;
        if (image.parts.empty() || image.digest != victims[i].digest)
            continue;
        for (const PartImage &part : image.parts)
            commands.push_back(kind == ChangeKind::purge ? RedisCommand{"UNLINK", part.key} : ttlCommand(part.key, victims[i].newTtl));
        saved.push_back({i, std::move(image)});
    }
    if (const Status kept = saved.empty() ? Status() : keep(saved); !kept)
        return kept.error();
    const auto done = execute(std::move(commands), stop);
    if (!done)
        return done.error();
    for (const SavedImage &one : saved)
        outcomes[one.index] = *done ? ChangeOutcome::done : ChangeOutcome::contended;
    return outcomes;
}

Result<std::vector<ChangeOutcome>> RedisChanges::restore(ChangeKind, std::span<const RestoreItem> items, bool overwrite,
                                                         std::stop_token stop)
{
    std::vector<ChangeVictim> victims;
    for (const RestoreItem &item : items)
        victims.push_back(item.victim);
    const auto images = watchAndLook(victims, stop);
    if (!images)
        return images.error();
    std::vector<ChangeOutcome> outcomes(items.size(), ChangeOutcome::done);
    std::vector<RedisCommand> commands;
    for (size_t i = 0; i < items.size(); ++i) {
        const EntryImage &now = (*images)[i];
        const bool isOther = std::any_of(now.parts.begin(), now.parts.end(), [&](const PartImage &part) {
            const PartImage *was = partOf(items[i].image, part.key);
            return !was || was->dump != part.dump;
        });
        if (isOther && !overwrite) {
            outcomes[i] = ChangeOutcome::changed;
            continue;
        }
        for (const PartImage &was : items[i].image.parts)
            commands.push_back(restoreCommand(was, partOf(now, was.key)));
    }
    const auto done = execute(std::move(commands), stop);
    if (!done)
        return done.error();
    if (!*done)
        std::replace(outcomes.begin(), outcomes.end(), ChangeOutcome::done, ChangeOutcome::contended);
    return outcomes;
}

} // namespace cacheloupe
