// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

#include <memory>

namespace cacheloupe {

class ServedIndex;
class ServedView;

/// Finds on a lane the hits that the current entry served, while somebody looks at the view, and opens one of them on
/// the Hits page. GUI thread; context, index and view outlive it.
class ServedDesk : public QObject {
    Q_OBJECT
public:
    ServedDesk(const AppContext &context, ServedIndex &index, ServedView &view, QObject *parent = nullptr);
    ~ServedDesk() override;

    void show(std::shared_ptr<const CacheEntry> entry);
    void clear();
    /// Nothing is looked for while nobody sees it.
    void setActive(bool active);
    bool isBusy() const { return m_finding.isRunning(); }

    static constexpr size_t kMostLines = 300;

private:
    void find();
    void showVerdicts();

    AppContext m_context;
    ServedIndex &m_index;
    ServedView &m_view;
    std::shared_ptr<const CacheEntry> m_entry;
    bool m_isActive = false;
    Ticket m_finding;
};

} // namespace cacheloupe
