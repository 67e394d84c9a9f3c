// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/http_client.h"

#include <memory>

namespace cacheloupe {

/// One exchange as curl sees it: an easy handle with the request's options, and what came back. It keeps the request, so that
/// the caller's may go; the secret only until begin() has returned. It stays where it is, since curl points into it. One thread.
class HttpExchange {
public:
    explicit HttpExchange(HttpRequest request);
    ~HttpExchange();
    HttpExchange(const HttpExchange &) = delete;
    HttpExchange &operator=(const HttpExchange &) = delete;

    /// Sets everything up; fails with parse/badUrl, parse or denied/secretMissing (a line break in a header or the secret).
    Status begin();
    /// curl's CURL handle.
    void *handle() const;
    /// The outcome for curl's CURLcode.
    Result<HttpResponse> finish(int code);
    /// True when bytes of the request were sent: the server may have acted on it.
    bool wasSent() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
