// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_reply_reader.h"

#include <hiredis/hiredis.h>

#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kMaxItems = 1u << 18;
/// Older versions of hiredis stop at 9 levels, newer ones nowhere; replies are dropped level by level, on the stack.
constexpr int kMaxDepth = 9;

/// Where hiredis wants the new value: in its parent, or as the reply itself.
RedisReply *placeFor(const redisReadTask *task)
{
    if (!task->parent)
        return static_cast<RedisReply *>(task->privdata);
    auto *parent = static_cast<RedisReply *>(task->parent->obj);
    return &parent->items[size_t(task->idx)];
}

void *createString(const redisReadTask *task, char *bytes, size_t length)
{
    RedisReply *reply = placeFor(task);
    using Type = RedisReply::Type;
    reply->type = task->type == REDIS_REPLY_STATUS ? Type::status : task->type == REDIS_REPLY_ERROR ? Type::error : Type::string;
    reply->text.assign(bytes, length);
    return reply;
}

/// The count is an int in older versions of hiredis and a size_t in newer ones.
template <typename Count>
void *createArray(const redisReadTask *task, Count count)
{
    const auto items = size_t(count);
    int depth = 1;
    for (const auto *above = task->parent; above && depth <= kMaxDepth; above = above->parent)
        ++depth;
    if (items > kMaxItems || depth > kMaxDepth)
        return nullptr;
    RedisReply *reply = placeFor(task);
    reply->type = RedisReply::Type::array;
    reply->items.resize(items);
    return reply;
}

void *createInteger(const redisReadTask *task, long long value)
{
    RedisReply *reply = placeFor(task);
    reply->type = RedisReply::Type::integer;
    reply->integer = value;
    return reply;
}

void *createNil(const redisReadTask *task)
{
    return placeFor(task);
}

void dropReply(void *reply)
{
    *static_cast<RedisReply *>(reply) = {};
}

/// RESP3 is never asked for; a server that speaks it all the same is told apart by the refusal.
template <typename Functions>
void refuseNewKinds(Functions &functions)
{
    if constexpr (requires { functions.createDouble; })
        functions.createDouble = [](const redisReadTask *, double, char *, size_t) -> void * { return nullptr; };
    if constexpr (requires { functions.createBool; })
        functions.createBool = [](const redisReadTask *, int) -> void * { return nullptr; };
}

} // namespace

struct RedisReplyReader::State {
    State()
    {
        functions.createString = &createString;
        functions.createArray = &createArray;
        functions.createInteger = &createInteger;
        functions.createNil = &createNil;
        functions.freeObject = &dropReply;
        refuseNewKinds(functions);
        reader = redisReaderCreateWithFunctions(&functions);
        reader->privdata = &reply;
    }
    ~State() { redisReaderFree(reader); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    redisReplyObjectFunctions functions = {};
    redisReader *reader = nullptr;
    RedisReply reply; ///< the one that is being read
};

RedisReplyReader::RedisReplyReader() : m_state(std::make_unique<State>()) {}
RedisReplyReader::RedisReplyReader(RedisReplyReader &&) noexcept = default;
RedisReplyReader &RedisReplyReader::operator=(RedisReplyReader &&) noexcept = default;
RedisReplyReader::~RedisReplyReader() = default;

void RedisReplyReader::feed(std::string_view bytes)
{
    // A failure is remembered by the reader and comes out of next().
    redisReaderFeed(m_state->reader, bytes.data(), bytes.size());
}

RedisReplyReader::Outcome RedisReplyReader::next(RedisReply &into)
{
    void *raw = nullptr;
    if (redisReaderGetReply(m_state->reader, &raw) != REDIS_OK)
        return Outcome::damaged;
    if (!raw)
        return Outcome::incomplete;
    into = std::exchange(m_state->reply, {});
    return Outcome::complete;
}

std::string RedisReplyReader::problem() const
{
    return m_state->reader->errstr;
}

} // namespace cacheloupe
