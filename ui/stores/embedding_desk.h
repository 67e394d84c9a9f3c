// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/embedding_search.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

class EmbeddingView;
class ServedIndex;
class StoreListing;

/// Finds on a lane what the view shows of the current entry's embedding, and again when the store is read or the log has
/// changed. GUI thread; context, listing, index and view outlive it.
class EmbeddingDesk : public QObject {
    Q_OBJECT
public:
    EmbeddingDesk(const AppContext &context, StoreListing &listing, ServedIndex &served, EmbeddingView &view, QObject *parent = nullptr);
    ~EmbeddingDesk() override;

    /// `row` is that of the listing's table.
    void show(std::shared_ptr<const CacheEntry> entry, std::uint32_t row);
    void clear();
    bool isBusy() const { return m_searching.isRunning(); }

private:
    void search();

    AppContext m_context;
    StoreListing &m_listing;
    ServedIndex &m_served;
    EmbeddingView &m_view;
    std::shared_ptr<const CacheEntry> m_entry;
    std::uint32_t m_row = 0;
    Ticket m_searching;
};

} // namespace cacheloupe
