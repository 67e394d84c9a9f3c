// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_values.h"

#include "core/driver/redis_connection.h"

namespace cacheloupe {

namespace {

/// What stands under the key; nullopt for nothing.
Result<std::optional<RawPart>> valueOf(const std::string &key, const RedisAsk &ask)
{
    RawPart part;
    part.key = key;
    const auto type = ask({"TYPE", key});
    if (!type || type->isError())
        return type ? RedisConnection::errorFromReply(*type, key) : type.error();
    part.type = type->text;
    if (part.type == "none")
        return std::optional<RawPart>();
    part.unsupported = part.type != "string" && part.type != "hash";
    if (part.unsupported)
        return std::optional(std::move(part));
    auto value = ask({part.type == "hash" ? "HGETALL" : "GET", key});
    if (!value || value->isError())
        return value ? RedisConnection::errorFromReply(*value, key) : value.error();
    if (value->isNil())
        return std::optional<RawPart>();
    part.value = std::move(value->text);
    for (size_t i = 0; i + 1 < value->items.size(); i += 2)
        part.fields.emplace_back(std::move(value->items[i].text), std::move(value->items[i + 1].text));
    return std::optional(std::move(part));
}

} // namespace

Result<std::vector<RawEntry>> redisValues(std::span<const ChangeVictim> victims, const RedisAsk &ask)
{
    std::vector<RawEntry> entries;
    for (const ChangeVictim &victim : victims) {
        RawEntry &raw = entries.emplace_back();
        for (const std::string &key : victim.storeKeys) {
            auto part = valueOf(key, ask);
            if (!part)
                return part.error();
            if (*part)
                raw.parts.push_back(std::move(**part));
        }
    }
    return entries;
}

Result<std::vector<bool>> haveEditState(EditState state, std::span<const ChangeVictim> victims, const RedisAsk &ask)
{
    std::vector<bool> have;
    for (const ChangeVictim &victim : victims) {
        const ValueEdit &edit = victim.answer->edit;
        const auto value = ask(edit.field.empty() ? RedisCommand{"GET", edit.place} : RedisCommand{"HGET", edit.place, edit.field});
        if (!value)
            return value.error();
        // An error says that it has another type by now.
        have.push_back(value->isText() && (state == EditState::asSeen ? valueDigest(value->text) == edit.seen : value->text == edit.bytes));
    }
    return have;
}

std::vector<RedisCommand> refreshCommands(const ValueEdit &edit, const PartImage &part)
{
    if (part.key != edit.place)
        return {};
    if (!edit.field.empty())
        return {{"HSET", part.key, edit.field, edit.bytes}};
    std::vector<RedisCommand> commands{{"SET", part.key, edit.bytes, "XX"}};
    if (part.expiresAtMs)
        commands.push_back({"PEXPIREAT", part.key, std::to_string(*part.expiresAtMs)});
    return commands;
}

} // namespace cacheloupe
