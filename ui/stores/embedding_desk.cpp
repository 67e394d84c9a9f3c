// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/embedding_desk.h"

#include "ui/stores/embedding_view.h"
#include "ui/stores/served_index.h"
#include "ui/stores/store_listing.h"
#include "ui/support/hit_log_session.h"

#include <utility>

namespace cacheloupe {

EmbeddingDesk::EmbeddingDesk(const AppContext &context, StoreListing &listing, ServedIndex &served, EmbeddingView &view, QObject *parent)
    : QObject(parent), m_context(context), m_listing(listing), m_served(served), m_view(view)
{
    connect(&listing, &StoreListing::reset, this, &EmbeddingDesk::clear);
    connect(&listing, &StoreListing::finished, this, &EmbeddingDesk::search);
    connect(&listing, &StoreListing::failed, this, &EmbeddingDesk::search);
    connect(&served, &ServedIndex::made, this, &EmbeddingDesk::search);
}

EmbeddingDesk::~EmbeddingDesk()
{
    m_searching.cancel();
}

void EmbeddingDesk::show(std::shared_ptr<const CacheEntry> entry, std::uint32_t row)
{
    m_entry = std::move(entry);
    m_row = row;
    search();
    if (m_entry->vector)
        m_served.want();
}

void EmbeddingDesk::clear()
{
    m_searching.cancel();
    m_entry.reset();
}

void EmbeddingDesk::search()
{
    m_searching.cancel();
    if (!m_entry || !m_entry->vector)
        return;
    const auto own = vectorOf(*m_entry);
    if (!own || vectorNorm(*own).value_or(0) <= 0) {
        m_view.setState(tr("Nothing can be compared with this embedding."));
        return;
    }
    auto vectors = m_listing.vectors();
    // The last rows come into the table some time after the last embedding.
    if (!vectors || m_listing.isRunning()) {
        m_view.setState(m_listing.isRunning() ? tr("They are looked for once the store is read.") : tr("The store was not read to its end."));
        return;
    }
    const auto log = m_context.hitLog.table();
    const EmbeddingSearch what{m_entry, m_row, m_listing.table(), m_listing.table()->size(), vectors, log, m_served.hits()};
    m_searching = runOnLane<Result<EmbeddingFindings>>(
        m_context.lanes, [what](std::stop_token stop, ProgressReport &) { return searchEmbeddings(what, stop); },
        [this, vectors](Result<EmbeddingFindings> found) {
            if (found)
                m_view.setFindings(*found, *vectors);
        });
}

} // namespace cacheloupe
