// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/redis_log.h"

#include "core/base/instant.h"
#include "core/base/utf8.h"
#include "core/domain/connection.h"
#include "core/driver/json.h"
#include "core/driver/redis_connection.h"
#include "core/hitlog/spool_file.h"

#include <charconv>
#include <utility>

namespace cacheloupe {

namespace {

constexpr const char *kBatch = "500";

struct RedisLogUrl {
    std::string server; ///< the URL without what names the log
    std::string stream;
    std::string prefix;
    std::string passwordRef;
};

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        const char *digits = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            out += char(byte);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

Result<RedisLogUrl> urlFrom(std::string_view location)
{
    RedisLogUrl url;
    const auto mark = location.find('?');
    url.server = location.substr(0, mark);
    char joint = '?';
    for (auto rest = mark == std::string_view::npos ? std::string_view() : location.substr(mark + 1); !rest.empty();) {
        const auto one = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        const auto name = one.substr(0, one.find('='));
        const auto value = percentDecoded(one.substr(std::min(name.size() + 1, one.size())));
        if (name == "stream")
            url.stream = value;
        else if (name == "prefix")
            url.prefix = value;
        else if (name == "password-ref")
            url.passwordRef = value;
        else
            url.server.append(1, std::exchange(joint, '&')).append(one);
    }
    if (url.stream.empty() == url.prefix.empty())
        return Error{ErrorCode::parse, ErrorReason::badUrl, url.server, "stream or prefix"};
    return url;
}

Result<RedisConnection> connect(const RedisLogUrl &url, const std::stop_token &stop)
{
    const auto connection = parseConnectionUrl(url.server);
    if (!connection)
        return connection.error();
    Secret password;
    if (!url.passwordRef.empty()) {
        const auto ref = SecretRef::parse(url.passwordRef);
        if (!ref)
            return ref.error();
        auto resolved = resolveSecret(*ref);
        if (!resolved)
            return resolved.error();
        password = std::move(*resolved);
    }
    RedisEndpoint endpoint;
    endpoint.stream.host = connection->host;
    endpoint.stream.port = connection->port;
    endpoint.stream.unixSocket = connection->host.empty() ? connection->path : std::string();
    endpoint.stream.tls = connection->tls;
    endpoint.stream.where = connectionUrl(*connection);
    endpoint.user = connection->user;
    endpoint.database = connection->database;
    auto redis = RedisConnection::open(endpoint, password, stop);
    if (redis)
        // Refused by servers before 7.2; reading then resets idle times.
        if (const auto quiet = redis->pipeline({{"CLIENT", "NO-TOUCH", "ON"}}, stop); !quiet)
            return quiet.error();
    return redis;
}

/// Field and value one after another; a single field that holds a JSON object is that object.
Json recordOf(const std::vector<RedisReply> &pairs)
{
    Json record = Json::object();
    for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
        if (pairs.size() == 2)
            if (auto json = parseJson(toValidUtf8(pairs[1].text), {}); json && json->is_object())
                return std::move(*json);
        record[toValidUtf8(pairs[i].text)] = toValidUtf8(pairs[i + 1].text);
    }
    return record;
}

/// `1779267600123-0` is a moment; it stands in for records that tell none.
void addStreamId(Json &record, const std::string &id)
{
    record["stream_id"] = id;
    std::int64_t ms = 0;
    std::from_chars(id.data(), id.data() + id.size(), ms);
    for (const char *name : {"ts", "timestamp", "time", "startTime", "created_at"})
        if (record.contains(name))
            return;
    record["ts"] = formatInstant(instantFromUnixMs(ms));
}

Status spoolStream(RedisConnection &redis, const std::string &stream, SpoolFile &spool, const std::stop_token &stop)
{
    for (std::string from = "-";;) {
        const auto reply = redis.command({"XRANGE", stream, from, "+", "COUNT", kBatch}, stop);
        if (!reply)
            return reply.error();
        std::string bytes;
        for (const auto &entry : reply->items) {
            if (entry.items.size() != 2)
                continue;
            Json record = recordOf(entry.items[1].items);
            addStreamId(record, entry.items[0].text);
            bytes.append(dumpJson(record)).push_back('\n');
            from = '(' + entry.items[0].text;
        }
        if (bytes.empty())
            return {};
        if (auto status = spool.append(bytes); !status)
            return status;
    }
}

/// One line for each key's value, as far as it is text or a hash.
Result<std::string> linesOf(RedisConnection &redis, const std::vector<RedisReply> &keys, const std::stop_token &stop)
{
    std::vector<RedisCommand> commands;
    for (const auto &key : keys)
        commands.push_back({"TYPE", key.text});
    const auto types = redis.pipeline(commands, stop);
    if (!types)
        return types.error();
    commands.clear();
    for (size_t i = 0; i < keys.size(); ++i)
        if ((*types)[i].text == "string" || (*types)[i].text == "hash")
            commands.push_back({(*types)[i].text == "hash" ? "HGETALL" : "GET", keys[i].text});
    const auto values = redis.pipeline(commands, stop);
    if (!values)
        return values.error();
    std::string bytes;
    for (const auto &value : *values) {
        auto json = value.isArray() ? Result<Json>(recordOf(value.items)) : value.isText() ? parseJson(toValidUtf8(value.text), {}) : Result<Json>(Json());
        if (!value.isNil() && !value.isError())
            bytes.append(json ? dumpJson(*json) : dumpJson(Json(toValidUtf8(value.text)))).push_back('\n');
    }
    return bytes;
}

Status spoolKeys(RedisConnection &redis, const std::string &prefix, SpoolFile &spool, const std::stop_token &stop)
{
    std::string pattern;
    for (const char c : prefix)
        pattern.append(std::string_view("*?[]\\").find(c) == std::string_view::npos ? "" : "\\").push_back(c);
    for (std::string cursor = "0";;) {
        const auto page = redis.command({"SCAN", cursor, "MATCH", pattern + '*', "COUNT", kBatch}, stop);
        if (!page)
            return page.error();
        if (page->items.size() != 2)
            return Error{ErrorCode::parse, ErrorReason::none, redis.where(), "SCAN"};
        const auto lines = page->items[1].items.empty() ? Result<std::string>(std::string()) : linesOf(redis, page->items[1].items, stop);
        if (!lines)
            return lines.error();
        if (auto status = spool.append(*lines); !status)
            return status;
        cursor = page->items[0].text;
        if (cursor == "0")
            return {};
    }
}

} // namespace

bool isRedisLog(std::string_view location)
{
    return location.starts_with("redis://") || location.starts_with("rediss://") || location.starts_with("redis+unix:");
}

Result<ReadFile> fetchRedisLog(std::string_view location, const std::stop_token &stop)
{
    const auto url = urlFrom(location);
    if (!url)
        return url.error();
    auto redis = connect(*url, stop);
    if (!redis)
        return redis.error();
    auto spool = SpoolFile::create();
    if (!spool)
        return spool.error();
    const auto status = url->stream.empty() ? spoolKeys(*redis, url->prefix, *spool, stop) : spoolStream(*redis, url->stream, *spool, stop);
    if (!status)
        return status.error();
    return spool->takeReader();
}

} // namespace cacheloupe
