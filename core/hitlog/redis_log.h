// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <stop_token>
#include <string_view>

namespace cacheloupe {

/// True for texts that name a log on a Redis server instead of a file.
bool isRedisLog(std::string_view location);

/// A hit log that stands on a Redis server, as the JSON Lines of a temporary file: the entries of a stream
/// (`redis://host/0?stream=NAME`) or the values of keys (`redis://host/0?prefix=router_replay:`), with
/// `&password-ref=env:NAME` when the server wants a password. Reads only (SCAN, TYPE, GET, HGETALL, XRANGE) and leaves
/// the idle time of keys alone where the server can. Blocks; call it off the GUI thread. Fails with parse/badUrl, like
/// RedisConnection, with cancelled or diskFull.
Result<ReadFile> fetchRedisLog(std::string_view location, const std::stop_token &stop);

} // namespace cacheloupe
