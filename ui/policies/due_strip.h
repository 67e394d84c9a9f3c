// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/publication_records.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QPushButton;

namespace cacheloupe {

class TextLabel;

/// Offers the planned publications whose time has come, one after the other; nothing is published by itself. Hidden while
/// nothing is due; wakes up when the next one is. GUI thread.
class DueStrip : public QWidget {
    Q_OBJECT
public:
    explicit DueStrip(QWidget *parent = nullptr);

    /// All that wait, the next one first.
    void setPending(std::vector<PendingPublication> pending);

Q_SIGNALS:
    void publishRequested(const cacheloupe::PendingPublication &pending);
    void cancelRequested(std::int64_t id);

private:
    void refresh();
    std::vector<PendingPublication> m_pending;
    QTimer m_clock;
    TextLabel *m_text = nullptr;
    QPushButton *m_publish = nullptr;
};

} // namespace cacheloupe
