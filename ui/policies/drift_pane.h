// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "core/policy/policy_drift.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QStringList>
#include <QWidget>

#include <stop_token>

class QComboBox;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace cacheloupe {

class PolicySession;
class TextLabel;

/// Whether a live store does what the published policy says, and which policies were to be looked at again. The store is
/// read on a lane, and only read: what is to be changed is handed to the stores page. GUI thread.
class DriftPane : public QWidget {
    Q_OBJECT
public:
    DriftPane(const AppContext &context, PolicySession &session, QWidget *parent = nullptr);

    /// Asks which stores the workspace knows and lists the overdue reviews.
    void refresh();
    bool isBusy() const { return m_asking.isRunning() || m_work.isRunning(); }
    QWidget *focusTarget() const;

Q_SIGNALS:
    void backRequested();

private:
    struct Found {
        std::vector<SiteDrift> drifts;
        std::uint64_t entryCount = 0;
        std::uint64_t unlistedCount = 0;
        QStringList tooLong; ///< keys whose TTL the policy would shorten
    };
    void build();
    void buildRows();
    void buildButtons(QVBoxLayout *column);
    void showOverdue();
    void showStores(const std::vector<Connection> &stores);
    void compare();
    void show(const Found &found);

    AppContext m_context;
    PolicySession &m_session;
    std::vector<Connection> m_connections;
    QStringList m_tooLong;
    std::stop_source m_secrets;
    Ticket m_asking;
    Ticket m_work;
    TextLabel *m_overdue = nullptr;
    QComboBox *m_stores = nullptr;
    QPushButton *m_compare = nullptr;
    TextLabel *m_state = nullptr;
    QTableWidget *m_rows = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace cacheloupe
