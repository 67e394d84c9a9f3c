// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

struct HttpHeader {
    std::string name;
    std::string value;
    bool operator==(const HttpHeader &) const = default;
};

/// A request. The secret travels apart from the headers, so that headers may be shown and logged.
struct HttpRequest {
    std::string method = "POST"; ///< GET or POST
    std::string url;             ///< http or https
    std::vector<HttpHeader> headers; ///< Content-Type application/json is added to a POST without one
    std::string body;
    const Secret *secret = nullptr; ///< not owned; sent as `secretHeader: secretPrefix<secret>`
    std::string secretHeader = "Authorization";
    std::string secretPrefix = "Bearer ";
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{120'000}; ///< of the whole exchange
    std::chrono::milliseconds idleTimeout{0}; ///< without a byte either way, in whole seconds; 0 = none
    size_t maxResponseBytes = 16u << 20;
    std::string caFile; ///< extra trust anchor (PEM) instead of the system's; empty = system's
};

struct HttpResponse {
    int status = 0;
    std::vector<HttpHeader> headers;
    std::string body;
    double latencyMs = 0;

    /// First header of that name, case-insensitive; nullptr when absent.
    const std::string *header(std::string_view name) const;
};

class HttpMulti;

/// HTTP over curl: one connection pool, one exchange at a time, one thread at a time. Every answer of the server, also
/// a 4xx or 5xx, is a response; an Error is a failure to get one: parse/badUrl, network/hostNotFound,
/// connectionRefused, connectionDropped, certificateUntrusted, certificateExpired, certificateWrongHost, tlsFailed,
/// timeout, limit (response too large) or cancelled. Redirects are not followed. The system's proxy settings
/// apply except to loopback hosts. No Error ever holds a header value, user info or query of the URL.
class HttpClient {
public:
    HttpClient();
    ~HttpClient();
    HttpClient(HttpClient &&) noexcept;
    HttpClient &operator=(HttpClient &&) noexcept;

    Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop = {});

private:
    std::unique_ptr<HttpMulti> m_exchanges;
};

/// The Error for a response that is not 2xx: denied/wrongPassword (401, 403), limit/rateLimited (429), notFound (404)
/// or network, each with the status and a short redacted excerpt of the body.
Error httpStatusError(const HttpResponse &response, std::string_view url);

/// One line of a body without secrets, short: enough to see the server's complaint.
std::string bodyExcerpt(std::string_view body);

/// `Retry-After` in seconds or as an HTTP date (RFC 9110 section 10.2.3), never negative; nullopt when absent or unreadable.
std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse &response, Instant now);

/// Scheme, host, port and path of the URL only.
std::string urlForDisplay(std::string_view url);

/// True for localhost, 127.0.0.0/8 and ::1.
bool isLoopbackUrl(std::string_view url);

} // namespace cacheloupe
