// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/stores/entry_table.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace cacheloupe {

class AnswerPane;
class ChangeDesk;
class EmbeddingDesk;
class EntriesPane;
class EntryView;
class ErrorStrip;
class ServedDesk;
class ServedIndex;
class StoreListing;
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
    /// Stages another answer for the entry that is read: typed by the person.
    void editAnswer();
    /// Chooses the entry of this key, as soon as it is listed. An answer that somebody else has found is edited at once.
    void readEntry(const std::string &key, const QString &answer);
    /// Stages the policy's TTL for the entries of these keys, listed or not.
    void stagePolicyTtl(const QStringList &keys);
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
    void showOffer();
    void stageAnswer();
    void showParts();

    StoreListing &m_listing;
    ChangeDesk *m_changes;
    ErrorStrip *m_error = nullptr;
    EntriesPane *m_entries;
    EntryView *m_entry = nullptr;
    AnswerPane *m_answer = nullptr;
    std::shared_ptr<const CacheEntry> m_shown; ///< in m_entry
    std::optional<EntryRow> m_edited;          ///< in m_answer
    std::string m_offeredKey;                  ///< waits until it is shown
    QString m_offered;
    ServedIndex *m_index;
    EmbeddingDesk *m_embeddings = nullptr;
    ServedDesk *m_served = nullptr;
    Ticket m_reading;
};

} // namespace cacheloupe
