// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_connection.h"

#include <filesystem>

namespace cacheloupe {

namespace {

/// A bare path is what people type first.
std::string addressOf(const std::string &text)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(text, ignored);
    return std::filesystem::is_directory(status) ? "dir:" + text : std::filesystem::exists(status) ? "sqlite:" + text : text;
}

} // namespace

const std::vector<OptionSpec> &storeConnectionOptions()
{
    static const std::vector<OptionSpec> options = {
        {"--password-ref", "REF", "where the store's password is kept: env:NAME or file:PATH"},
        {"--ca-file", "PATH", "PEM file with the authorities to trust for TLS"},
        {"--cert-file", "PATH", "PEM file with your own certificate, for servers that ask for one"},
        {"--key-file", "PATH", "PEM file with that certificate's key"},
    };
    return options;
}

std::optional<Connection> storeConnection(CommandCall &call, const std::string &url)
{
    auto connection = parseConnectionUrl(addressOf(url));
    if (!connection) {
        call.fail(connection.error());
        return {};
    }
    if (call.arguments.has("--password-ref")) {
        auto reference = SecretRef::parse(call.arguments.value("--password-ref"));
        if (!reference) {
            call.say("--password-ref takes env:NAME or file:PATH, never the password itself.");
            return {};
        }
        connection->password = std::move(*reference);
    }
    connection->caFile = call.arguments.value("--ca-file");
    connection->certificateFile = call.arguments.value("--cert-file");
    connection->keyFile = call.arguments.value("--key-file");
    return std::move(*connection);
}

std::variant<std::unique_ptr<CacheStore>, ExitCode> openStore(CommandCall &call, const std::string &url, const std::stop_token &stop)
{
    const auto connection = storeConnection(call, url);
    if (!connection)
        return ExitCode::usage;
    auto store = CacheStore::open(*connection, resolveSecret, stop);
    if (!store)
        return call.fail(store.error());
    return std::move(*store);
}

} // namespace cacheloupe
