// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"

#include "core/base/utf8.h"
#include "core/driver/http_multi.h"
#include "core/driver/http_url.h"

namespace cacheloupe {

namespace {

constexpr std::chrono::hours kUntilWoken{1};

std::string display(const HttpUrl &url)
{
    const std::string host = url.host.find(':') == std::string::npos ? url.host : '[' + url.host + ']';
    return url.scheme + "://" + host + (url.port.empty() ? "" : ':' + url.port) + url.path;
}

} // namespace

HttpClient::HttpClient() : m_exchanges(std::make_unique<HttpMulti>()) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient &&) noexcept = default;
HttpClient &HttpClient::operator=(HttpClient &&) noexcept = default;

Result<HttpResponse> HttpClient::send(const HttpRequest &request, std::stop_token stop)
{
    HttpMulti &exchanges = *m_exchanges;
    const HttpMulti::Id id = exchanges.start(request);
    const std::stop_callback wake(stop, [&exchanges] { exchanges.wake(); });
    while (!stop.stop_requested()) {
        auto outcomes = exchanges.wait(kUntilWoken);
        if (!outcomes.empty())
            return std::move(outcomes.front().response);
    }
    exchanges.cancel(id);
    return cancelledAt(urlForDisplay(request.url));
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
    return url && (url->host == "localhost" || url->host.ends_with(".localhost") || url->host == "::1"
                   || (url->host.starts_with("127.") && url->host.find_first_not_of("0123456789.") == std::string::npos));
}

} // namespace cacheloupe
