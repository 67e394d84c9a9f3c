// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/embedding_search.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

class EmbeddingView;
class StoreListing;

/// Finds on a lane what the view shows of the current entry's embedding, and again when the store is read or the log has
/// changed. GUI thread; context, listing and view outlive it.
class EmbeddingDesk : public QObject {
    Q_OBJECT
public:
    EmbeddingDesk(const AppContext &context, StoreListing &listing, EmbeddingView &view, QObject *parent = nullptr);
    ~EmbeddingDesk() override;

    /// `row` is that of the listing's table.
    void show(std::shared_ptr<const CacheEntry> entry, std::uint32_t row);
    void clear();
    bool isBusy() const { return m_searching.isRunning() || m_joining.isRunning(); }

private:
    void search();
    void join();

    AppContext m_context;
    StoreListing &m_listing;
    EmbeddingView &m_view;
    std::shared_ptr<const CacheEntry> m_entry;
    std::uint32_t m_row = 0;
    std::shared_ptr<const ServedHits> m_hits;  ///< of …
    std::shared_ptr<const HitTable> m_hitTable; ///< … this table's first …
    HitRow m_hitRows = 0;                       ///< … rows
    Ticket m_searching;
    Ticket m_joining; ///< outlives the entry: all of them need it
};

} // namespace cacheloupe
