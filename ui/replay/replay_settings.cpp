// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_settings.h"

#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::pair<std::string_view, std::string ReplaySettings::*>, 3> kSettings = {
    {{"replay.endpoint", &ReplaySettings::endpoint}, {"replay.model", &ReplaySettings::model}, {"replay.key", &ReplaySettings::key}}};

} // namespace

Result<ReplaySettings> readReplaySettings(Workspace &workspace)
{
    ReplaySettings settings;
    for (const auto &[key, member] : kSettings) {
        auto value = workspace.setting(key);
        if (!value)
            return value.error();
        settings.*member = value->value_or("");
    }
    return settings;
}

Status writeReplaySettings(Workspace &workspace, const ReplaySettings &settings)
{
    for (const auto &[key, member] : kSettings) {
        if (auto written = workspace.setSetting(key, settings.*member); !written)
            return written;
    }
    return {};
}

} // namespace cacheloupe
