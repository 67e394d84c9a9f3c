// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/loopback_server.h"

#include <chrono>
#include <optional>
#include <string>

namespace cacheloupe {

/// One client of a LoopbackServer: its socket, what it sent and what is still to be sent to it. Lives on the server's thread;
/// the socket is non-blocking and closes with the object. Nothing here waits: the server polls for events() until wakeAt().
class LoopbackConnection {
public:
    using Time = std::chrono::steady_clock::time_point;

    LoopbackConnection(int socket, const LoopbackLimits &limits, Time now);
    ~LoopbackConnection();
    LoopbackConnection(LoopbackConnection &&other) noexcept;
    LoopbackConnection &operator=(LoopbackConnection &&other) noexcept;

    int socket() const { return m_socket; }
    short events() const;
    Time wakeAt() const;
    bool isClosed() const { return m_socket < 0; }

    /// Moves on as far as it goes without waiting; `happened` = what poll() said of the socket.
    void advance(short happened, Time now, const LoopbackServer::Handler &handler);

private:
    void receive(Time now);
    void send(Time now);
    void answerNext(Time now, const LoopbackServer::Handler &handler);
    void queue(LoopbackReply reply);
    void refuse(int status);
    void afterSending(Time now);
    void close();

    enum class Stage { open, lastReply, draining }; ///< draining = everything is said, what the client still sends is passed over
    int m_socket = -1;
    LoopbackRequestReader m_reader;
    std::chrono::milliseconds m_patience;
    std::string m_in;
    std::string m_out;
    size_t m_sent = 0;
    std::optional<Time> m_replyAt; ///< when the delayed bytes of m_out may go
    Time m_deadline;
    Stage m_stage = Stage::open;
    bool m_clientDone = false; ///< it closed its sending side; it may still read
};

} // namespace cacheloupe
