// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/stores_page.h"

#include "ui/stores/connection_panel.h"
#include "ui/stores/connections_pane.h"
#include "ui/stores/doctor_pane.h"
#include "ui/stores/entries_pane.h"
#include "ui/stores/entry_exporter.h"
#include "ui/stores/secret_prompt.h"
#include "ui/stores/store_contents.h"
#include "ui/stores/store_listing.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/source_actions.h"
#include "ui/support/store_sites.h"
#include "ui/support/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/splitter.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

constexpr qsizetype kMostSites = 500;

} // namespace

StoresPage::StoresPage(const AppContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_connections(new StoreConnections(context, this)), m_listing(new StoreListing(context.secrets, this))
{
    setObjectName(QStringLiteral("storesPage"));
    build();
    connectListing();
    connect(m_connections, &StoreConnections::loaded, this, &StoresPage::showConnections);
    connect(m_connections, &StoreConnections::saved, this, [this](qint64 id) { m_wanted = id; });
    connect(m_connections, &StoreConnections::failed, &context.notices, &Notices::fail);
    showConnections();
}

void StoresPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), this);
    column->addWidget(m_header);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new EmptyState(QStringLiteral("stores"), tr("Here you read what a cache holds: every entry decoded, with its question, answer and time left."), body);
    m_empty->setPrimary(tr("Connect a store…"));
    m_empty->setLink(tr("Open the demo week"));
    connect(m_empty, &EmptyState::primaryTriggered, this, [this] { showPanel(std::nullopt); });
    connect(m_empty, &EmptyState::linkTriggered, this, [this] { Q_EMIT m_context.actions.demoRequested(); });
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("stores.sides"), body);
    m_contents = new StoreContents(m_context, *m_listing, this);
    connect(m_contents, &StoreContents::readRequested, this, [this] { list(true); });
    m_cards = new ConnectionsPane(m_contents->entries()->facets(), sides);
    connect(m_cards, &ConnectionsPane::chosenChanged, this, [this] {
        m_wanted = m_cards->chosen()->record.id;
        leavePanel();
        list(false);
    });
    sides->addWidget(m_cards);
    sides->addWidget(buildRight());
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({std::max(256, scaledPx(170)), 1048});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(sides);
    column->addWidget(body, 1);
    buildActions();
}

QWidget *StoresPage::buildRight()
{
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_prompt = new SecretPrompt(m_context.secrets, right);
    column->addWidget(m_prompt);
    auto *pages = new QWidget(right);
    m_rightStack = new QStackedLayout(pages);
    m_panel = new ConnectionPanel(pages);
    connect(m_panel, &ConnectionPanel::connectRequested, this, &StoresPage::tryConnection);
    connect(m_panel, &ConnectionPanel::cancelled, this, [this] {
        leavePanel();
        list(false);
        showConnections();
    });
    m_rightStack->addWidget(m_contents);
    m_rightStack->addWidget(m_panel);
    m_doctor = new DoctorPane(m_context.secrets, pages);
    connect(m_doctor, &DoctorPane::left, this, [this] { leaveDoctor({}); });
    connect(m_doctor, &DoctorPane::entryRequested, this, &StoresPage::leaveDoctor);
    m_rightStack->addWidget(m_doctor);
    column->addWidget(pages, 1);
    return right;
}

void StoresPage::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, QWidget *where, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(QStringLiteral("stores.") + name);
        action->setShortcut(keys);
        action->setShortcutContext(where == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        where->addAction(action);
        return action;
    };
    m_connect = add(QStringLiteral("add"), tr("Connect a store…"), {}, this, [this] { showPanel(std::nullopt); });
    m_refresh = add(QStringLiteral("refresh"), tr("Refresh"), QKeySequence(Qt::Key_F5), this, [this] { list(true); });
    m_examine = add(QStringLiteral("examine"), tr("Examine"), QKeySequence(Qt::Key_F8), this, [this] { examine(); });
    m_examine->setToolTip(tr("Let the doctor look for what is wrong with this store"));
    m_edit = add(QStringLiteral("edit"), tr("Change this connection…"), QKeySequence(Qt::Key_F2), m_cards->view(), [this] {
        if (const auto *connection = m_cards->chosen())
            showPanel(*connection);
    });
    m_remove = add(QStringLiteral("remove"), tr("Remove from the list"), QKeySequence(Qt::Key_Delete), m_cards->view(), [this] { removeChosen(); });
    auto *find = add(QStringLiteral("find"), tr("Find"), QKeySequence(Qt::Key_Slash), m_contents->entries()->table(), [this] { m_contents->entries()->focusFilter(); });
    m_cards->view()->addAction(find);
    connect(m_cards->view(), &QListView::activated, this, [this] { m_contents->entries()->table()->setFocus(); });
    m_exporter = new EntryExporter(*m_listing, *m_contents->entries(), m_context.notices, this);
    m_header->setActions(m_connect, {m_refresh, m_examine, m_exporter->exportAction()}, {m_edit, m_remove});
}

void StoresPage::connectListing()
{
    connect(m_listing, &StoreListing::reset, this, [this] {
        m_prompt->refuse();
        showState();
    });
    connect(m_listing, &StoreListing::described, this, [this] {
        if (!m_trying)
            return;
        const auto kept = *std::exchange(m_trying, std::nullopt);
        m_panel->setBusy(false);
        leavePanel();
        m_connections->save(kept);
    });
    connect(m_listing, &StoreListing::started, this, &StoresPage::showState);
    connect(m_listing, &StoreListing::grew, this, &StoresPage::showState);
    connect(m_listing, &StoreListing::finished, this, [this] {
        if (m_listing->entries())
            m_context.hitLog.setStoreEntries(m_listing->entries());
        QStringList sites;
        for (const auto &[name, group] : m_listing->tally().byGroup)
            if (!name.empty() && sites.size() < kMostSites)
                sites << toText(name);
        m_context.storeSites.tell(sites);
        showState();
    });
    connect(m_listing, &StoreListing::failed, this, &StoresPage::listFailed);
    connect(m_contents->entries(), &EntriesPane::keyMissing, this,
            [this](const QString &key) { m_context.notices.tell(tr("The entry %1 is not in this store any more").arg(key)); });
    connect(&m_context.secrets, &SecretDesk::asked, this, [this](quint64 question) {
        if ((m_listing->isRunning() || m_doctor->isBusy()) && m_listed)
            m_prompt->ask(question, toText(m_listed->name));
    });
}

void StoresPage::showConnections()
{
    const auto &all = m_connections->all();
    const bool inPanel = m_rightStack->currentIndex() == 1;
    m_cards->setConnections(all, m_ttl ? m_ttl->connection : m_wanted);
    m_cards->setVisible(!all.empty());
    m_stack->setCurrentIndex(all.empty() && !inPanel ? 0 : 1);
    m_wanted = all.empty() ? 0 : m_cards->chosen()->record.id;
    if (all.empty() && !m_trying) {
        m_listed.reset();
        m_listing->close();
    } else if (isVisible() && !inPanel) {
        list(false);
    }
    showState();
    if (m_ttl && !all.empty())
        m_contents->stagePolicyTtl(std::exchange(m_ttl, nullptr)->keys);
}

void StoresPage::showPanel(const std::optional<StoredConnection> &connection)
{
    m_stack->setCurrentIndex(1);
    m_rightStack->setCurrentIndex(1);
    m_panel->edit(connection);
    m_panel->url()->setFocus(Qt::OtherFocusReason);
    showState();
}

void StoresPage::leavePanel()
{
    m_trying.reset();
    m_rightStack->setCurrentIndex(0);
}

void StoresPage::tryConnection(const StoredConnection &connection)
{
    const auto wanted = connectionOf(connection);
    if (!wanted) {
        m_panel->showError(wanted.error());
        return;
    }
    m_trying = connection;
    m_listed = *wanted;
    m_panel->setBusy(true);
    m_listing->open(*wanted);
}

void StoresPage::list(bool again)
{
    const auto *connection = m_cards->chosen();
    if (!connection || m_trying)
        return;
    const auto wanted = connectionOf(*connection);
    if (!wanted) {
        m_listed.reset();
        m_listing->close();
        listFailed(wanted.error());
        return;
    }
    // A connection that was just tried has no id yet; apart from that it is the one that is being listed.
    const bool same = m_listed && (m_listed->id == wanted->id || m_listed->id == "0") && connectionUrl(*m_listed) == connectionUrl(*wanted)
        && m_listed->password == wanted->password && m_listed->caFile == wanted->caFile;
    m_listed = *wanted;
    if (again || !same)
        m_listing->open(*wanted);
    showState();
}

void StoresPage::listFailed(const Error &error)
{
    if (m_trying) {
        m_trying.reset();
        m_listed.reset();
        m_panel->showError(error);
    } else {
        m_contents->showError(error);
    }
    showState();
}

void StoresPage::showState()
{
    const auto *connection = m_cards->chosen();
    const bool listing = connection && m_rightStack->currentIndex() != 1;
    const auto reachable = connection && !m_trying ? connectionOf(*connection) : Result<Connection>(Error{});
    const auto store = reachable ? std::optional(*reachable) : std::nullopt;
    m_contents->setStore(store);
    m_doctor->setStore(store);
    m_refresh->setEnabled(listing);
    m_examine->setEnabled(listing && store);
    m_exporter->exportAction()->setEnabled(listing && !m_listing->isRunning() && m_listing->table()->size() > 0);
    m_edit->setEnabled(connection != nullptr);
    m_remove->setEnabled(connection != nullptr);
    if (!listing) {
        m_header->setState({});
        return;
    }
    const auto &tally = m_listing->tally();
    const auto entries = tr("%Ln entry(s)", nullptr, int(m_listing->table()->size()));
    const auto expired = tr("%Ln expired", nullptr, int(tally.byTtl[size_t(TtlBucket::expired)]));
    const auto name = toText(connection->record.name);
    if (m_contents->isUnread())
        m_header->setState(tr("%1: not opened").arg(name));
    else if (m_listing->isComplete() || m_listing->isRunning())
        m_header->setState(tr("%1: %2, %3").arg(name, entries, expired));
    else
        m_header->setState(tr("%1: %2 so far, not read to the end").arg(name, entries));
}

void StoresPage::removeChosen()
{
    if (const auto *connection = m_cards->chosen())
        m_connections->remove(connection->record.id);
}

void StoresPage::examine()
{
    if (!m_examine->isEnabled())
        return;
    m_rightStack->setCurrentWidget(m_doctor);
    m_doctor->examine();
    m_doctor->focusTarget()->setFocus();
}

void StoresPage::leaveDoctor(const QString &wantedKey)
{
    m_rightStack->setCurrentIndex(0);
    m_contents->entries()->table()->setFocus();
    m_contents->entries()->selectKey(wantedKey.toStdString());
}

void StoresPage::arrive(const Destination &destination)
{
    if (destination.newStore)
        showPanel(std::nullopt);
    m_ttl = destination.ttl;
    if (destination.newStore || (destination.entryKey.isEmpty() && !m_ttl))
        return;
    leavePanel();
    showConnections();
    m_contents->readEntry(destination.entryKey.toStdString(), destination.answer);
}

void StoresPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_rightStack->currentIndex() == 0)
        list(false);
}

QWidget *StoresPage::focusTarget()
{
    if (m_stack->currentIndex() == 0)
        return m_empty;
    if (m_rightStack->currentWidget() == m_doctor)
        return m_doctor->focusTarget();
    return m_rightStack->currentIndex() == 1 ? static_cast<QWidget *>(m_panel->url()) : m_contents->entries()->table();
}

QList<KeyHint> StoresPage::keyHints() const
{
    return {{tr("↑ ↓"), tr("Choose an entry or a store")}, {tr("/"), tr("Find in questions, answers and keys")},
            {tr("Enter"), tr("Read the entry")},           {tr("Ctrl+C"), tr("Copy the selected entries")},
            {tr("F5"), tr("Read the store again")},        {tr("F8"), tr("Examine the store for faults")}, {tr("Ctrl+E"), tr("Export the shown entries")}, {tr("F2, Delete"), tr("Change or remove the chosen store")},
            {tr("Delete"), tr("Stage the removal of the selected entries")}};
}

bool StoresPage::isBusy() const
{
    return m_connections->isBusy() || m_contents->isBusy() || m_doctor->isBusy() || m_exporter->isBusy();
}

} // namespace cacheloupe
