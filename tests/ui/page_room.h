// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_folder.h"
#include "ui/support/app_context.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/support/secret_desk.h"
#include "ui/support/source_actions.h"
#include "ui/support/store_sites.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QUndoStack>

namespace cacheloupe::test {

/// Everything a page is handed, over a temporary folder; no workspace is open yet.
struct PageRoom {
    TempFolder folder;
    QUndoStack undo;
    Navigator navigator;
    Notices notices;
    SourceActions actions;
    Lanes lanes{2};
    WorkspaceSession workspace;
    HitLogSession hitLog{lanes};
    VerdictBook verdicts{workspace, undo, notices};
    SuspicionBook suspicion{hitLog};
    SecretDesk secrets;
    ScreenMask mask;
    StoreSites storeSites;
    AppContext context{lanes, workspace, hitLog, verdicts, suspicion, undo, navigator, notices, actions, secrets, mask, storeSites};
};

} // namespace cacheloupe::test
