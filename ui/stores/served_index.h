// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/served_hits.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

#include <memory>

namespace cacheloupe {

/// Which hits of the open logs the entries served: made on a lane once somebody wants it, and again when the logs have
/// grown. GUI thread; the context outlives it.
class ServedIndex : public QObject {
    Q_OBJECT
public:
    explicit ServedIndex(const AppContext &context, QObject *parent = nullptr);
    ~ServedIndex() override;

    void want();
    /// Of the open logs; null before it is made.
    std::shared_ptr<const ServedHits> hits() const;
    bool isBusy() const { return m_making.isRunning(); }

Q_SIGNALS:
    void made();

private:
    void make();

    AppContext m_context;
    bool m_isWanted = false;
    std::shared_ptr<const ServedHits> m_hits; ///< of …
    std::shared_ptr<const HitTable> m_table;  ///< … this table's first …
    HitRow m_rows = 0;                        ///< … rows
    Ticket m_making;
};

} // namespace cacheloupe
