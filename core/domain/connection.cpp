// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/connection.h"

#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::uint16_t kDefaultPort = 6379;
constexpr int kMaxDatabase = 1'000'000;

template <typename T>
std::optional<T> number(std::string_view text)
{
    T value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '%' && i + 2 < text.size()
            && std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr == text.data() + i + 3) {
            out += static_cast<char>(code);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        out += '%';
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

/// What may be shown of a refused URL: everything before the last '@' and behind '?' could hold a secret.
std::string shown(std::string_view scheme, std::string_view rest)
{
    const auto at = rest.rfind('@');
    const bool masked = at != std::string_view::npos;
    if (masked)
        rest = rest.substr(at + 1);
    rest = rest.substr(0, rest.find('?'));
    return std::string(scheme) + (masked ? "***@" : "") + std::string(rest);
}

Error badUrl(std::string where, std::string detail)
{
    return {ErrorCode::parse, ErrorReason::badUrl, std::move(where), std::move(detail)};
}

Status readHostAndPort(std::string_view text, const std::string &scheme, Connection &into)
{
    std::string_view host = text;
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return badUrl(scheme, "missing ] behind the address");
        host = text.substr(1, close - 1);
        port = text.substr(close + 1);
    } else if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        host = text.substr(0, colon);
        port = text.substr(colon);
    }
    if (host.empty())
        return badUrl(scheme, "missing host");
    into.host = std::string(host);
    if (port.empty())
        return {};
    // The text behind the colon is not repeated: it may be a password whose '@' was forgotten.
    const auto value = number<std::uint16_t>(port.substr(1));
    if (!port.starts_with(':') || !value || *value == 0)
        return badUrl(scheme + into.host, "the port must be a number from 1 to 65535");
    into.port = *value;
    return {};
}

Result<Connection> parseRedis(std::string_view rest, bool tls)
{
    const std::string scheme = tls ? "rediss://" : "redis://";
    Connection out;
    out.kind = StoreKind::redis;
    out.tls = tls;
    const auto lastAt = rest.rfind('@');
    if (lastAt != std::string_view::npos) {
        const auto user = rest.substr(0, lastAt);
        if (user.find(':') != std::string_view::npos)
            return Error{ErrorCode::denied, ErrorReason::passwordInUrl, shown(scheme, rest), {}};
        out.user = percentDecoded(user);
        rest = rest.substr(lastAt + 1);
    }
    if (rest.find_first_of("?#") != std::string_view::npos)
        return badUrl(shown(scheme, rest.substr(0, rest.find_first_of("?#"))), "options behind ? are not supported");
    const auto slash = rest.find('/');
    if (auto read = readHostAndPort(rest.substr(0, slash), scheme, out); !read)
        return read.error();
    const auto database = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (!database.empty()) {
        const auto value = number<int>(database);
        if (!value || *value < 0 || *value > kMaxDatabase)
            return badUrl(scheme + out.host, "the database must be a number");
        out.database = *value;
    }
    return out;
}

Result<Connection> parseUnix(std::string_view rest)
{
    constexpr std::string_view kOption = "?db=";
    Connection out;
    out.kind = StoreKind::redis;
    if (const auto option = rest.find('?'); option != std::string_view::npos) {
        const auto value = rest.substr(option).starts_with(kOption) ? number<int>(rest.substr(option + kOption.size())) : std::nullopt;
        if (!value || *value < 0 || *value > kMaxDatabase)
            return badUrl(shown("redis+unix:", rest), "only ?db=N may follow the path");
        out.database = *value;
        rest = rest.substr(0, option);
    }
    if (rest.starts_with("//"))
        rest.remove_prefix(2);
    if (rest.empty())
        return badUrl("redis+unix:", "missing path");
    if (!rest.starts_with('/') && rest.find(':') < rest.find('@') && rest.find('@') != std::string_view::npos)
        return Error{ErrorCode::denied, ErrorReason::passwordInUrl, shown("redis+unix:", rest), {}};
    out.path = std::string(rest);
    return out;
}

Result<Connection> parsePath(StoreKind kind, std::string_view rest)
{
    if (rest.starts_with("//"))
        rest.remove_prefix(2);
    if (rest.empty())
        return badUrl(kind == StoreKind::folder ? "dir:" : "sqlite:", "missing path");
    Connection out;
    out.kind = kind;
    out.path = std::string(rest);
    return out;
}

} // namespace

std::string_view storeKindName(StoreKind kind)
{
    constexpr std::string_view kNames[] = {"sqlite", "redis", "folder"};
    return kNames[static_cast<size_t>(kind)];
}

std::string_view environmentName(Environment environment)
{
    constexpr std::string_view kNames[] = {"development", "staging", "production"};
    return kNames[static_cast<size_t>(environment)];
}

std::optional<Environment> environmentFromName(std::string_view name)
{
    for (const auto e : {Environment::development, Environment::staging, Environment::production})
        if (environmentName(e) == name)
            return e;
    return std::nullopt;
}

Result<Connection> parseConnectionUrl(std::string_view url)
{
    const auto after = [&](std::string_view scheme) { return url.substr(scheme.size()); };
    if (url.starts_with("sqlite:"))
        return parsePath(StoreKind::sqlite, after("sqlite:"));
    if (url.starts_with("dir:"))
        return parsePath(StoreKind::folder, after("dir:"));
    if (url.starts_with("redis+unix:"))
        return parseUnix(after("redis+unix:"));
    if (url.starts_with("redis://"))
        return parseRedis(after("redis://"), false);
    if (url.starts_with("rediss://"))
        return parseRedis(after("rediss://"), true);
    const auto colon = url.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return badUrl(shown({}, url), "expected sqlite:PATH, dir:PATH, redis://HOST, rediss://HOST or redis+unix:PATH");
    return Error{ErrorCode::unsupported, ErrorReason::badUrl, std::string(url.substr(0, colon + 1)),
                 "expected sqlite:PATH, dir:PATH, redis://HOST, rediss://HOST or redis+unix:PATH"};
}

std::string connectionUrl(const Connection &connection)
{
    if (connection.kind == StoreKind::sqlite)
        return "sqlite:" + connection.path;
    if (connection.kind == StoreKind::folder)
        return "dir:" + connection.path;
    const std::string database = std::to_string(connection.database);
    if (connection.host.empty())
        return "redis+unix:" + connection.path + (connection.database ? "?db=" + database : "");
    std::string url = connection.tls ? "rediss://" : "redis://";
    if (!connection.user.empty())
        url += percentEncoded(connection.user) + '@';
    const bool isIpv6 = connection.host.find(':') != std::string::npos;
    url += isIpv6 ? '[' + connection.host + ']' : connection.host;
    if (connection.port != kDefaultPort)
        url += ':' + std::to_string(connection.port);
    return connection.database ? url + '/' + database : url;
}

} // namespace cacheloupe
