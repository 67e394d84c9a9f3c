// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lanes.h"
#include "ui/support/app_context.h"

#include <QStringList>
#include <QUndoStack>

#include <memory>

class QApplication;

namespace cacheloupe {

class Appearance;
class LanguageChoice;
class MainWindow;
class MappingDesk;
class Opener;
class SidecarKeeper;
class StoreSites;
class TextIndexer;

/// Builds the program: sessions, pages and window, in the order in which they must be destroyed backwards. The flow
/// tests build the same one. GUI thread; one at a time.
class Composition {
public:
    explicit Composition(QApplication &application);
    ~Composition();

    MainWindow &window() { return *m_window; }
    Opener &opener() { return *m_opener; }
    Appearance &appearance() { return *m_appearance; }
    const AppContext &context() const { return *m_context; }

private:
    QUndoStack m_undo;
    std::unique_ptr<Navigator> m_navigator;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<SourceActions> m_actions;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LanguageChoice> m_language;
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<WorkspaceSession> m_workspace;
    std::unique_ptr<HitLogSession> m_hitLog;
    std::unique_ptr<TextIndexer> m_textIndexer;
    std::unique_ptr<SidecarKeeper> m_sidecars;
    std::unique_ptr<VerdictBook> m_verdicts;
    std::unique_ptr<SuspicionBook> m_suspicion;
    std::unique_ptr<SecretDesk> m_secrets;
    std::unique_ptr<ScreenMask> m_mask;
    std::unique_ptr<StoreSites> m_storeSites;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<Opener> m_opener;
    std::unique_ptr<MainWindow> m_window;
    MappingDesk *m_mapping = nullptr; ///< the window's
};

} // namespace cacheloupe
