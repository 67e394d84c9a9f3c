// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QWidget>

#include <memory>

namespace cacheloupe {

class ChangeDesk;
class EmbeddingDesk;
class EntriesPane;
class EntryView;
class ErrorStrip;
class StoreListing;
struct CacheEntry;
struct Connection;

/// What the chosen store holds: its entries, the one that is being read, and the tray of changes that are pending or can
/// be undone. GUI thread; the listing outlives it.
class StoreContents : public QWidget {
    Q_OBJECT
public:
    StoreContents(const AppContext &context, StoreListing &listing, QWidget *parent = nullptr);
    ~StoreContents() override;

    EntriesPane *entries() const { return m_entries; }
    /// The store that changes are staged for; none while nothing can be changed.
    void setStore(const std::optional<Connection> &store);
    void showError(const Error &error);
    /// True when an error stands there and no entry was read.
    bool isUnread() const;
    bool isBusy() const;

Q_SIGNALS:
    /// The store is to be read again: after a failure, or because it was changed.
    void readRequested();

private:
    void build();
    void addActions();
    void showEntry();
    void show(std::shared_ptr<const CacheEntry> entry);

    StoreListing &m_listing;
    ChangeDesk *m_changes;
    ErrorStrip *m_error = nullptr;
    EntriesPane *m_entries;
    EntryView *m_entry = nullptr;
    EmbeddingDesk *m_embeddings = nullptr;
    Ticket m_reading;
};

} // namespace cacheloupe
