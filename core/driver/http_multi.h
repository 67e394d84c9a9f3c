// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/http_client.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace cacheloupe {

/// Many HTTP exchanges at once on one thread over one connection pool (curl's multi interface). Answers and failures are those of
/// HttpClient. Owned by the thread that calls it, which alone may call anything but wake(). Exchanges that are under way when it
/// dies are broken off.
class HttpMulti {
public:
    using Id = std::uint64_t;
    struct Outcome {
        Id id = 0;
        Result<HttpResponse> response;
        bool sent = false; ///< the server may have acted on the request, also when there is no response
    };

    HttpMulti();
    ~HttpMulti();
    HttpMulti(const HttpMulti &) = delete;
    HttpMulti &operator=(const HttpMulti &) = delete;

    /// Begins an exchange; whatever becomes of it, also a URL that is none, is told by wait(). The secret may go afterwards.
    Id start(HttpRequest request);
    /// Breaks it off; wait() will not tell of it. True when the request, or a part of it, was sent.
    bool cancel(Id id);
    size_t running() const;

    /// Goes on with the exchanges until some have ended, the time is over or wake() was called; tells those that ended, in
    /// that order.
    std::vector<Outcome> wait(std::chrono::milliseconds atMost);
    /// Ends a wait() at once, also one that begins later. Any thread.
    void wake();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace cacheloupe
