// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/loopback_connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace cacheloupe {

namespace {

constexpr auto kDrainTime = std::chrono::seconds(2);

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Answer";
    }
}

std::string chunked(const std::vector<std::string> &chunks)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const std::string &chunk : chunks) {
        if (chunk.empty())
            continue;
        std::string size;
        for (size_t left = chunk.size(); left > 0; left /= 16)
            size.insert(size.begin(), kDigits[left % 16]);
        out.append(size).append("\r\n").append(chunk).append("\r\n");
    }
    return out.append("0\r\n\r\n");
}

} // namespace

LoopbackConnection::LoopbackConnection(int socket, const LoopbackLimits &limits, Time now)
    : m_socket(socket), m_reader(limits.headBytes, limits.bodyBytes), m_patience(limits.patience), m_deadline(now + limits.patience)
{
}

LoopbackConnection::LoopbackConnection(LoopbackConnection &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_reader(std::move(other.m_reader)), m_patience(other.m_patience), m_in(std::move(other.m_in)),
      m_out(std::move(other.m_out)), m_sent(other.m_sent), m_replyAt(other.m_replyAt), m_deadline(other.m_deadline), m_stage(other.m_stage),
      m_clientDone(other.m_clientDone)
{
}

LoopbackConnection &LoopbackConnection::operator=(LoopbackConnection &&other) noexcept
{
    std::swap(m_socket, other.m_socket);
    m_reader = std::move(other.m_reader);
    m_patience = other.m_patience;
    m_in = std::move(other.m_in);
    m_out = std::move(other.m_out);
    m_sent = other.m_sent;
    m_replyAt = other.m_replyAt;
    m_deadline = other.m_deadline;
    m_stage = other.m_stage;
    m_clientDone = other.m_clientDone;
    return *this;
}

LoopbackConnection::~LoopbackConnection()
{
    close();
}

short LoopbackConnection::events() const
{
    if (m_replyAt)
        return 0;
    if (!m_out.empty())
        return POLLOUT;
    return POLLIN;
}

LoopbackConnection::Time LoopbackConnection::wakeAt() const
{
    return m_replyAt.value_or(m_deadline);
}

void LoopbackConnection::advance(short happened, Time now, const LoopbackServer::Handler &handler)
{
    if ((happened & (POLLERR | POLLNVAL)) != 0)
        return close();
    // Both directions are closed: nobody is there to read the reply.
    if ((happened & POLLHUP) != 0 && events() != POLLIN)
        return close();
    if ((happened & (POLLIN | POLLHUP)) != 0)
        receive(now);
    if (m_replyAt && *m_replyAt <= now) {
        m_replyAt.reset();
        m_deadline = now + m_patience;
    }
    answerNext(now, handler);
    while (!isClosed() && !m_replyAt && !m_out.empty()) {
        const size_t before = m_sent;
        send(now);
        if (!m_out.empty() && m_sent == before)
            break;
        answerNext(now, handler);
    }
    if (!isClosed() && !m_replyAt && m_deadline <= now) {
        const bool halfRequest = m_stage == Stage::open && m_out.empty() && !m_in.empty();
        if (!halfRequest)
            return close();
        refuse(408);
        m_deadline = now + kDrainTime;
        send(now);
    }
}

void LoopbackConnection::receive(Time now)
{
    std::array<char, 65536> bytes;
    const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (got < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            close();
        return;
    }
    if (got == 0) {
        m_clientDone = true;
        if (m_stage == Stage::draining)
            close();
        return;
    }
    // A request has its whole time from its first byte on, so that a byte now and then does not hold the connection.
    if (m_stage == Stage::open && m_in.empty())
        m_deadline = now + m_patience;
    if (m_stage != Stage::draining)
        m_in.append(bytes.data(), size_t(got));
}

void LoopbackConnection::answerNext(Time now, const LoopbackServer::Handler &handler)
{
    if (isClosed() || m_stage != Stage::open || m_replyAt || !m_out.empty())
        return;
    const auto request = m_reader.take(m_in);
    if (m_reader.refusal() != 0)
        return refuse(m_reader.refusal());
    if (!request) {
        if (m_clientDone)
            return close();
        if (m_reader.takeExpectsContinue())
            m_out = "HTTP/1.1 100 Continue\r\n\r\n";
        return;
    }
    if (!m_reader.keepsAlive())
        m_stage = Stage::lastReply;
    LoopbackReply reply = handler(*request);
    if (request->method == "HEAD") {
        reply.body.clear();
        reply.chunks.clear();
    }
    if (reply.delay.count() > 0)
        m_replyAt = now + reply.delay;
    m_deadline = now + m_patience;
    queue(std::move(reply));
}

void LoopbackConnection::queue(LoopbackReply reply)
{
    if (reply.drop)
        m_stage = Stage::lastReply;
    m_out = "HTTP/1.1 " + std::to_string(reply.status) + " " + std::string(reasonPhrase(reply.status)) + "\r\n";
    for (const HttpHeader &header : reply.headers)
        m_out.append(header.name).append(": ").append(header.value).append("\r\n");
    const std::string body = reply.chunks.empty() ? std::move(reply.body) : chunked(reply.chunks);
    m_out += reply.chunks.empty() ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : "Transfer-Encoding: chunked\r\n";
    m_out.append(m_stage == Stage::open ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    m_out.append(body, 0, reply.drop ? body.size() / 2 : body.size());
}

void LoopbackConnection::refuse(int status)
{
    m_stage = Stage::lastReply;
    m_in.clear();
    LoopbackReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    reply.body = std::string(reasonPhrase(status)) + "\n";
    queue(std::move(reply));
}

void LoopbackConnection::send(Time now)
{
    const ssize_t put = ::send(m_socket, m_out.data() + m_sent, m_out.size() - m_sent, MSG_NOSIGNAL);
    if (put < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            close();
        return;
    }
    m_sent += size_t(put);
    if (put > 0 && m_stage != Stage::draining)
        m_deadline = now + m_patience;
    if (m_sent == m_out.size())
        afterSending(now);
}

void LoopbackConnection::afterSending(Time now)
{
    m_out.clear();
    m_sent = 0;
    if (m_stage != Stage::lastReply)
        return;
    // Closing while the client still sends would reset the connection and take the reply away from it.
    m_stage = Stage::draining;
    m_deadline = now + kDrainTime;
    if (m_clientDone || ::shutdown(m_socket, SHUT_WR) != 0)
        close();
}

void LoopbackConnection::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    m_replyAt.reset();
}

} // namespace cacheloupe
