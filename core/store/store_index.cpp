// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_index.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace cacheloupe {

namespace {

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = c >= 'a' && c <= 'z' ? char(c - ('a' - 'A')) : c;
    return out;
}

/// The value behind a name in a flat array of names and values; valkey-search nests some of them one array deeper.
const RedisReply *valueOf(const RedisReply &map, std::string_view name)
{
    for (size_t i = 0; i + 1 < map.items.size(); i += 2)
        if (map.items[i].isText() && upper(map.items[i].text) == name)
            return &map.items[i + 1];
    for (size_t i = 1; i < map.items.size(); i += 2)
        if (map.items[i].isArray())
            if (const auto *found = valueOf(map.items[i], name))
                return found;
    return nullptr;
}

std::uint64_t number(const RedisReply *reply)
{
    if (!reply)
        return 0;
    const double value = reply->type == RedisReply::Type::integer ? double(reply->integer) : std::strtod(reply->text.c_str(), nullptr);
    constexpr double kLargest = 9e15;
    return value > 0 && value < kLargest ? std::uint64_t(value) : 0;
}

std::string text(const RedisReply *reply)
{
    return reply && reply->isText() ? upper(reply->text) : std::string();
}

/// RediSearch before 2.0 writes a field as its name and then names and values.
IndexedVector vectorOf(const RedisReply &field)
{
    RedisReply pairs = field;
    if (pairs.items.size() % 2 == 1) {
        RedisReply name;
        name.type = RedisReply::Type::string;
        name.text = "IDENTIFIER";
        pairs.items.insert(pairs.items.begin(), std::move(name));
    }
    if (text(valueOf(pairs, "TYPE")) != "VECTOR")
        return {};
    IndexedVector out;
    for (const char *member : {"ATTRIBUTE", "IDENTIFIER"})
        if (const auto *name = valueOf(pairs, member); name && out.field.empty())
            out.field = name->text;
    const auto *algorithm = valueOf(pairs, "ALGORITHM");
    out.algorithm = algorithm && algorithm->isArray() ? text(valueOf(*algorithm, "NAME")) : text(algorithm);
    out.dataType = text(valueOf(pairs, "DATA_TYPE"));
    out.metric = text(valueOf(pairs, "DISTANCE_METRIC"));
    const auto dim = number(valueOf(pairs, "DIM"));
    out.dim = std::uint32_t(dim ? dim : number(valueOf(pairs, "DIMENSIONS")));
    out.m = std::uint32_t(number(valueOf(pairs, "M")));
    out.efConstruction = std::uint32_t(number(valueOf(pairs, "EF_CONSTRUCTION")));
    return out;
}

} // namespace

std::uint64_t IndexedVector::sizeBytes() const
{
    constexpr std::array<std::pair<std::string_view, unsigned>, 6> kWidths = {
        {{"FLOAT32", 4}, {"FLOAT64", 8}, {"FLOAT16", 2}, {"BFLOAT16", 2}, {"INT8", 1}, {"UINT8", 1}}};
    for (const auto &[name, width] : kWidths)
        if (name == dataType)
            return std::uint64_t(dim) * width;
    return 0;
}

bool StoreIndex::covers(std::string_view key) const
{
    return prefixes.empty() || std::any_of(prefixes.begin(), prefixes.end(), [&](const auto &prefix) { return key.starts_with(prefix); });
}

StoreIndex parseIndexInfo(std::string name, const RedisReply &info)
{
    StoreIndex out;
    out.name = std::move(name);
    if (const auto type = text(valueOf(info, "KEY_TYPE")); !type.empty())
        out.keyType = type;
    if (const auto *prefixes = valueOf(info, "PREFIXES"))
        for (const auto &prefix : prefixes->items)
            out.prefixes.push_back(prefix.text);
    out.documentCount = number(valueOf(info, "NUM_DOCS"));
    out.failureCount = number(valueOf(info, "HASH_INDEXING_FAILURES"));
    out.isBuilding = number(valueOf(info, "INDEXING")) > 0 || number(valueOf(info, "BACKFILL_IN_PROGRESS")) > 0;
    const auto *fields = valueOf(info, "ATTRIBUTES");
    if (!fields)
        fields = valueOf(info, "FIELDS");
    if (fields)
        for (const auto &field : fields->items)
            if (auto vector = vectorOf(field); !vector.field.empty())
                out.vectors.push_back(std::move(vector));
    return out;
}

} // namespace cacheloupe
