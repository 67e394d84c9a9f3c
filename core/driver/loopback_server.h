// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/driver/loopback_request.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cacheloupe {

/// What the server says to one request.
struct LoopbackReply {
    int status = 200;
    std::vector<HttpHeader> headers; ///< Content-Length, Date and Connection are added
    std::string body;
    std::vector<std::string> chunks; ///< instead of `body`: sent one by one with chunked transfer encoding
    std::chrono::milliseconds delay{0};
    bool drop = false; ///< the connection ends in the middle of the body
};

/// How much a client may send and how long it may take.
struct LoopbackLimits {
    size_t headBytes = 32u << 10;
    size_t bodyBytes = 32u << 20;
    size_t connections = 128; ///< further ones wait
    std::chrono::milliseconds patience{30'000}; ///< for a whole request, for a reply to be fetched, for the next request
};

/// A small HTTP/1.1 server that listens on 127.0.0.1 only, in a thread of its own, with keep-alive and pipelining. `handler` is
/// called on that thread, one request at a time; it must be quick and must not throw (a wait is LoopbackReply::delay). Any thread may
/// own it; destruction closes all connections and joins the thread.
class LoopbackServer {
public:
    using Handler = std::function<LoopbackReply(const LoopbackRequest &)>;

    /// `port` 0 = a free one. Fails with io (`where` = 127.0.0.1:PORT) when the port is taken, denied when it may not be used.
    static Result<std::unique_ptr<LoopbackServer>> start(Handler handler, std::uint16_t port = 0, const LoopbackLimits &limits = {});
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    std::uint16_t port() const;
    /// `http://127.0.0.1:PORT`
    std::string url() const;

private:
    struct State;
    explicit LoopbackServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
