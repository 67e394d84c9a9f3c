// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/request_template.h"
#include "core/workspace/workspace.h"
#include "ui/replay/server_form.h"

#include <QStringList>

namespace cacheloupe {

/// What the workspace remembers of replays: the server that was asked last, the addresses that were agreed to, the templates
/// of call sites. Never a key, only where it is.
struct ReplaySettings {
    ReplayServer server;
    QStringList agreed;
    RequestTemplates templates;
};

/// Block; on the workspace's lane. Templates that cannot be read any more are left out.
Result<ReplaySettings> readReplaySettings(Workspace &workspace);
Status writeReplayServer(Workspace &workspace, const ReplayServer &server);
Status writeReplayAgreed(Workspace &workspace, const QStringList &agreed);
Status writeReplayTemplates(Workspace &workspace, const RequestTemplates &templates);

} // namespace cacheloupe
