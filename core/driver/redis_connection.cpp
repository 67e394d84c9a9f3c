// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_connection.h"

#include "core/driver/redis_reply_reader.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr size_t kReceiveBytes = 256 * 1024;
// The parser moves what is left of a piece down after each reply: small pieces keep that cheap.
constexpr size_t kFeedBytes = 4 * 1024;
constexpr std::uint64_t kMaxReplyBytes = 256u << 20;
constexpr int kProbeTimeoutMs = 1500;
constexpr std::string_view kPing = "*1\r\n$4\r\nPING\r\n";

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
    State(RedisEndpoint e, ByteStream s) : endpoint(std::move(e)), stream(std::move(s)) {}
    RedisEndpoint endpoint;
    ByteStream stream;
    RedisReplyReader reader;
    std::vector<char> buffer = std::vector<char>(kReceiveBytes);
    std::string_view received; ///< of the buffer: what the reader did not get yet
    size_t owed = 0; ///< replies that are still to come
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
    RedisConnection connection(std::make_unique<State>(endpoint, std::move(*stream)));
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
    RedisBatch batch;
    for (const auto &words : commands)
        batch.add(words);
    return exchange(batch, stop);
}

Result<std::vector<RedisReply>> RedisConnection::exchange(const RedisBatch &batch, std::stop_token stop)
{
    if (m_state->owed > 0)
        return Error{ErrorCode::internal, ErrorReason::none, where(), "replies are still to come"};
    if (const auto sent = send(batch, stop); !sent)
        return sent.error();
    std::vector<RedisReply> replies;
    replies.reserve(batch.count());
    while (m_state->owed > 0) {
        auto reply = receive(stop);
        if (!reply)
            return reply.error();
        replies.push_back(std::move(*reply));
    }
    return replies;
}

Status RedisConnection::send(const RedisBatch &batch, std::stop_token stop)
{
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, where(), {}};
    if (m_state->broken)
        return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "an earlier command did not finish"};
    if (!m_state->endpoint.writable && !batch.readsOnly())
        return Error{ErrorCode::denied, ErrorReason::commandRefused, where(), batch.refused()};
    const auto sent = m_state->stream.send(batch.bytes(), stop);
    m_state->broken = !sent;
    m_state->owed += batch.count();
    return sent;
}

Result<RedisReply> RedisConnection::receive(std::stop_token stop)
{
    if (m_state->broken)
        return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "an earlier command did not finish"};
    if (m_state->owed == 0)
        return Error{ErrorCode::internal, ErrorReason::none, where(), "no reply is to come"};
    auto reply = readReply(stop);
    m_state->broken = !reply.ok();
    --m_state->owed;
    return reply;
}

size_t RedisConnection::owed() const
{
    return m_state->owed;
}

Result<RedisReply> RedisConnection::readReply(std::stop_token stop)
{
    std::uint64_t fedBytes = 0;
    for (;;) {
        RedisReply reply;
        const auto read = m_state->reader.next(reply);
        if (read == RedisReplyReader::Outcome::damaged)
            return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), m_state->reader.problem()};
        if (read == RedisReplyReader::Outcome::complete) {
            m_state->answered = true;
            return reply;
        }
        if (m_state->received.empty()) {
            const auto got = m_state->stream.receive(m_state->buffer, stop);
            if (!got)
                return got.error();
            if (*got == 0)
                return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "the server closed the connection"};
            m_state->received = {m_state->buffer.data(), *got};
        }
        const auto piece = m_state->received.substr(0, kFeedBytes);
        m_state->received.remove_prefix(piece.size());
        fedBytes += piece.size();
        if (fedBytes > kMaxReplyBytes)
            return Error{ErrorCode::limit, ErrorReason::none, where(), "reply larger than " + std::to_string(kMaxReplyBytes) + " bytes"};
        m_state->reader.feed(piece);
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
