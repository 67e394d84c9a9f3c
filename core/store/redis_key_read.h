// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_connection.h"
#include "core/store/raw_entry.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What to read: a key and the layout part it stands for (empty = decided by the type).
struct WantedKey {
    std::string key;
    std::string part;
};

/// What is asked about a key beside its value.
struct AskedFacts {
    bool timeToLive = true; ///< not where no key of the database expires
    bool idleTime = true;   ///< withdrawn when the server does not tell
};

/// The reading of one key in steps: its type (unless one is guessed), TTL and idle time, then its value, never the
/// other way round, because reading a value may reset the idle time. Each step is asked in a batch and its replies are
/// taken in order, so many keys share one round trip. A wrong guess costs a step more. One thread at a time.
class RedisKeyRead {
public:
    static constexpr std::uint64_t kMaxValueBytes = 4u << 20;
    static constexpr size_t kMaxFields = 2000;

    /// An empty type is asked for.
    RedisKeyRead(WantedKey wanted, std::string guessedType);

    bool done() const { return m_step == Step::done; }
    bool exists() const { return m_exists; }
    /// `MOVED …` or `ASK …` when another node of the cluster has the key; then there is no part.
    const std::string &redirect() const { return m_redirect; }
    const std::string &key() const { return m_part.key; }
    const std::string &type() const { return m_part.type; }
    RawPart takePart() { return std::move(m_part); }

    /// Adds the commands of the next step.
    void ask(RedisBatch &batch, const AskedFacts &facts);
    /// Receives what the step asked for. Fails as the connection does, or when the user may list but not read.
    Status take(RedisConnection &connection, AskedFacts &facts, std::stop_token stop);
    /// From the beginning: after a lost connection, or on another node. `asking` for the latter after an ASK.
    void restart(bool asking = false);

private:
    enum class Step { type, value, more, length, done };
    void askValue(RedisBatch &batch) const;
    /// Announces each command of an ASK, and takes the announcement's reply off again.
    void announce(RedisBatch &batch) const;
    Result<RedisReply> receive(RedisConnection &connection, std::stop_token stop) const;
    bool settledBy(const RedisReply &reply);
    Status takeHead(RedisConnection &connection, AskedFacts &facts, std::stop_token stop);
    Status takeTimeToLive(RedisConnection &connection, std::stop_token stop);
    Status takeType(const RedisReply &reply, const std::string &where);
    Status takeValue(RedisReply reply, const std::string &where);
    void takeFields(RedisReply &reply);
    void setType(const std::string &type);

    RawPart m_part;
    std::string m_wantedPart;
    std::string m_redirect;
    std::string m_cursor = "0";
    Step m_step;
    bool m_typeKnown = false; ///< told by the server, not guessed
    bool m_asking = false;
    bool m_headKnown = false;
    AskedFacts m_asked = {false, false};
    bool m_exists = true;
};

} // namespace cacheloupe
