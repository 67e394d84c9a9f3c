// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page_stack.h"

#include <QMainWindow>

class QMenu;
class QUndoStack;

namespace cacheloupe {

class Appearance;
class CommandPalette;
class ErrorStrip;
class KeySheet;
class Notices;
class Rail;
class SourceActions;
class Toast;
struct Error;

/// What the window frame is handed. All outlive the window.
struct WindowParts {
    QList<PageEntry> pages; ///< in rail order
    Navigator *navigator = nullptr;
    Notices *notices = nullptr;
    SourceActions *actions = nullptr;
    QUndoStack *undo = nullptr;
    Appearance *appearance = nullptr;
    /// Adds a choice to the settings menu.
    using Choice = std::function<void(QMenu *)>;
    QList<Choice> choices = {};
};

/// The frame: rail, page stack, error strip, toast, palette and keys. It knows no page. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);

    void go(const Destination &destination);
    PageId currentPage() const;
    /// True while the page that is shown still works on what it shows.
    bool isBusy() const;
    void showKeys();
    PageStack &pages() const { return *m_stack; }
    void setVisible(bool visible) override;

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildRail();
    void buildOpenMenu();
    void buildSettingsMenu();
    void buildShortcuts();
    void refreshCommands();
    void showError(const Error &error);
    void chooseFile(const QString &title, const QString &filter);
    QAction *command(const QString &text, const QKeySequence &keys, std::function<void()> run);

    WindowParts m_parts;
    Rail *m_rail = nullptr;
    PageStack *m_stack = nullptr;
    ErrorStrip *m_errors = nullptr;
    QString m_unmapped; ///< the log that the strip offers to map
    Toast *m_toast = nullptr;
    CommandPalette *m_palette = nullptr; ///< these two are made when they are first asked for
    KeySheet *m_keys = nullptr;
    QMenu *m_openMenu = nullptr;
    QMenu *m_settingsMenu = nullptr;
};

} // namespace cacheloupe
