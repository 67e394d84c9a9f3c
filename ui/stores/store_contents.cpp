// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/store_contents.h"

#include "ui/stores/answer_pane.h"
#include "ui/stores/change_actions.h"
#include "ui/stores/change_desk.h"
#include "ui/stores/change_tray.h"
#include "ui/stores/embedding_desk.h"
#include "ui/stores/embedding_view.h"
#include "ui/stores/entries_pane.h"
#include "ui/stores/entry_view.h"
#include "ui/stores/served_desk.h"
#include "ui/stores/served_index.h"
#include "ui/stores/store_listing.h"
#include "ui/support/error_text.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/splitter.h"

#include <QAction>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace cacheloupe {

StoreContents::StoreContents(const AppContext &context, StoreListing &listing, QWidget *parent)
    : QWidget(parent), m_listing(listing), m_changes(new ChangeDesk(context, this)), m_entries(new EntriesPane(context.lanes, listing, this)),
      m_index(new ServedIndex(context, this))
{
    setObjectName(QStringLiteral("stores.contents"));
    build();
    m_embeddings = new EmbeddingDesk(context, listing, *m_index, *m_entry->embedding(), this);
    m_served = new ServedDesk(context, *m_index, *m_entry->served(), this);
    connect(m_entry, &EntryView::tabChanged, this, [this](int tab) { m_served->setActive(tab == EntryView::kServedTab); });
    addActions();
    connect(&listing, &StoreListing::reset, m_error, &ErrorStrip::clear);
    connect(m_entries, &EntriesPane::currentChanged, this, &StoreContents::showEntry);
    connect(m_entry->embedding(), &EmbeddingView::entryRequested, this, [this](quint32 row) { m_entries->selectKey(m_listing.table()->row(row).key); });
    connect(m_changes, &ChangeDesk::written, this, &StoreContents::readRequested);
}

StoreContents::~StoreContents()
{
    m_reading.cancel();
}

void StoreContents::build()
{
    m_error = new ErrorStrip(this);
    m_error->setObjectName(QStringLiteral("stores.error"));
    m_error->setRemedyAction(tr("Try again"));
    connect(m_error, &ErrorStrip::remedyTriggered, this, &StoreContents::readRequested);
    auto *sides = new Splitter(Qt::Vertical, QStringLiteral("stores.detail"), this);
    auto *below = new QWidget(sides);
    m_entry = new EntryView(below);
    m_entry->setMinimumHeight(20 * kGrid);
    auto *lower = new QVBoxLayout(below);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->setSpacing(0);
    lower->addWidget(m_entry, 1);
    m_answer = new AnswerPane(below);
    lower->addWidget(m_answer, 1);
    // Before the tray: it gives the focus back to who had it before, and that is not the pane that goes away.
    connect(m_changes, &ChangeDesk::changed, this, &StoreContents::showParts);
    lower->addWidget(new ChangeTray(*m_changes, below));
    connect(m_answer, &AnswerPane::stageRequested, this, &StoreContents::stageAnswer);
    connect(m_answer, &AnswerPane::left, this, &StoreContents::showParts);
    connect(m_entry, &EntryView::refreshRequested, this, &StoreContents::editAnswer);
    sides->addWidget(m_entries);
    sides->addWidget(below);
    sides->setStretchFactor(0, 1);
    sides->setInitialSizes({430, 360});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_error);
    column->addWidget(sides, 1);
}

void StoreContents::addActions()
{
    auto *table = m_entries->table();
    auto *read = new QAction(tr("Read the entry"), table);
    read->setObjectName(QStringLiteral("stores.read"));
    read->setShortcut(QKeySequence(Qt::Key_Return));
    read->setShortcutContext(Qt::WidgetShortcut);
    connect(read, &QAction::triggered, this, [this] { m_entry->focusTarget()->setFocus(); });
    table->addAction(read);
    addChangeActions(*m_changes, *table, [this] { return m_entries->selectedEntries(); });
    auto *refresh = new QAction(tr("Replace the answer…"), table);
    refresh->setObjectName(QStringLiteral("stores.refreshAnswer"));
    connect(refresh, &QAction::triggered, this, &StoreContents::editAnswer);
    table->addAction(refresh);
}

void StoreContents::setStore(const std::optional<Connection> &store)
{
    if (m_changes->store() != store)
        m_answer->leave();
    m_changes->setStore(store);
}

void StoreContents::showParts()
{
    if (m_changes->plan())
        m_answer->leave();
    // What is about to be changed is read in the tray; both would leave no room for the list.
    m_entry->setVisible(!m_changes->plan() && m_answer->isHidden());
}

void StoreContents::editAnswer()
{
    const auto current = m_entries->current();
    if (!m_shown || !current || m_changes->plan() || m_changes->isBusy())
        return;
    m_edited = m_listing.table()->row(*current);
    m_answer->edit(*m_shown, std::exchange(m_offered, {}));
    showParts();
}

void StoreContents::readEntry(const std::string &key, const QString &answer)
{
    m_offeredKey = answer.isEmpty() ? std::string() : key;
    m_offered = answer;
    m_entries->selectKey(key);
    showOffer();
}

void StoreContents::showOffer()
{
    if (m_offeredKey.empty() || !m_shown || m_shown->key != m_offeredKey)
        return;
    m_offeredKey.clear();
    editAnswer();
}

void StoreContents::stageAnswer()
{
    m_changes->stage({ChangeKind::refresh, false, {}, m_answer->answer().toStdString()}, {*m_edited});
}

void StoreContents::stagePolicyTtl(const QStringList &keys)
{
    std::vector<EntryRow> rows;
    for (const QString &key : keys) {
        EntryRow row;
        row.key = row.address = key.toStdString();
        rows.push_back(std::move(row));
    }
    m_changes->stage({ChangeKind::ttl, true, {}, {}}, std::move(rows));
}

void StoreContents::showError(const Error &error)
{
    m_error->showError(errorText(error));
}

bool StoreContents::isUnread() const
{
    return m_error->hasError() && m_listing.table()->size() == 0;
}

bool StoreContents::isBusy() const
{
    return m_entries->isBusy() || m_reading.isRunning() || m_changes->isBusy() || m_embeddings->isBusy() || m_index->isBusy() || m_served->isBusy();
}

void StoreContents::showEntry()
{
    m_reading.cancel();
    m_embeddings->clear();
    m_served->clear();
    m_shown.reset();
    const auto current = m_entries->current();
    if (!current) {
        m_entry->setMessage(tr("Choose an entry to read it."));
        return;
    }
    const auto &row = m_listing.table()->row(*current);
    if (row.whole) {
        show(row.whole);
        return;
    }
    m_entry->setMessage(tr("Reading the entry…"));
    m_reading = m_listing.readEntry(row.address, [this](Result<CacheEntry> entry) {
        if (entry)
            show(std::make_shared<const CacheEntry>(std::move(*entry)));
        else
            m_entry->showError(entry.error());
    });
}

void StoreContents::show(std::shared_ptr<const CacheEntry> entry)
{
    m_entry->setEntry(entry);
    m_shown = entry;
    showOffer();
    m_served->show(entry);
    if (const auto current = m_entries->current())
        m_embeddings->show(std::move(entry), *current);
}

} // namespace cacheloupe
