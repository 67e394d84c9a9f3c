// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Where a byte stream goes. `unixSocket` wins over host and port.
struct StreamAddress {
    std::string host;
    std::uint16_t port = 0;
    std::string unixSocket;
    bool tls = false;
    std::string caFile; ///< PEM; empty = the system's authorities
    std::string certificateFile; ///< PEM of our own certificate, where the server wants one
    std::string keyFile;         ///< PEM of its key
    int connectTimeoutMs = 5000;
    int ioTimeoutMs = 10000;
    std::string where; ///< names the stream in errors; must hold no secret
};

/// A connected TCP, TLS or Unix stream over curl's CURLOPT_CONNECT_ONLY; TLS checks the certificate chain and the host
/// name, ALPN is off, no proxy is used. One thread at a time; closed with the object. Failures: network with
/// hostNotFound, connectionRefused, connectionDropped, certificate…, tlsFailed, serverSpeaksPlain; timeout; cancelled.
class ByteStream {
public:
    static Result<ByteStream> connect(const StreamAddress &address, std::stop_token stop);
    ByteStream(ByteStream &&) noexcept;
    ByteStream &operator=(ByteStream &&) noexcept;
    ~ByteStream();

    /// Sends all bytes.
    Status send(std::string_view bytes, std::stop_token stop);
    /// Waits for at least one byte; 0 means the other side closed.
    Result<size_t> receive(std::span<char> into, std::stop_token stop);

private:
    struct State;
    explicit ByteStream(std::unique_ptr<State> state);
    void useTls();
    Status awaitConnection(std::stop_token stop);
    Status waitFor(short events, std::stop_token stop) const;
    Error failure(int curlCode) const;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
