// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"

#include "core/base/utf8.h"
#include "core/driver/http_url.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>

namespace cacheloupe {

namespace {

struct EasyCleanup {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct MultiCleanup {
    void operator()(CURLM *handle) const { curl_multi_cleanup(handle); }
};
struct ListCleanup {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, EasyCleanup>;
using MultiHandle = std::unique_ptr<CURLM, MultiCleanup>;
using HeaderList = std::unique_ptr<curl_slist, ListCleanup>;

/// What one exchange collects; curl's callbacks write into it.
struct Exchange {
    HttpResponse response;
    size_t maxBytes = 0;
    bool tooLarge = false;
};

size_t takeBody(char *data, size_t size, size_t count, void *user)
{
    auto &exchange = *static_cast<Exchange *>(user);
    const size_t bytes = size * count;
    if (exchange.response.body.size() + bytes > exchange.maxBytes) {
        exchange.tooLarge = true;
        return 0;
    }
    exchange.response.body.append(data, bytes);
    return bytes;
}

size_t takeHeader(char *data, size_t size, size_t count, void *user)
{
    auto &exchange = *static_cast<Exchange *>(user);
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

Error errorFromCurl(CURLcode code, CURL *handle, const Exchange &exchange, std::string where, std::string detail)
{
    const auto network = [&](ErrorReason reason) { return Error{ErrorCode::network, reason, std::move(where), std::move(detail)}; };
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK: // how perform() says that it was stopped
        return {ErrorCode::cancelled, ErrorReason::none, std::move(where), {}};
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
        return network(ErrorReason::connectionDropped);
    default:
        return network(ErrorReason::none);
    }
}

bool isLoopbackHost(std::string_view host)
{
    return host == "localhost" || host.ends_with(".localhost") || host == "::1" || (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string display(const HttpUrl &url)
{
    const std::string host = url.host.find(':') == std::string::npos ? url.host : '[' + url.host + ']';
    return url.scheme + "://" + host + (url.port.empty() ? "" : ':' + url.port) + url.path;
}

/// A line break in a header would smuggle in another one.
bool isCleanHeader(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

} // namespace

struct HttpClient::State {
    MultiHandle multi; ///< holds the connections; declared first so that it outlives the transfer
    EasyHandle handle;
    char detail[CURL_ERROR_SIZE] = {};
};

namespace {

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

void configure(CURL *handle, const HttpRequest &request, const HttpUrl &url, Exchange &exchange)
{
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, long(request.connectTimeout.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, long(request.timeout.count()));
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "cacheloupe");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
    if (request.method == "POST") {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
    } else {
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    }
    if (isLoopbackHost(url.host))
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    if (!request.caFile.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, request.caFile.c_str());
}

/// Runs the transfer to its end; a stop wakes the wait at once, which curl_easy_perform cannot do.
CURLcode perform(CURLM *multi, CURL *handle, const std::stop_token &stop)
{
    if (curl_multi_add_handle(multi, handle) != CURLM_OK)
        return CURLE_FAILED_INIT;
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    CURLcode result = CURLE_ABORTED_BY_CALLBACK;
    int running = 1;
    while (running > 0 && !stop.stop_requested()) {
        if (curl_multi_perform(multi, &running) != CURLM_OK || (running > 0 && curl_multi_poll(multi, nullptr, 0, 1000, nullptr) != CURLM_OK)) {
            result = CURLE_FAILED_INIT;
            break;
        }
    }
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            result = message->data.result;
    }
    curl_multi_remove_handle(multi, handle);
    return result;
}

void initialiseOnce()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

} // namespace

HttpClient::HttpClient()
{
    initialiseOnce();
    m_state = std::make_unique<State>();
    m_state->multi.reset(curl_multi_init());
    m_state->handle.reset(curl_easy_init());
}

HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient &&) noexcept = default;
HttpClient &HttpClient::operator=(HttpClient &&) noexcept = default;

Result<HttpResponse> HttpClient::send(const HttpRequest &request, std::stop_token stop)
{
    const auto url = parseHttpUrl(request.url);
    if (!url)
        return Error{ErrorCode::parse, ErrorReason::badUrl, urlForDisplay(request.url), "expected http://… or https://…"};
    CURL *handle = m_state->handle.get();
    if (!handle || !m_state->multi)
        return Error{ErrorCode::internal, ErrorReason::none, display(*url), "curl could not be initialised"};

    Exchange exchange;
    exchange.maxBytes = request.maxResponseBytes;
    RequestHeaders headers;
    if (Status filled = headers.fill(request, display(*url)); !filled)
        return filled.error();
    // Reset keeps the connection and forgets the options, so nothing of the last request is left.
    curl_easy_reset(handle);
    configure(handle, request, *url, exchange);
    m_state->detail[0] = '\0';
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, m_state->detail);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode code = perform(m_state->multi.get(), handle, stop);
    Result<HttpResponse> out = Error{};
    if (code == CURLE_OK) {
        long status = 0;
        curl_off_t microseconds = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &microseconds);
        exchange.response.status = int(status);
        exchange.response.latencyMs = double(microseconds) / 1000.0;
        out = std::move(exchange.response);
    } else {
        const std::string detail = m_state->detail[0] ? m_state->detail : curl_easy_strerror(code);
        out = errorFromCurl(code, handle, exchange, display(*url), redacted(detail));
    }
    // The options point into this call's stack.
    curl_easy_reset(handle);
    return out;
}

std::string urlForDisplay(std::string_view text)
{
    const auto url = parseHttpUrl(text);
    if (url)
        return display(*url);
    // Not a URL we know; what stands before the first mark that could begin a secret is enough to recognise it.
    std::string_view shown = text.substr(0, text.find_first_of("?#"));
    if (const size_t at = shown.rfind('@'); at != std::string_view::npos)
        shown = shown.substr(at + 1);
    return elided(toValidUtf8(redacted(shown)), 120);
}

bool isLoopbackUrl(std::string_view text)
{
    const auto url = parseHttpUrl(text);
    return url && isLoopbackHost(url->host);
}

} // namespace cacheloupe
