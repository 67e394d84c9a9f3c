// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/store_connections.h"
#include "ui/support/app_context.h"
#include "ui/support/page.h"

class QAction;
class QStackedLayout;

namespace cacheloupe {

class ConnectionPanel;
class ConnectionsPane;
class DoctorPane;
class EmptyState;
class EntryExporter;
class PageHeader;
class SecretPrompt;
class StoreContents;
class StoreListing;

/// Stores: connections, the entries of the chosen one, and one entry to read. Connecting happens in the page: the store
/// is opened first and only kept in the workspace when it opened. GUI thread.
class StoresPage : public Page {
    Q_OBJECT
public:
    static constexpr PageId kId = PageId::stores;
    static constexpr auto kIconName = "stores";
    static QString title() { return tr("Stores"); }

    explicit StoresPage(const AppContext &context, QWidget *parent = nullptr);

    void arrive(const Destination &destination) override;
    QWidget *focusTarget() override;
    QList<KeyHint> keyHints() const override;
    bool isBusy() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildRight();
    void buildActions();
    void connectListing();
    void showConnections();
    void showPanel(const std::optional<StoredConnection> &connection);
    void leavePanel();
    void tryConnection(const StoredConnection &connection);
    void list(bool again);
    void listFailed(const Error &error);
    void showState();
    void removeChosen();
    void examine();
    void leaveDoctor(const QString &wantedKey);

    AppContext m_context;
    StoreConnections *m_connections;
    StoreListing *m_listing;
    std::shared_ptr<const TtlHandover> m_ttl; ///< waits for the connections
    std::optional<StoredConnection> m_trying; ///< kept once it opens
    std::optional<Connection> m_listed;       ///< what m_listing reads
    std::int64_t m_wanted = 0;                ///< the connection that is chosen, also while the list is read again
    QStackedLayout *m_stack = nullptr;
    QStackedLayout *m_rightStack = nullptr;
    PageHeader *m_header = nullptr;
    EmptyState *m_empty = nullptr;
    ConnectionsPane *m_cards = nullptr;
    ConnectionPanel *m_panel = nullptr;
    SecretPrompt *m_prompt = nullptr;
    StoreContents *m_contents = nullptr;
    DoctorPane *m_doctor = nullptr;
    EntryExporter *m_exporter = nullptr;
    QAction *m_connect = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_examine = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace cacheloupe
