// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_connection.h"

#include "core/driver/redis_command_guard.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr size_t kReceiveBytes = 64 * 1024;
constexpr std::uint64_t kMaxReplyBytes = 256u << 20;
constexpr int kProbeTimeoutMs = 1500;
constexpr std::string_view kPing = "*1\r\n$4\r\nPING\r\n";

struct ReaderDeleter {
    void operator()(redisReader *reader) const { redisReaderFree(reader); }
};
struct ReplyDeleter {
    void operator()(redisReply *reply) const { freeReplyObject(reply); }
};

RedisReply toValue(const redisReply &reply)
{
    RedisReply out;
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        out.type = RedisReply::Type::integer;
        out.integer = reply.integer;
        return out;
    case REDIS_REPLY_NIL:
        return out;
    case REDIS_REPLY_STATUS:
        out.type = RedisReply::Type::status;
        break;
    case REDIS_REPLY_ERROR:
        out.type = RedisReply::Type::error;
        break;
    case REDIS_REPLY_STRING:
        out.type = RedisReply::Type::string;
        break;
    default:
        out.type = RedisReply::Type::array;
        out.items.reserve(reply.elements);
        for (size_t i = 0; i < reply.elements; ++i)
            out.items.push_back(toValue(*reply.element[i]));
        return out;
    }
    out.text.assign(reply.str, reply.len);
    return out;
}

bool append(std::string &bytes, const RedisCommand &words)
{
    std::vector<const char *> arguments;
    std::vector<size_t> lengths;
    for (const auto &word : words) {
        arguments.push_back(word.data());
        lengths.push_back(word.size());
    }
    char *formatted = nullptr;
    const auto length = redisFormatCommandArgv(&formatted, int(words.size()), arguments.data(), lengths.data());
    if (length < 0)
        return false;
    bytes.append(formatted, size_t(length));
    std::fill_n(formatted, length, '\0');
    redisFreeCommand(formatted);
    return true;
}

/// Asks without any secret whether the port talks plain Redis.
bool answersPlainRedis(StreamAddress address, std::stop_token stop)
{
    address.tls = false;
    address.connectTimeoutMs = address.ioTimeoutMs = kProbeTimeoutMs;
    auto stream = ByteStream::connect(address, stop);
    std::array<char, 16> bytes = {};
    if (!stream || !stream->send(kPing, stop))
        return false;
    const auto got = stream->receive(bytes, stop);
    return got && *got > 0 && (bytes[0] == '+' || bytes[0] == '-');
}

bool answersTls(StreamAddress address, std::stop_token stop)
{
    address.tls = true;
    address.connectTimeoutMs = address.ioTimeoutMs = kProbeTimeoutMs;
    const auto stream = ByteStream::connect(address, stop);
    if (stream)
        return true;
    const auto reason = stream.error().reason;
    return reason == ErrorReason::certificateUntrusted || reason == ErrorReason::certificateExpired
        || reason == ErrorReason::certificateWrongHost;
}

Error explained(Error error, const StreamAddress &address, std::stop_token stop)
{
    const bool atHandshake = error.code == ErrorCode::timeout || error.reason == ErrorReason::tlsFailed
        || error.reason == ErrorReason::connectionDropped || error.reason == ErrorReason::serverSpeaksPlain;
    if (address.tls && atHandshake && answersPlainRedis(address, stop)) {
        error.code = ErrorCode::network;
        error.reason = ErrorReason::serverSpeaksPlain;
    } else if (error.reason == ErrorReason::serverSpeaksPlain) {
        // "wrong version number" alone does not prove that it is Redis which speaks there.
        error.reason = ErrorReason::tlsFailed;
    }
    return error;
}

} // namespace

struct RedisConnection::State {
    RedisEndpoint endpoint;
    ByteStream stream;
    std::unique_ptr<redisReader, ReaderDeleter> reader;
    std::vector<char> buffer = std::vector<char>(kReceiveBytes);
    bool answered = false;
    bool broken = false; ///< replies may be missing: the next one would belong to another command
};

RedisConnection::RedisConnection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RedisConnection::RedisConnection(RedisConnection &&) noexcept = default;
RedisConnection &RedisConnection::operator=(RedisConnection &&) noexcept = default;
RedisConnection::~RedisConnection() = default;

const std::string &RedisConnection::where() const
{
    return m_state->endpoint.stream.where;
}

Result<RedisConnection> RedisConnection::open(const RedisEndpoint &endpoint, const Secret &password, std::stop_token stop)
{
    auto stream = ByteStream::connect(endpoint.stream, stop);
    if (!stream)
        return explained(stream.error(), endpoint.stream, stop);
    RedisConnection connection(std::make_unique<State>(State{endpoint, std::move(*stream), nullptr, {}, false, false}));
    connection.m_state->buffer.resize(kReceiveBytes);
    connection.m_state->reader.reset(redisReaderCreate());
    if (auto greeted = connection.greet(password, stop); !greeted) {
        Error error = greeted.error();
        const bool silent = !connection.m_state->answered && error.code != ErrorCode::cancelled;
        if (silent && !endpoint.stream.tls && answersTls(endpoint.stream, stop)) {
            error.code = ErrorCode::network;
            error.reason = ErrorReason::serverSpeaksTls;
        }
        return error;
    }
    return connection;
}

Status RedisConnection::greet(const Secret &password, std::stop_token stop)
{
    // PING goes first so that a password never travels to something that is not Redis.
    const auto ping = pipeline({{"PING"}}, stop);
    if (!ping)
        return ping.error();
    const bool hasLogin = !password.empty() || !m_state->endpoint.user.empty();
    if (hasLogin) {
        RedisCommand auth = {"AUTH"};
        if (!m_state->endpoint.user.empty())
            auth.push_back(m_state->endpoint.user);
        auth.emplace_back(password.reveal());
        const auto done = command(auth, stop);
        std::fill(auth.back().begin(), auth.back().end(), '\0');
        if (!done)
            return done.error();
    }
    if (m_state->endpoint.database != 0) {
        if (const auto done = command({"SELECT", std::to_string(m_state->endpoint.database)}, stop); !done)
            return done.error();
    }
    // A user without the right to PING may still read; only a missing login is final.
    const auto again = command({"PING"}, stop);
    const bool usable = again || again.error().reason == ErrorReason::commandRefused;
    return usable ? Status() : Status(again.error());
}

Result<RedisReply> RedisConnection::command(const RedisCommand &words, std::stop_token stop)
{
    auto replies = pipeline({words}, stop);
    if (!replies)
        return replies.error();
    RedisReply &reply = replies->front();
    if (reply.isError())
        return errorFromReply(reply, where());
    return std::move(reply);
}

Result<std::vector<RedisReply>> RedisConnection::pipeline(const std::vector<RedisCommand> &commands, std::stop_token stop)
{
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, where(), {}};
    if (m_state->broken)
        return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "an earlier command did not finish"};
    std::string bytes;
    for (const auto &words : commands) {
        if (!m_state->endpoint.writable && !isReadingRedisCommand(words))
            return Error{ErrorCode::denied, ErrorReason::commandRefused, where(), words.empty() ? std::string() : words.front()};
        if (!append(bytes, words))
            return Error{ErrorCode::internal, ErrorReason::none, where(), "command could not be formatted"};
    }
    m_state->broken = true;
    const Status sent = m_state->stream.send(bytes, stop);
    std::fill(bytes.begin(), bytes.end(), '\0');
    if (!sent)
        return sent.error();
    std::vector<RedisReply> replies;
    replies.reserve(commands.size());
    while (replies.size() < commands.size()) {
        auto reply = readReply(stop);
        if (!reply)
            return reply.error();
        replies.push_back(std::move(*reply));
    }
    m_state->broken = false;
    return replies;
}

Result<RedisReply> RedisConnection::readReply(std::stop_token stop)
{
    std::uint64_t receivedBytes = 0;
    for (;;) {
        void *raw = nullptr;
        if (redisReaderGetReply(m_state->reader.get(), &raw) != REDIS_OK)
            return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), m_state->reader->errstr};
        if (raw) {
            const std::unique_ptr<redisReply, ReplyDeleter> reply(static_cast<redisReply *>(raw));
            m_state->answered = true;
            return toValue(*reply);
        }
        const auto got = m_state->stream.receive(m_state->buffer, stop);
        if (!got)
            return got.error();
        if (*got == 0)
            return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "the server closed the connection"};
        receivedBytes += *got;
        if (receivedBytes > kMaxReplyBytes)
            return Error{ErrorCode::limit, ErrorReason::none, where(), "reply larger than " + std::to_string(kMaxReplyBytes) + " bytes"};
        if (redisReaderFeed(m_state->reader.get(), m_state->buffer.data(), *got) != REDIS_OK)
            return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), m_state->reader->errstr};
    }
}

Error RedisConnection::errorFromReply(const RedisReply &reply, std::string where)
{
    const std::string_view text = reply.text;
    const auto starts = [&](std::string_view prefix) { return text.starts_with(prefix); };
    Error error{ErrorCode::denied, ErrorReason::none, std::move(where), reply.text};
    if (starts("NOAUTH") || starts("DENIED"))
        error.reason = ErrorReason::passwordRequired;
    else if (starts("WRONGPASS") || starts("ERR invalid password") || starts("ERR AUTH") || starts("ERR Client sent AUTH"))
        error.reason = ErrorReason::wrongPassword;
    else if (starts("NOPERM") || starts("READONLY"))
        error.reason = ErrorReason::commandRefused;
    else if (starts("ERR unknown"))
        error.code = ErrorCode::unsupported;
    else if (starts("LOADING") || starts("BUSY") || starts("MASTERDOWN") || starts("CLUSTERDOWN"))
        error.code = ErrorCode::network;
    else
        error.code = ErrorCode::io;
    return error;
}

} // namespace cacheloupe
