// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_target.h"

#include <charconv>
#include <utility>

namespace cacheloupe {

namespace {

constexpr std::string_view kNameSigns = "#%/";

std::string nameDecoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const bool isCode = text[i] == '%' && i + 2 < text.size()
            && std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr == text.data() + i + 3;
        out += isCode ? static_cast<char>(code) : text[i];
        i += isCode ? 2 : 0;
    }
    return out;
}

std::string nameEncoded(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte != 0x7f && kNameSigns.find(c) == std::string_view::npos)
            out += c;
        else
            out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return out;
}

/// The address and what stands behind the last `#`.
std::pair<std::string_view, std::string_view> splitName(std::string_view text)
{
    const auto at = text.rfind('#');
    return at == std::string_view::npos ? std::pair(text, std::string_view()) : std::pair(text.substr(0, at), text.substr(at + 1));
}

std::string orDefault(std::string text, std::string_view otherwise)
{
    return text.empty() ? std::string(otherwise) : text;
}

Result<PolicyTarget> parseRedisTarget(std::string_view text)
{
    const auto [address, name] = splitName(text);
    auto connection = parseConnectionUrl(address);
    if (!connection)
        return connection.error();
    if (connection->allDatabases || connection->preferReplica)
        return Error{ErrorCode::parse, ErrorReason::badUrl, std::string(address), "a policy stands in one database of the primary server"};
    PolicyTarget target;
    target.kind = PolicyTarget::Kind::redis;
    target.connection = std::move(*connection);
    target.key = orDefault(nameDecoded(name), PolicyTarget::kDefaultKey);
    return target;
}

Result<PolicyTarget> parseSqliteTarget(std::string_view text)
{
    const auto [address, name] = splitName(text);
    const auto connection = parseConnectionUrl(address);
    if (!connection)
        return connection.error();
    const auto slash = name.find('/');
    PolicyTarget target;
    target.kind = PolicyTarget::Kind::sqlite;
    target.path = connection->path;
    target.table = orDefault(nameDecoded(name.substr(0, slash)), PolicyTarget::kDefaultTable);
    target.row = orDefault(slash == std::string_view::npos ? std::string() : nameDecoded(name.substr(slash + 1)), PolicyTarget::kDefaultRow);
    return target;
}

} // namespace

PolicyTarget PolicyTarget::file(std::filesystem::path path)
{
    PolicyTarget target;
    target.path = std::move(path);
    return target;
}

Result<PolicyTarget> parsePolicyTarget(std::string_view text)
{
    constexpr std::string_view kFile = "file:";
    if (text.starts_with("redis:") || text.starts_with("rediss:") || text.starts_with("redis+") || text.starts_with("rediss+"))
        return parseRedisTarget(text);
    if (text.starts_with("sqlite:"))
        return parseSqliteTarget(text);
    if (text.find("://") != std::string_view::npos && !text.starts_with(kFile))
        return Error{ErrorCode::unsupported, ErrorReason::badUrl, redacted(text.substr(0, text.find("://") + 3)),
                     "expected a path, redis://HOST#KEY, rediss://HOST#KEY, redis+unix:PATH#KEY or sqlite:PATH#TABLE"};
    if (text.starts_with(kFile)) {
        text.remove_prefix(kFile.size());
        if (text.starts_with("//"))
            text.remove_prefix(2);
    }
    if (text.empty())
        return Error{ErrorCode::parse, ErrorReason::badUrl, "policy target", "missing path"};
    return PolicyTarget::file(std::string(text));
}

std::string policyTargetText(const PolicyTarget &target)
{
    switch (target.kind) {
    case PolicyTarget::Kind::redis:
        return connectionUrl(target.connection) + '#' + nameEncoded(target.key);
    case PolicyTarget::Kind::sqlite:
        return "sqlite:" + target.path.string() + '#' + nameEncoded(target.table) + '/' + nameEncoded(target.row);
    case PolicyTarget::Kind::file:
        break;
    }
    return target.path.string();
}

} // namespace cacheloupe
