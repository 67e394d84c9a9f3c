// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_doctor.h"
#include "ui/support/task.h"

#include <QObject>

#include <optional>

namespace cacheloupe {

class SecretDesk;

/// The doctor's examination of one store: opened and read on a lane of its own, so that the list stays usable. GUI thread.
/// Another store lets go of what was found.
class ExaminationDesk : public QObject {
    Q_OBJECT
public:
    explicit ExaminationDesk(SecretDesk &secrets, QObject *parent = nullptr);
    ~ExaminationDesk() override;

    void setStore(const std::optional<Connection> &store);
    const std::optional<Connection> &store() const { return m_store; }
    /// Begins anew.
    void examine();
    void cancel();
    bool isRunning() const { return m_work.isRunning(); }
    /// Nothing before the first examination ended, and after one that failed or was cancelled.
    const std::optional<StoreExamination> &result() const { return m_result; }

Q_SIGNALS:
    /// It runs, ended, or was let go of.
    void changed();
    void progressed(qint64 done, qint64 total);
    void failed(const cacheloupe::Error &error);

private:
    SecretDesk &m_secrets;
    std::optional<Connection> m_store;
    std::optional<StoreExamination> m_result;
    std::stop_source m_asking; ///< ends the wait for a secret
    Ticket m_work;
    Lanes m_lane; ///< last member: joined first
};

} // namespace cacheloupe
