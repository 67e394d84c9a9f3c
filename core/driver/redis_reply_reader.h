// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"

#include <memory>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Turns the bytes of a connection into replies: hiredis finds their bounds, the values are built at once as
/// RedisReply, without a copy in between. One thread at a time. Replies of a protocol that was not asked for, and
/// arrays of more than 262,144 items, are damage.
class RedisReplyReader {
public:
    enum class Outcome { complete, incomplete, damaged };

    RedisReplyReader();
    RedisReplyReader(RedisReplyReader &&) noexcept;
    RedisReplyReader &operator=(RedisReplyReader &&) noexcept;
    ~RedisReplyReader();

    void feed(std::string_view bytes);
    /// Moves the next reply into `into` when all of it was fed. After damage nothing more can be read.
    Outcome next(RedisReply &into);
    std::string problem() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
