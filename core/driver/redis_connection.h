// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/driver/byte_stream.h"
#include "core/driver/redis_batch.h"
#include "core/driver/redis_reply.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// Who to be and where to go on a Redis server. `stream.where` names the server in errors.
struct RedisEndpoint {
    StreamAddress stream;
    std::string user; ///< ACL user; empty = the default user
    int database = 0;
    bool writable = false;
};

/// A connection to a Redis server: hiredis formats commands and parses replies, a ByteStream carries them. One thread
/// at a time; closed with the object. Unless the endpoint is writable, a command that is not known to read is refused
/// before anything is sent (denied/commandRefused). Failures: those of ByteStream, denied/passwordRequired,
/// wrongPassword or commandRefused, network/serverSpeaksTls. After a failure
/// on the way (dropped, timeout, cancelled) the connection is of no more use: every command then fails as dropped.
class RedisConnection {
public:
    /// Connects, logs in when there is a password or user, selects the database and checks that the server answers.
    static Result<RedisConnection> open(const RedisEndpoint &endpoint, const Secret &password, std::stop_token stop);
    RedisConnection(RedisConnection &&) noexcept;
    RedisConnection &operator=(RedisConnection &&) noexcept;
    ~RedisConnection();

    /// Sends one command; an error reply becomes an Error.
    Result<RedisReply> command(const RedisCommand &words, std::stop_token stop);

    /// Sends all commands at once and reads their replies in order; error replies stay values.
    Result<std::vector<RedisReply>> pipeline(const std::vector<RedisCommand> &commands, std::stop_token stop);

    /// The same for commands that are written out already.
    Result<std::vector<RedisReply>> exchange(const RedisBatch &batch, std::stop_token stop);

    /// Sends without waiting; each command's reply is then received in order. A cancelled or failed call leaves the
    /// connection of no more use, see above.
    Status send(const RedisBatch &batch, std::stop_token stop);
    Result<RedisReply> receive(std::stop_token stop);
    /// Replies that were asked for and not received yet.
    size_t owed() const;

    const std::string &where() const;

    /// The Error for an error reply at `where`.
    static Error errorFromReply(const RedisReply &reply, std::string where);

private:
    struct State;
    explicit RedisConnection(std::unique_ptr<State> state);
    Status greet(const Secret &password, std::stop_token stop);
    Result<RedisReply> readReply(std::stop_token stop);
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
