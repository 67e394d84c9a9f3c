// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_exchange.h"

#include "core/base/utf8.h"
#include "core/driver/http_url.h"

#include <curl/curl.h>

#include <algorithm>

namespace cacheloupe {

namespace {

struct EasyCleanup {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct ListCleanup {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, EasyCleanup>;
using HeaderList = std::unique_ptr<curl_slist, ListCleanup>;

/// What one exchange collects; curl's callbacks write into it.
struct Received {
    HttpResponse response;
    size_t maxBytes = 0;
    bool tooLarge = false;
};

size_t takeBody(char *data, size_t size, size_t count, void *user)
{
    auto &exchange = *static_cast<Received *>(user);
    const size_t bytes = size * count;
    if (exchange.response.body.size() + bytes > exchange.maxBytes) {
        exchange.tooLarge = true;
        return 0;
    }
    exchange.response.body.append(data, bytes);
    return bytes;
}

/// A request's body on its way out.
struct Given {
    std::string_view rest;
};

size_t giveBody(char *target, size_t size, size_t count, void *user)
{
    auto &given = *static_cast<Given *>(user);
    const size_t bytes = std::min(size * count, given.rest.size());
    given.rest.copy(target, bytes);
    given.rest.remove_prefix(bytes);
    return bytes;
}

/// curl would send a POST again by itself when a kept connection is lost before the reply: the server may have taken, and
/// charged, the first one. Whether to ask again is the caller's matter.
int refuseRewind(void *, curl_off_t, int)
{
    return CURL_SEEKFUNC_FAIL;
}

size_t takeHeader(char *data, size_t size, size_t count, void *user)
{
    auto &exchange = *static_cast<Received *>(user);
    const std::string_view line(data, size * count);
    // A 100 Continue or a proxy's reply comes first with headers of its own.
    if (line.starts_with("HTTP/"))
        exchange.response.headers.clear();
    if (const size_t colon = line.find(':'); colon != std::string_view::npos)
        exchange.response.headers.push_back({std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    return size * count;
}

/// OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED; curl passes the verification result on as a number.
constexpr long kCertificateExpired = 10;

ErrorReason certificateReason(CURL *handle, std::string_view detail)
{
    long verify = 0;
    curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &verify);
    const auto says = [&](std::string_view words) { return detail.find(words) != std::string_view::npos; };
    if (verify == kCertificateExpired || says("expired"))
        return ErrorReason::certificateExpired;
    if (says("no alternative certificate subject") || says("subject name") || says("does not match"))
        return ErrorReason::certificateWrongHost;
    return ErrorReason::certificateUntrusted;
}

Error errorFromCurl(CURLcode code, CURL *handle, const Received &exchange, std::string where, std::string detail)
{
    const auto network = [&](ErrorReason reason) { return Error{ErrorCode::network, reason, std::move(where), std::move(detail)}; };
    switch (code) {
    case CURLE_WRITE_ERROR:
        if (exchange.tooLarge)
            return {ErrorCode::limit, ErrorReason::none, std::move(where), "more than " + std::to_string(exchange.maxBytes) + " bytes"};
        return network(ErrorReason::none);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return {ErrorCode::parse, ErrorReason::badUrl, std::move(where), std::move(detail)};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return network(ErrorReason::hostNotFound);
    case CURLE_COULDNT_CONNECT:
        return network(ErrorReason::connectionRefused);
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::timeout, ErrorReason::none, std::move(where), std::move(detail)};
    case CURLE_PEER_FAILED_VERIFICATION:
        return network(certificateReason(handle, detail));
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
        return network(ErrorReason::tlsFailed);
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_FAIL_REWIND: // see refuseRewind()
        return network(ErrorReason::connectionDropped);
    default:
        return network(ErrorReason::none);
    }
}

/// A line break in a header would smuggle in another one.
bool isCleanHeader(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

/// curl copies the list's strings; the ones with a secret are wiped before the list goes.
class RequestHeaders {
public:
    ~RequestHeaders()
    {
        for (curl_slist *at = m_list.get(); at; at = at->next) {
            volatile char *bytes = at->data;
            for (size_t i = 0; bytes[i]; ++i)
                bytes[i] = 0;
        }
    }

    Status fill(const HttpRequest &request, const std::string &where)
    {
        bool hasType = false;
        for (const HttpHeader &header : request.headers) {
            hasType = hasType || asciiLower(header.name) == "content-type";
            if (!add(header.name + ": ", header.value))
                return Error{ErrorCode::parse, ErrorReason::none, where, "line break in header " + asciiLower(header.name.substr(0, header.name.find_first_of("\r\n")))};
        }
        if (!hasType && request.method == "POST")
            add("Content-Type: ", "application/json");
        add("Expect:", "");
        if (request.secret && !request.secret->empty() && !add(request.secretHeader + ": " + request.secretPrefix, request.secret->reveal()))
            return Error{ErrorCode::denied, ErrorReason::secretMissing, where, "the secret holds a line break"};
        return {};
    }

    curl_slist *get() const { return m_list.get(); }

private:
    bool add(std::string_view begin, std::string_view value)
    {
        if (!isCleanHeader(begin) || !isCleanHeader(value))
            return false;
        std::string line;
        line.reserve(begin.size() + value.size());
        line.append(begin).append(value);
        if (curl_slist *longer = curl_slist_append(m_list.get(), line.c_str())) {
            [[maybe_unused]] curl_slist *same = m_list.release();
            m_list.reset(longer);
        }
        volatile char *bytes = line.data();
        for (size_t i = 0; i < line.size(); ++i)
            bytes[i] = 0;
        return true;
    }

    HeaderList m_list;
};

void configure(CURL *handle, const HttpRequest &request, Given &given, Received &exchange)
{
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, long(request.connectTimeout.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(request.timeout.count()));
    if (const auto idle = std::chrono::ceil<std::chrono::seconds>(request.idleTimeout); idle.count() > 0) {
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, long(idle.count()));
    }
    // Else a cancel would wait for a name server.
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "cacheloupe");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
    if (request.method == "POST") {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        given.rest = request.body;
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, &giveBody);
        curl_easy_setopt(handle, CURLOPT_READDATA, &given);
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, &refuseRewind);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
    } else {
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    }
    if (isLoopbackUrl(request.url))
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    if (!request.caFile.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, request.caFile.c_str());
}

} // namespace

struct HttpExchange::State {
    HttpRequest request;
    Given given;
    Received received;
    RequestHeaders headers;
    char detail[CURL_ERROR_SIZE] = {};
    EasyHandle handle; ///< last: it points at the others
};

HttpExchange::HttpExchange(HttpRequest request) : m_state(std::make_unique<State>())
{
    m_state->request = std::move(request);
}

HttpExchange::~HttpExchange() = default;

Status HttpExchange::begin()
{
    HttpRequest &request = m_state->request;
    const std::string where = urlForDisplay(request.url);
    if (!parseHttpUrl(request.url))
        return Error{ErrorCode::parse, ErrorReason::badUrl, where, "expected http://… or https://…"};
    m_state->handle.reset(curl_easy_init());
    if (!m_state->handle)
        return Error{ErrorCode::internal, ErrorReason::none, where, "curl could not be initialised"};
    if (Status filled = m_state->headers.fill(request, where); !filled)
        return filled;
    request.secret = nullptr;
    m_state->received.maxBytes = request.maxResponseBytes;
    configure(m_state->handle.get(), request, m_state->given, m_state->received);
    curl_easy_setopt(m_state->handle.get(), CURLOPT_ERRORBUFFER, m_state->detail);
    curl_easy_setopt(m_state->handle.get(), CURLOPT_HTTPHEADER, m_state->headers.get());
    return {};
}

void *HttpExchange::handle() const
{
    return m_state->handle.get();
}

Result<HttpResponse> HttpExchange::finish(int code)
{
    CURL *handle = m_state->handle.get();
    if (code != CURLE_OK) {
        const std::string detail = m_state->detail[0] ? m_state->detail : curl_easy_strerror(CURLcode(code));
        return errorFromCurl(CURLcode(code), handle, m_state->received, urlForDisplay(m_state->request.url), redacted(detail));
    }
    long status = 0;
    curl_off_t microseconds = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &microseconds);
    m_state->received.response.status = int(status);
    m_state->received.response.latencyMs = double(microseconds) / 1000.0;
    return std::move(m_state->received.response);
}

bool HttpExchange::wasSent() const
{
    long bytes = 0;
    return m_state->handle && curl_easy_getinfo(m_state->handle.get(), CURLINFO_REQUEST_SIZE, &bytes) == CURLE_OK && bytes > 0;
}

} // namespace cacheloupe
