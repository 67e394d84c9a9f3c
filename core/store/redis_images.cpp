// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_images.h"

#include "core/base/hash.h"
#include "core/store/redis_values.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

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

} // namespace

std::vector<std::string> keysOf(std::span<const ChangeVictim> victims)
{
    std::vector<std::string> keys;
    for (const ChangeVictim &victim : victims)
        keys.insert(keys.end(), victim.storeKeys.begin(), victim.storeKeys.end());
    return keys;
}

std::vector<EntryImage> redisImages(std::span<const ChangeVictim> victims, std::vector<std::optional<PartImage>> parts)
{
    std::vector<EntryImage> images;
    images.reserve(victims.size());
    size_t at = 0;
    for (const ChangeVictim &victim : victims) {
        EntryImage &image = images.emplace_back();
        for (size_t i = 0; i < victim.storeKeys.size(); ++i)
            if (auto &part = parts[at++])
                image.parts.push_back(std::move(*part));
        describe(image);
    }
    return images;
}

const PartImage *partOf(const EntryImage &image, const std::string &key)
{
    const auto it = std::find_if(image.parts.begin(), image.parts.end(), [&](const PartImage &part) { return part.key == key; });
    return it == image.parts.end() ? nullptr : &*it;
}

bool holdsOther(const EntryImage &image, std::span<const PartImage> now)
{
    return std::any_of(now.begin(), now.end(), [&](const PartImage &part) {
        const PartImage *was = partOf(image, part.key);
        return !was || was->dump != part.dump;
    });
}

std::vector<RedisCommand> changeCommands(ChangeKind kind, const ChangeVictim &victim, const PartImage &part)
{
    switch (kind) {
    case ChangeKind::purge: return {{"UNLINK", part.key}};
    case ChangeKind::ttl:
        if (!victim.newTtl.leftS)
            return {{"PERSIST", part.key}};
        return {{"PEXPIRE", part.key, std::to_string(std::max<std::int64_t>(1, std::llround(*victim.newTtl.leftS * 1000)))}};
    case ChangeKind::refresh: break;
    }
    return refreshCommands(victim.answer->edit, part);
}

RedisCommand restoreCommand(const PartImage &was, const PartImage *now)
{
    if (now && now->dump == was.dump)
        return was.expiresAtMs ? RedisCommand{"PEXPIREAT", was.key, std::to_string(*was.expiresAtMs)} : RedisCommand{"PERSIST", was.key};
    RedisCommand words{"RESTORE", was.key, std::to_string(was.expiresAtMs.value_or(0)), was.dump, "ABSTTL"};
    if (now)
        words.emplace_back("REPLACE");
    return words;
}

} // namespace cacheloupe
