// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/http_client.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A request as it arrived at a LoopbackServer.
struct LoopbackRequest {
    std::string method;
    std::string path;  ///< without the query
    std::string query; ///< without "?"
    std::vector<HttpHeader> headers;
    std::string body;

    /// First header of that name, case-insensitive; nullptr when absent.
    const std::string *header(std::string_view name) const;
};

/// Takes whole requests from the front of what a connection sent so far. Refuses what is no HTTP/1.x (400), comes from a page
/// of another origin or under another host name than loopback's (403), has a body without length (411), is too large (413, 431) or
/// speaks another version (505). One a connection; pure otherwise.
class LoopbackRequestReader {
public:
    LoopbackRequestReader(size_t maxHeadBytes, size_t maxBodyBytes) : m_maxHeadBytes(maxHeadBytes), m_maxBodyBytes(maxBodyBytes) {}

    /// The next request, taken out of `bytes`; nullopt when more bytes are needed or when refusal() is set.
    std::optional<LoopbackRequest> take(std::string &bytes);
    /// 0, or the status that ends the connection.
    int refusal() const { return m_refusal; }
    /// True once a head: the client waits for a "100 Continue" before it sends the body.
    bool takeExpectsContinue();
    /// The request just taken allows another one on this connection.
    bool keepsAlive() const { return m_keepsAlive; }

private:
    int readHead(std::string_view head);
    int readHeader(std::string_view line);
    int checkHeaders();

    size_t m_maxHeadBytes;
    size_t m_maxBodyBytes;
    size_t m_searched = 0; ///< bytes that hold no end of the head
    std::optional<LoopbackRequest> m_head;
    size_t m_bodyBytes = 0;
    bool m_expectsContinue = false;
    bool m_keepsAlive = true;
    int m_refusal = 0;
};

} // namespace cacheloupe
