// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/connection.h"

#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::uint16_t kDefaultPort = 6379;
constexpr std::uint16_t kSentinelPort = 26379;
constexpr std::string_view kPreferReplica = "?prefer=replica";
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

Result<HostAndPort> readHostAndPort(std::string_view text, const std::string &scheme, std::uint16_t defaultPort)
{
    HostAndPort into{{}, defaultPort};
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
        return into;
    // The text behind the colon is not repeated: it may be a password whose '@' was forgotten.
    const auto value = number<std::uint16_t>(port.substr(1));
    if (!port.starts_with(':') || !value || *value == 0)
        return badUrl(scheme + into.host, "the port must be a number from 1 to 65535");
    into.port = *value;
    return into;
}

/// A number, `*` for all databases, or nothing.
Status readDatabase(std::string_view text, const std::string &scheme, Connection &into)
{
    into.allDatabases = text == "*";
    if (text.empty() || into.allDatabases)
        return {};
    const auto value = number<int>(text);
    if (!value || *value < 0 || *value > kMaxDatabase)
        return badUrl(scheme + into.host, "the database must be a number, or * for all");
    into.database = *value;
    return {};
}

/// Takes `user@` and the options off; what is left are hosts and path.
Status readUserAndOptions(std::string_view &rest, const std::string &scheme, Connection &into)
{
    if (const auto lastAt = rest.rfind('@'); lastAt != std::string_view::npos) {
        const auto user = rest.substr(0, lastAt);
        if (user.find(':') != std::string_view::npos)
            return Error{ErrorCode::denied, ErrorReason::passwordInUrl, shown(scheme, rest), {}};
        into.user = percentDecoded(user);
        rest = rest.substr(lastAt + 1);
    }
    into.preferReplica = rest.ends_with(kPreferReplica);
    if (into.preferReplica)
        rest.remove_suffix(kPreferReplica.size());
    if (const auto option = rest.find_first_of("?#"); option != std::string_view::npos)
        return badUrl(shown(scheme, rest.substr(0, option)), "only ?prefer=replica may follow the address");
    return {};
}

Result<Connection> parseRedis(std::string_view rest, const std::string &scheme)
{
    Connection out;
    out.kind = StoreKind::redis;
    out.tls = scheme.starts_with("rediss");
    if (auto read = readUserAndOptions(rest, scheme, out); !read)
        return read.error();
    const auto slash = rest.find('/');
    auto server = readHostAndPort(rest.substr(0, slash), scheme, kDefaultPort);
    if (!server)
        return server.error();
    out.host = std::move(server->host);
    out.port = server->port;
    if (auto read = readDatabase(slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1), scheme, out); !read)
        return read.error();
    return out;
}

Result<Connection> parseSentinel(std::string_view rest, const std::string &scheme)
{
    Connection out;
    out.kind = StoreKind::redis;
    out.tls = scheme.starts_with("rediss");
    if (auto read = readUserAndOptions(rest, scheme, out); !read)
        return read.error();
    const auto slash = rest.find('/');
    auto path = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    auto hosts = rest.substr(0, slash);
    while (!hosts.empty()) {
        const auto comma = hosts.find(',');
        auto sentinel = readHostAndPort(hosts.substr(0, comma), scheme, kSentinelPort);
        if (!sentinel)
            return sentinel.error();
        out.moreSentinels.push_back(std::move(*sentinel));
        hosts = comma == std::string_view::npos ? std::string_view() : hosts.substr(comma + 1);
    }
    const auto end = path.find('/');
    out.sentinelService = percentDecoded(path.substr(0, end));
    if (out.moreSentinels.empty() || out.sentinelService.empty())
        return badUrl(scheme, "expected HOST[:PORT],HOST…/SERVICE");
    out.host = out.moreSentinels.front().host;
    out.port = out.moreSentinels.front().port;
    out.moreSentinels.erase(out.moreSentinels.begin());
    if (auto read = readDatabase(end == std::string_view::npos ? std::string_view() : path.substr(end + 1), scheme, out); !read)
        return read.error();
    return out;
}

std::string hostText(const std::string &host, std::uint16_t port, std::uint16_t defaultPort)
{
    const bool isIpv6 = host.find(':') != std::string::npos;
    const std::string out = isIpv6 ? '[' + host + ']' : host;
    return port == defaultPort ? out : out + ':' + std::to_string(port);
}

Result<Connection> parseUnix(std::string_view rest)
{
    constexpr std::string_view kOption = "?db=";
    Connection out;
    out.kind = StoreKind::redis;
    if (const auto option = rest.find('?'); option != std::string_view::npos) {
        if (!rest.substr(option).starts_with(kOption) || rest.size() == option + kOption.size())
            return badUrl(shown("redis+unix:", rest), "only ?db=N may follow the path");
        if (auto read = readDatabase(rest.substr(option + kOption.size()), "redis+unix:", out); !read)
            return read.error();
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
    for (const char *scheme : {"redis://", "rediss://"})
        if (url.starts_with(scheme))
            return parseRedis(after(scheme), scheme);
    for (const char *scheme : {"redis+sentinel://", "rediss+sentinel://"})
        if (url.starts_with(scheme))
            return parseSentinel(after(scheme), scheme);
    const auto colon = url.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return badUrl(shown({}, url), "expected sqlite:PATH, dir:PATH, redis://HOST, rediss://HOST, redis+unix:PATH or redis+sentinel://HOST/SERVICE");
    return Error{ErrorCode::unsupported, ErrorReason::badUrl, std::string(url.substr(0, colon + 1)),
                 "expected sqlite:PATH, dir:PATH, redis://HOST, rediss://HOST, redis+unix:PATH or redis+sentinel://HOST/SERVICE"};
}

std::string connectionUrl(const Connection &connection)
{
    if (connection.kind == StoreKind::sqlite)
        return "sqlite:" + connection.path;
    if (connection.kind == StoreKind::folder)
        return "dir:" + connection.path;
    const std::string database = connection.allDatabases ? "*" : std::to_string(connection.database);
    const bool namesDatabase = connection.allDatabases || connection.database != 0;
    if (connection.host.empty())
        return "redis+unix:" + connection.path + (namesDatabase ? "?db=" + database : "");
    const bool isSentinel = !connection.sentinelService.empty();
    std::string url = connection.tls ? "rediss" : "redis";
    url += isSentinel ? "+sentinel://" : "://";
    if (!connection.user.empty())
        url += percentEncoded(connection.user) + '@';
    url += hostText(connection.host, connection.port, isSentinel ? kSentinelPort : kDefaultPort);
    for (const auto &more : connection.moreSentinels)
        url += ',' + hostText(more.host, more.port, kSentinelPort);
    if (isSentinel)
        url += '/' + percentEncoded(connection.sentinelService);
    if (namesDatabase)
        url += '/' + database;
    return connection.preferReplica ? url + std::string(kPreferReplica) : url;
}

} // namespace cacheloupe
