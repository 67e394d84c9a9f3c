// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_slot.h"
#include "core/store/redis_opening.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::string_view kLastKept = "199"; // of the history: 200 revisions
constexpr int kMostMoves = 5;

/// In a cluster all keys of a transaction must lie in one slot: a name in braces is what the slot is counted from.
std::string historyKeyOf(const std::string &key)
{
    const auto open = key.find('{');
    const auto close = open == std::string::npos ? open : key.find('}', open);
    const bool hasTag = close != std::string::npos && close > open + 1;
    return (hasTag ? key : '{' + key + '}') + ":history";
}

/// `host:port` of `MOVED 3999 127.0.0.1:6381`.
std::optional<HostAndPort> movedTo(const RedisReply &reply)
{
    if (!reply.isError() || !reply.text.starts_with("MOVED "))
        return std::nullopt;
    const auto address = std::string_view(reply.text).substr(reply.text.rfind(' ') + 1);
    const auto colon = address.rfind(':');
    HostAndPort out{std::string(address.substr(0, colon)), 0};
    if (colon != std::string_view::npos)
        std::from_chars(address.data() + colon + 1, address.data() + address.size(), out.port);
    return out.port == 0 ? std::nullopt : std::optional(out);
}

class RedisPolicySlot : public PolicySlot {
public:
    RedisPolicySlot(const PolicyTarget &target, const PolicyAccess &access) : m_target(target), m_at(target.connection), m_access(access) {}

    Result<std::optional<std::string>> read(std::stop_token stop) override
    {
        const auto value = open(false, {{"GET", m_target.key}}, stop);
        return value ? textOf(m_replies.back()) : Result<std::optional<std::string>>(value.error());
    }

    Result<bool> swap(const std::optional<std::string> &base, const std::string &next, const PolicyDocument &document, std::stop_token stop) override
    {
        // Watched first and read then: who writes in between makes EXEC do nothing.
        auto redis = open(true, {{"WATCH", m_target.key}, {"GET", m_target.key}}, stop);
        if (!redis)
            return redis.error();
        const auto current = textOf(m_replies.back());
        if (!current)
            return current.error();
        if (*current != base)
            return false;
        const std::string history = historyKeyOf(m_target.key);
        const auto queued = redis->pipeline({{"MULTI"},
                                             {"SET", m_target.key, next},
                                             {"LPUSH", history, next},
                                             {"LTRIM", history, "0", std::string(kLastKept)},
                                             {"PUBLISH", m_target.key + ":changed", std::to_string(document.revision)}},
                                            stop);
        if (!queued)
            return queued.error();
        for (const RedisReply &reply : *queued)
            if (reply.isError())
                return RedisConnection::errorFromReply(reply, policyTargetText(m_target));
        m_access.tell(PublishStep::written);
        const auto done = redis->command({"EXEC"}, stop);
        if (!done)
            return settled(done.error(), base, next);
        for (const RedisReply &reply : done->items)
            if (reply.isError())
                return RedisConnection::errorFromReply(reply, policyTargetText(m_target));
        return !done->isNil();
    }

    Result<std::vector<std::string>> history(std::stop_token stop) override
    {
        const auto asked = open(false, {{"LRANGE", historyKeyOf(m_target.key), "0", "-1"}}, stop);
        if (!asked)
            return asked.error();
        if (m_replies.back().isError())
            return failed(m_replies.back());
        std::vector<std::string> out;
        for (const RedisReply &item : m_replies.back().items)
            out.push_back(item.text);
        return out;
    }

private:
    /// Connects where the key is served and sends the commands; their replies are kept.
    Result<RedisConnection> open(bool writable, const std::vector<RedisCommand> &commands, std::stop_token stop)
    {
        for (int tries = 0;; ++tries) {
            auto redis = openRedis(m_at, m_access.secrets, writable, stop);
            if (!redis)
                return redis.error();
            auto replies = redis->pipeline(commands, stop);
            if (!replies)
                return replies.error();
            m_replies = std::move(*replies);
            const auto elsewhere = movedTo(m_replies.front());
            if (!elsewhere || tries == kMostMoves)
                return std::move(*redis);
            m_at = connectionAt(m_at, *elsewhere);
        }
    }

    Error failed(const RedisReply &reply) const
    {
        auto error = RedisConnection::errorFromReply(reply, policyTargetText(m_target));
        if (reply.text.starts_with("WRONGTYPE"))
            return {ErrorCode::schema, ErrorReason::wrongType, error.where, "the key holds something else than text"};
        if (reply.text.starts_with("ASK ") || reply.text.starts_with("TRYAGAIN"))
            return {ErrorCode::network, ErrorReason::slotMoving, error.where, error.detail};
        return error;
    }

    Result<std::optional<std::string>> textOf(const RedisReply &reply) const
    {
        for (const RedisReply &any : m_replies)
            if (any.isError())
                return failed(any);
        return reply.isNil() ? std::optional<std::string>() : std::optional(reply.text);
    }

    /// The answer to EXEC was lost; what stands there now tells whether it was carried out.
    Result<bool> settled(const Error &lost, const std::optional<std::string> &base, const std::string &next)
    {
        if (lost.code != ErrorCode::network && lost.code != ErrorCode::timeout && lost.code != ErrorCode::cancelled)
            return lost;
        const auto now = read({});
        if (!now)
            return Error{lost.code, lost.reason, lost.where, lost.detail + "; whether it was published is not known: " + now.error().detail};
        if (*now == next)
            return true;
        if (*now == base)
            return Error{lost.code, lost.reason, lost.where, lost.detail + "; read back: nothing was published"};
        // Somebody may have published on top of ours already.
        const auto kept = history({});
        return kept && std::find(kept->begin(), kept->end(), next) != kept->end();
    }

    PolicyTarget m_target;
    Connection m_at; ///< the server that serves the key
    PolicyAccess m_access;
    std::vector<RedisReply> m_replies;
};

} // namespace

std::unique_ptr<PolicySlot> redisPolicySlot(const PolicyTarget &target, const PolicyAccess &access)
{
    return std::make_unique<RedisPolicySlot>(target, access);
}

} // namespace cacheloupe
