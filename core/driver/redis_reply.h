// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe {

/// One answer of a Redis server (RESP2) as a plain value. `status` and `error` hold their line in `text`, `string` its
/// bytes.
struct RedisReply {
    enum class Type : std::uint8_t { nil, string, status, error, integer, array };
    Type type = Type::nil;
    std::string text;
    std::int64_t integer = 0;
    std::vector<RedisReply> items;

    bool isError() const { return type == Type::error; }
    bool isNil() const { return type == Type::nil; }
    bool isText() const { return type == Type::string || type == Type::status; }
    bool isArray() const { return type == Type::array; }
};

/// The words of one command, for instance {"GET", key}.
using RedisCommand = std::vector<std::string>;

} // namespace cacheloupe
