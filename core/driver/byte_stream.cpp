// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/byte_stream.h"

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <poll.h>
#include <system_error>

namespace cacheloupe {

namespace {

constexpr int kPollSliceMs = 50;

// OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED as CURLINFO_SSL_VERIFYRESULT hands it on.
constexpr long kVerifyExpired = 10;

/// curl writes to TLS sockets without MSG_NOSIGNAL; with CURLOPT_NOSIGNAL the caller keeps SIGPIPE away.
class NoSigpipe {
public:
    NoSigpipe()
    {
        sigset_t pending;
        sigpending(&pending);
        m_wasPending = sigismember(&pending, SIGPIPE) == 1;
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoSigpipe()
    {
        const timespec now = {};
        if (!m_wasPending)
            while (sigtimedwait(&m_pipe, nullptr, &now) > 0) { }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoSigpipe(const NoSigpipe &) = delete;
    NoSigpipe &operator=(const NoSigpipe &) = delete;

private:
    sigset_t m_pipe;
    sigset_t m_before;
    bool m_wasPending = false;
};

bool curlReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

std::string urlOf(const StreamAddress &address)
{
    const std::string scheme = address.tls ? "https://" : "http://";
    if (!address.unixSocket.empty())
        return scheme + "localhost/";
    const bool isIpv6 = address.host.find(':') != std::string::npos;
    const std::string host = isIpv6 ? '[' + address.host + ']' : address.host;
    return scheme + host + ':' + std::to_string(address.port) + '/';
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

ErrorReason certificateReason(long verifyResult, std::string_view message)
{
    if (verifyResult == kVerifyExpired || contains(message, "expired"))
        return ErrorReason::certificateExpired;
    const bool aboutHost = contains(message, "does not match") || contains(message, "subject name") || contains(message, "no matching");
    if (aboutHost)
        return ErrorReason::certificateWrongHost;
    return ErrorReason::certificateUntrusted;
}

ErrorReason handshakeReason(std::string_view message)
{
    const bool notTls = contains(message, "wrong version number") || contains(message, "packet length too long")
        || contains(message, "http request") || contains(message, "record layer");
    return notTls ? ErrorReason::serverSpeaksPlain : ErrorReason::tlsFailed;
}

} // namespace

struct ByteStream::State {
    explicit State(StreamAddress a) : address(std::move(a)), handle(curl_easy_init()), multi(curl_multi_init()) {}
    ~State()
    {
        const NoSigpipe guard;
        curl_multi_remove_handle(multi, handle);
        curl_easy_cleanup(handle);
        curl_multi_cleanup(multi);
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    StreamAddress address;
    CURL *handle;
    CURLM *multi; ///< connects, and keeps the connection for the handle
    curl_socket_t socket = CURL_SOCKET_BAD;
    std::array<char, CURL_ERROR_SIZE> message = {};
};

ByteStream::ByteStream(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ByteStream::ByteStream(ByteStream &&) noexcept = default;
ByteStream &ByteStream::operator=(ByteStream &&) noexcept = default;
ByteStream::~ByteStream() = default;

Result<ByteStream> ByteStream::connect(const StreamAddress &address, std::stop_token stop)
{
    ByteStream stream(std::make_unique<State>(address));
    State &s = *stream.m_state;
    if (!curlReady() || !s.handle || !s.multi)
        return Error{ErrorCode::internal, ErrorReason::none, address.where, "curl could not be set up"};
    curl_easy_setopt(s.handle, CURLOPT_ERRORBUFFER, s.message.data());
    curl_easy_setopt(s.handle, CURLOPT_URL, urlOf(address).c_str());
    curl_easy_setopt(s.handle, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(s.handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(s.handle, CURLOPT_PROXY, "");
    curl_easy_setopt(s.handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(s.handle, CURLOPT_CONNECTTIMEOUT_MS, long(address.connectTimeoutMs));
    if (!address.unixSocket.empty())
        curl_easy_setopt(s.handle, CURLOPT_UNIX_SOCKET_PATH, address.unixSocket.c_str());
    stream.useTls();
    const NoSigpipe guard;
    if (auto connected = stream.awaitConnection(stop); !connected)
        return connected.error();
    curl_easy_getinfo(s.handle, CURLINFO_ACTIVESOCKET, &s.socket);
    if (s.socket == CURL_SOCKET_BAD)
        return stream.failure(CURLE_COULDNT_CONNECT);
    return stream;
}

void ByteStream::useTls()
{
    const State &s = *m_state;
    if (!s.address.tls)
        return;
    curl_easy_setopt(s.handle, CURLOPT_SSL_ENABLE_ALPN, 0L);
    curl_easy_setopt(s.handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!s.address.caFile.empty()) {
        curl_easy_setopt(s.handle, CURLOPT_CAINFO, s.address.caFile.c_str());
        curl_easy_setopt(s.handle, CURLOPT_CAPATH, nullptr);
    }
    if (!s.address.certificateFile.empty()) {
        curl_easy_setopt(s.handle, CURLOPT_SSLCERT, s.address.certificateFile.c_str());
        curl_easy_setopt(s.handle, CURLOPT_SSLKEY, s.address.keyFile.c_str());
    }
}

/// In small waits of our own: curl alone looks at a stop once a second.
Status ByteStream::awaitConnection(std::stop_token stop)
{
    const State &s = *m_state;
    curl_multi_add_handle(s.multi, s.handle);
    for (;;) {
        int running = 0;
        curl_multi_perform(s.multi, &running);
        int left = 0;
        for (const CURLMsg *message = curl_multi_info_read(s.multi, &left); message; message = curl_multi_info_read(s.multi, &left))
            if (message->msg == CURLMSG_DONE)
                return message->data.result == CURLE_OK ? Status() : failure(message->data.result);
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, s.address.where, {}};
        if (curl_multi_poll(s.multi, nullptr, 0, kPollSliceMs, nullptr) != CURLM_OK)
            return failure(CURLE_COULDNT_CONNECT);
    }
}

Error ByteStream::failure(int curlCode) const
{
    const State &s = *m_state;
    const auto code = static_cast<CURLcode>(curlCode);
    std::string detail = s.message[0] ? s.message.data() : curl_easy_strerror(code);
    Error error{ErrorCode::network, ErrorReason::none, s.address.where, std::move(detail)};
    long verifyResult = 0;
    curl_easy_getinfo(s.handle, CURLINFO_SSL_VERIFYRESULT, &verifyResult);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        error.reason = ErrorReason::hostNotFound;
        break;
    case CURLE_COULDNT_CONNECT:
        error.reason = ErrorReason::connectionRefused;
        if (!s.address.unixSocket.empty() && !std::filesystem::exists(s.address.unixSocket)) {
            error.code = ErrorCode::io;
            error.reason = ErrorReason::fileMissing;
        }
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        error.reason = certificateReason(verifyResult, error.detail);
        break;
    case CURLE_SSL_CACERT_BADFILE:
        error = {ErrorCode::io, ErrorReason::fileMissing, s.address.caFile, std::move(error.detail)};
        break;
    case CURLE_SSL_CERTPROBLEM:
        error = {ErrorCode::io, ErrorReason::fileMissing, s.address.certificateFile, std::move(error.detail)};
        break;
    case CURLE_SSL_CONNECT_ERROR:
        error.reason = handshakeReason(error.detail);
        break;
    case CURLE_OPERATION_TIMEDOUT:
        error.code = ErrorCode::timeout;
        break;
    case CURLE_ABORTED_BY_CALLBACK:
        error.code = ErrorCode::cancelled;
        break;
    default:
        // TLS 1.3 servers ask for a certificate of ours after the handshake, so the refusal comes with the first bytes.
        error.reason = contains(error.detail, "certificate required") ? ErrorReason::tlsFailed : ErrorReason::connectionDropped;
        break;
    }
    return error;
}

Status ByteStream::waitFor(short events, std::stop_token stop) const
{
    using namespace std::chrono;
    const auto until = steady_clock::now() + milliseconds(m_state->address.ioTimeoutMs);
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, m_state->address.where, {}};
        pollfd watched{m_state->socket, events, 0};
        const int ready = ::poll(&watched, 1, kPollSliceMs);
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return Error{ErrorCode::network, ErrorReason::connectionDropped, m_state->address.where,
                         std::error_code(errno, std::generic_category()).message()};
        if (steady_clock::now() >= until)
            return Error{ErrorCode::timeout, ErrorReason::none, m_state->address.where,
                         std::to_string(m_state->address.ioTimeoutMs) + " ms without an answer"};
    }
}

Status ByteStream::send(std::string_view bytes, std::stop_token stop)
{
    while (!bytes.empty()) {
        size_t sent = 0;
        CURLcode code = CURLE_OK;
        {
            const NoSigpipe guard;
            code = curl_easy_send(m_state->handle, bytes.data(), bytes.size(), &sent);
        }
        bytes.remove_prefix(sent);
        if (code == CURLE_OK)
            continue;
        if (code != CURLE_AGAIN)
            return failure(code);
        if (auto ready = waitFor(POLLOUT, stop); !ready)
            return ready;
    }
    return {};
}

Result<size_t> ByteStream::receive(std::span<char> into, std::stop_token stop)
{
    for (;;) {
        size_t got = 0;
        CURLcode code = CURLE_OK;
        {
            // TLS may have to write while it reads.
            const NoSigpipe guard;
            code = curl_easy_recv(m_state->handle, into.data(), into.size(), &got);
        }
        if (code == CURLE_OK)
            return got;
        if (code != CURLE_AGAIN)
            return failure(code);
        if (auto ready = waitFor(POLLIN, stop); !ready)
            return ready.error();
    }
}

} // namespace cacheloupe
