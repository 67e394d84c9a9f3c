// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/loopback_request.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr size_t kMaxHeaders = 200;

bool isToken(std::string_view text)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kMarks.find(c) != std::string_view::npos;
    });
}

bool isHeaderValue(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t'; }) && text.find('\x7f') == std::string_view::npos;
}

std::optional<size_t> readLength(std::string_view text)
{
    size_t length = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), length);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(length) : std::nullopt;
}

/// A page that has its own name lead to this machine sends that name: it must not read what the server says.
bool namesLoopback(std::string_view authority)
{
    return isLoopbackUrl("http://" + std::string(authority) + "/") && authority.find_first_of("/@?#") == std::string_view::npos;
}

} // namespace

const std::string *LoopbackRequest::header(std::string_view name) const
{
    const std::string wanted = asciiLower(name);
    const auto it = std::find_if(headers.begin(), headers.end(), [&](const HttpHeader &header) { return asciiLower(header.name) == wanted; });
    return it == headers.end() ? nullptr : &it->value;
}

std::optional<LoopbackRequest> LoopbackRequestReader::take(std::string &bytes)
{
    if (m_refusal != 0)
        return std::nullopt;
    if (!m_head) {
        // RFC 9112 section 2.2: an empty line before a request is passed over.
        while (bytes.starts_with("\r\n"))
            bytes.erase(0, 2);
        const size_t end = bytes.find(kHeadEnd, m_searched);
        if (end == std::string::npos) {
            m_searched = bytes.size() < kHeadEnd.size() ? 0 : bytes.size() - kHeadEnd.size() + 1;
            m_refusal = bytes.size() > m_maxHeadBytes ? 431 : 0;
            return std::nullopt;
        }
        m_searched = 0;
        m_head.emplace();
        m_refusal = end > m_maxHeadBytes ? 431 : readHead(std::string_view(bytes).substr(0, end));
        if (m_refusal != 0)
            return std::nullopt;
        bytes.erase(0, end + kHeadEnd.size());
    }
    if (bytes.size() < m_bodyBytes)
        return std::nullopt;
    m_head->body = bytes.substr(0, m_bodyBytes);
    bytes.erase(0, m_bodyBytes);
    m_expectsContinue = false;
    return std::exchange(m_head, std::nullopt);
}

bool LoopbackRequestReader::takeExpectsContinue()
{
    return std::exchange(m_expectsContinue, false);
}

int LoopbackRequestReader::readHead(std::string_view head)
{
    const size_t lineEnd = head.find("\r\n");
    const std::string_view line = head.substr(0, lineEnd);
    const size_t first = line.find(' ');
    const size_t second = line.rfind(' ');
    if (first == std::string_view::npos || second == first || !isToken(line.substr(0, first)))
        return 400;
    const std::string_view target = line.substr(first + 1, second - first - 1);
    const std::string_view version = line.substr(second + 1);
    if (!version.starts_with("HTTP/"))
        return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return 505;
    if (!target.starts_with('/') || !isHeaderValue(target) || target.find(' ') != std::string_view::npos)
        return 400;
    m_keepsAlive = version == "HTTP/1.1";
    m_head->method = std::string(line.substr(0, first));
    const size_t mark = target.find('?');
    m_head->path = std::string(target.substr(0, mark));
    m_head->query = mark == std::string_view::npos ? std::string() : std::string(target.substr(mark + 1));
    for (size_t at = lineEnd; at < head.size();) {
        const size_t end = std::min(head.find("\r\n", at + 2), head.size());
        if (const int refused = readHeader(head.substr(at + 2, end - at - 2)); refused != 0)
            return refused;
        at = end;
    }
    return checkHeaders();
}

int LoopbackRequestReader::readHeader(std::string_view line)
{
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !isHeaderValue(line.substr(colon + 1)))
        return 400;
    if (m_head->headers.size() >= kMaxHeaders)
        return 431;
    m_head->headers.push_back({std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
    return 0;
}

int LoopbackRequestReader::checkHeaders()
{
    std::optional<std::string> length;
    size_t hosts = 0;
    for (const HttpHeader &header : m_head->headers) {
        const std::string name = asciiLower(header.name);
        if (name == "content-length") {
            // Two lengths are how a request is smuggled in behind another one.
            if (length && *length != header.value)
                return 400;
            length = header.value;
        } else if (name == "transfer-encoding") {
            return 411;
        } else if (name == "host") {
            if (++hosts > 1 || !namesLoopback(header.value))
                return hosts > 1 ? 400 : 403;
        } else if (name == "origin") {
            if (!isLoopbackUrl(header.value))
                return 403;
        } else if (name == "connection") {
            const std::string value = asciiLower(header.value);
            m_keepsAlive = value.find("close") == std::string::npos && (m_keepsAlive || value.find("keep-alive") != std::string::npos);
        } else if (name == "expect") {
            m_expectsContinue = asciiLower(header.value) == "100-continue";
        }
    }
    if (hosts == 0 && m_keepsAlive)
        return 400;
    const auto bytes = length ? readLength(*length) : std::optional<size_t>(0);
    if (!bytes)
        return 400;
    if (*bytes > m_maxBodyBytes)
        return 413;
    m_bodyBytes = *bytes;
    return 0;
}

} // namespace cacheloupe
