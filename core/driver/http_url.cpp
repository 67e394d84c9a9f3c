// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_url.h"

#include "core/base/utf8.h"

#include <curl/curl.h>

#include <memory>

namespace cacheloupe {

namespace {

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const UrlHandle &url, CURLUPart which)
{
    char *text = nullptr;
    if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK)
        return {};
    std::string out = text;
    curl_free(text);
    return out;
}

} // namespace

std::optional<HttpUrl> parseHttpUrl(std::string_view text)
{
    const UrlHandle url(curl_url(), &curl_url_cleanup);
    const std::string copy(text);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, copy.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return std::nullopt;
    HttpUrl out;
    out.scheme = asciiLower(part(url, CURLUPART_SCHEME));
    out.host = asciiLower(part(url, CURLUPART_HOST));
    if (out.host.starts_with('[') && out.host.ends_with(']'))
        out.host = out.host.substr(1, out.host.size() - 2);
    out.port = part(url, CURLUPART_PORT);
    out.path = part(url, CURLUPART_PATH);
    out.query = part(url, CURLUPART_QUERY);
    if ((out.scheme != "http" && out.scheme != "https") || out.host.empty())
        return std::nullopt;
    return out;
}

} // namespace cacheloupe
