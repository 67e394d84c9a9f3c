// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/driver/http_client.h"

#include <curl/curl.h>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kExcerptCodePoints = 200;

} // namespace

const std::string *HttpResponse::header(std::string_view name) const
{
    const std::string wanted = asciiLower(name);
    const auto it = std::find_if(headers.begin(), headers.end(), [&](const HttpHeader &h) { return asciiLower(h.name) == wanted; });
    return it == headers.end() ? nullptr : &it->value;
}

std::string bodyExcerpt(std::string_view body)
{
    std::string text = toValidUtf8(body.substr(0, 4096));
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return elided(redacted(trimmed(text)), kExcerptCodePoints);
}

Error httpStatusError(const HttpResponse &response, std::string_view url)
{
    Error error{ErrorCode::network, ErrorReason::httpStatus, urlForDisplay(url), "HTTP " + std::to_string(response.status)};
    if (response.status == 401 || response.status == 403) {
        error.code = ErrorCode::denied;
        error.reason = ErrorReason::wrongPassword;
    } else if (response.status == 429) {
        error.code = ErrorCode::limit;
        error.reason = ErrorReason::rateLimited;
    } else if (response.status == 404) {
        error.code = ErrorCode::notFound;
    }
    if (const std::string text = bodyExcerpt(response.body); !text.empty())
        error.detail += ": " + text;
    return error;
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse &response, Instant now)
{
    using std::chrono::milliseconds;
    // More than ten digits is nonsense and would overflow.
    const auto isCount = [](const std::string &text) { return text.size() <= 10 && text.find_first_not_of("0123456789") == std::string::npos; };
    if (const std::string *exact = response.header("retry-after-ms"); exact && !exact->empty() && isCount(*exact))
        return milliseconds(std::stoll(*exact));
    const std::string *value = response.header("retry-after");
    if (!value || value->empty())
        return std::nullopt;
    if (isCount(*value))
        return milliseconds(std::stoll(*value) * 1000);
    const time_t at = curl_getdate(value->c_str(), nullptr);
    if (at < 0)
        return std::nullopt;
    return std::max(milliseconds(0), milliseconds(std::int64_t(at) * 1000 - unixMs(now)));
}

} // namespace cacheloupe
