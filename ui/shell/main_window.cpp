// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/appearance.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/rail_button.h"
#include "ui/support/error_text.h"
#include "ui/support/notices.h"
#include "ui/support/source_actions.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/key_sheet.h"
#include "ui/widgets/toast.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QUndoStack>

namespace cacheloupe {

namespace {

constexpr auto kGeometryKey = "window/geometry";
constexpr auto kPinnedKey = "window/railPinned";
constexpr QSize kDefaultSize(1360, 860);

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const auto &url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent) : QMainWindow(parent), m_parts(parts)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Cacheloupe"));
    setAcceptDrops(true);
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_rail = new Rail(body);
    m_stack = new PageStack(parts.pages, body);
    m_errors = new ErrorStrip(body);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_errors);
    column->addWidget(m_stack, 1);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    setCentralWidget(body);
    m_toast = new Toast(body);

    buildOpenMenu();
    buildSettingsMenu();
    buildRail();
    buildShortcuts();
    connect(parts.navigator, &Navigator::requested, this, &MainWindow::go);
    connect(parts.notices, &Notices::told, this, [this](const QString &text, bool undoable) {
        if (undoable)
            m_toast->showMessage(text, tr("Undo"), [undo = m_parts.undo] { undo->undo(); });
        else
            m_toast->showMessage(text);
    });
    connect(parts.notices, &Notices::failed, this, &MainWindow::showError);
    connect(m_errors, &ErrorStrip::remedyTriggered, this, [this] { Q_EMIT m_parts.actions->mappingRequested(m_unmapped); });
    // Opening again is the answer to what could not be opened before.
    connect(parts.actions, &SourceActions::filesGiven, m_errors, &ErrorStrip::clear);

    const QSettings settings;
    resize(kDefaultSize);
    restoreGeometry(settings.value(QLatin1String(kGeometryKey)).toByteArray());
    m_rail->setPinned(settings.value(QLatin1String(kPinnedKey), true).toBool());
}

void MainWindow::setVisible(bool visible)
{
    // Who sends the window somewhere before it is shown does not wait for the first page.
    if (visible && !m_stack->current() && !m_stack->entries().isEmpty())
        go({m_stack->entries().first().id, {}, {}, {}, {}});
    QMainWindow::setVisible(visible);
}

void MainWindow::buildRail()
{
    int number = 1;
    for (const auto &entry : m_stack->entries()) {
        const QKeySequence keys(Qt::CTRL | Qt::Key(Qt::Key_0 + number++));
        m_rail->addPage(entry.id, entry.title, entry.iconName, keys);
        command(tr("Go to %1").arg(entry.title), keys, [this, id = entry.id] { go({id, {}, {}, {}, {}}); });
    }
    connect(m_stack, &PageStack::made, this, [this](PageId id, Page *page) {
        connect(page, &Page::badgeChanged, m_rail, [this, id](int count) { m_rail->setBadge(id, count); });
    });
    m_rail->addMenuButton(QStringLiteral("rail.open"), tr("Open"), QStringLiteral("open"), m_openMenu);
    m_rail->addMenuButton(QStringLiteral("rail.settings"), tr("Settings"), QStringLiteral("settings"), m_settingsMenu);
    auto *help = m_rail->addButton(QStringLiteral("rail.help"), tr("Keys"), QStringLiteral("help"), QKeySequence(Qt::Key_Question));
    connect(help, &QAbstractButton::clicked, this, &MainWindow::showKeys);
    connect(m_rail, &Rail::chosen, this, [this](PageId id) { go({id, {}, {}, {}, {}}); });
}

void MainWindow::buildOpenMenu()
{
    m_openMenu = new QMenu(this);
    m_openMenu->setObjectName(QStringLiteral("openMenu"));
    auto *actions = m_parts.actions;
    connect(actions, &SourceActions::logRequested, this, [this] { chooseFile(tr("Open a hit log"), tr("Hit logs (*.jsonl *.ndjson *.json *.db *.sqlite);;All files (*)")); });
    connect(actions, &SourceActions::workspaceRequested, this, [this] { chooseFile(tr("Open a workspace"), tr("Workspaces (*.cacheloupe)")); });
    m_openMenu->addAction(command(tr("Open the demo week"), QKeySequence(Qt::CTRL | Qt::Key_D), [actions] { Q_EMIT actions->demoRequested(); }));
    m_openMenu->addAction(command(tr("Open a log…"), QKeySequence::Open, [actions] { Q_EMIT actions->logRequested(); }));
    m_openMenu->addAction(command(tr("Map a log…"), {}, [actions] { Q_EMIT actions->mappingRequested({}); }));
    m_openMenu->addAction(command(tr("Connect a store…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [actions] { Q_EMIT actions->storeRequested(); }));
    m_openMenu->addSeparator();
    m_openMenu->addAction(command(tr("Open a workspace…"), {}, [actions] { Q_EMIT actions->workspaceRequested(); }));
}

void MainWindow::buildSettingsMenu()
{
    m_settingsMenu = new QMenu(this);
    m_settingsMenu->setObjectName(QStringLiteral("settingsMenu"));
    m_parts.appearance->addTo(m_settingsMenu);
    auto *pin = m_settingsMenu->addAction(tr("Show page names"), this, [this](bool on) {
        m_rail->setPinned(on);
        QSettings().setValue(QLatin1String(kPinnedKey), on);
    });
    pin->setCheckable(true);
    pin->setChecked(QSettings().value(QLatin1String(kPinnedKey), true).toBool());
    for (const WindowParts::Choice &choice : m_parts.choices)
        choice(m_settingsMenu);
    m_settingsMenu->addSeparator();
    m_settingsMenu->addAction(command(tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); }));
}

QAction *MainWindow::command(const QString &text, const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    return action;
}

void MainWindow::buildShortcuts()
{
    auto *undo = m_parts.undo;
    auto *undoAction = command(tr("Undo"), QKeySequence::Undo, [undo] { undo->undo(); });
    auto *redoAction = command(tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [undo] { undo->redo(); });
    undoAction->setEnabled(undo->canUndo());
    redoAction->setEnabled(undo->canRedo());
    connect(undo, &QUndoStack::canUndoChanged, undoAction, &QAction::setEnabled);
    connect(undo, &QUndoStack::canRedoChanged, redoAction, &QAction::setEnabled);
    command(tr("Show the keys"), QKeySequence(Qt::Key_Question), [this] { showKeys(); });
    command(tr("Find a command"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        if (!m_palette)
            m_palette = new CommandPalette(this);
        refreshCommands();
        m_palette->open();
    });
}

void MainWindow::refreshCommands()
{
    QList<Command> commands;
    for (auto *action : actions())
        if (action->isEnabled())
            commands.append({action->text(), action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); }});
    m_palette->setCommands(commands);
}

void MainWindow::showError(const Error &error)
{
    m_unmapped = error.reason == ErrorReason::unknownDialect ? QFile::decodeName(QByteArray::fromStdString(error.where)) : QString();
    m_errors->setRemedyAction(m_unmapped.isEmpty() ? QString() : tr("Map this log"));
    m_errors->showError(errorText(error));
}

void MainWindow::go(const Destination &destination)
{
    auto *page = m_stack->page(destination.page);
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(destination.page);
    page->arrive(destination);
    page->focusTarget()->setFocus(Qt::OtherFocusReason);
}

PageId MainWindow::currentPage() const
{
    const auto *entry = m_stack->currentEntry();
    return entry ? entry->id : PageId::overview;
}

bool MainWindow::isBusy() const
{
    const auto *page = m_stack->current();
    return page && page->isBusy();
}

void MainWindow::showKeys()
{
    const auto *page = m_stack->current();
    if (!page)
        return;
    KeyGroup ofPage{m_stack->currentEntry()->title, {}};
    for (const auto &hint : page->keyHints())
        ofPage.entries.push_back({hint.keys, hint.meaning});
    KeyGroup everywhere{tr("Everywhere"), {}};
    for (const auto *action : actions())
        if (!action->shortcut().isEmpty())
            everywhere.entries.push_back({action->shortcut().toString(QKeySequence::NativeText), action->text()});
    if (!m_keys)
        m_keys = new KeySheet(this);
    m_keys->setKeys(tr("Keys"), {ofPage, everywhere});
    m_keys->open();
}

void MainWindow::chooseFile(const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(this, title, {}, filter);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_parts.actions, &SourceActions::filesGiven);
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(QLatin1String(kGeometryKey), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    Q_EMIT m_parts.actions->filesGiven(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_palette)
        m_palette->hide();
}

} // namespace cacheloupe
