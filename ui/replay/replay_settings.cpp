// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_settings.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kApi = "replay.api";
constexpr std::string_view kEndpoint = "replay.endpoint";
constexpr std::string_view kModel = "replay.model";
constexpr std::string_view kKey = "replay.key";
constexpr std::string_view kStream = "replay.stream";
constexpr std::string_view kAgreed = "replay.agreed";
constexpr std::string_view kTemplates = "replay.templates";
constexpr std::string_view kStandIn = "stand-in";

/// Addresses hold no line breaks.
constexpr QLatin1Char kBetween('\n');

} // namespace

Result<ReplaySettings> readReplaySettings(Workspace &workspace)
{
    std::optional<Error> failure;
    const auto read = [&](std::string_view key) {
        auto value = workspace.setting(key);
        if (!value)
            failure = value.error();
        return value ? value->value_or("") : std::string();
    };
    ReplaySettings settings;
    const auto api = read(kApi);
    settings.server.isStandIn = api == kStandIn;
    settings.server.api = providerApiFromName(api).value_or(ProviderApi::openAiChat);
    settings.server.endpoint = read(kEndpoint);
    settings.server.model = read(kModel);
    settings.server.key = read(kKey);
    settings.server.stream = read(kStream) == "1";
    settings.agreed = QString::fromStdString(read(kAgreed)).split(kBetween, Qt::SkipEmptyParts);
    const auto templates = read(kTemplates);
    if (auto parsed = templates.empty() ? Result<RequestTemplates>(RequestTemplates()) : readRequestTemplates(templates, workspace.where()))
        settings.templates = std::move(*parsed);
    if (failure)
        return *failure;
    return settings;
}

Status writeReplayServer(Workspace &workspace, const ReplayServer &server)
{
    const std::pair<std::string_view, std::string> values[] = {{kApi, std::string(server.isStandIn ? kStandIn : providerApiName(server.api))},
                                                               {kEndpoint, server.endpoint},
                                                               {kModel, server.model},
                                                               {kKey, server.key},
                                                               {kStream, server.stream ? "1" : ""}};
    for (const auto &[key, value] : values) {
        if (auto written = workspace.setSetting(key, value); !written)
            return written;
    }
    return {};
}

Status writeReplayAgreed(Workspace &workspace, const QStringList &agreed)
{
    return workspace.setSetting(kAgreed, agreed.join(kBetween).toStdString());
}

Status writeReplayTemplates(Workspace &workspace, const RequestTemplates &templates)
{
    return workspace.setSetting(kTemplates, writeRequestTemplates(templates));
}

} // namespace cacheloupe
