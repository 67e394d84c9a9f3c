// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUndoStack;

namespace cacheloupe {

class HitLogSession;
class Lanes;
class Navigator;
class Notices;
class ScreenMask;
class SecretDesk;
class SourceActions;
class StoreSites;
class SuspicionBook;
class VerdictBook;
class WorkspaceSession;

/// What every page is handed. The application owns all of it and keeps it longer than the pages.
struct AppContext {
    Lanes &lanes; ///< for work that a page starts; see runOnLane
    WorkspaceSession &workspace;
    HitLogSession &hitLog;
    VerdictBook &verdicts;
    SuspicionBook &suspicion;
    QUndoStack &undo;
    Navigator &navigator;
    Notices &notices;
    SourceActions &actions;
    SecretDesk &secrets;
    ScreenMask &mask;
    StoreSites &storeSites;
};

} // namespace cacheloupe
