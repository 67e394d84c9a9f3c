// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_arrangement.h"

#include <QWidget>

#include <optional>

class QTableView;

namespace cacheloupe {

class EntryListModel;
class FacetList;
class FacetTree;
class FilterBar;
class Lanes;
class ProgressStrip;
class StoreListing;
class TextLabel;
class TtlHistogram;

/// The entries of the store that is being listed: how its layout was recognised, time left as bars, filter, table. The
/// facets stand elsewhere on the page. GUI thread.
class EntriesPane : public QWidget {
    Q_OBJECT
public:
    EntriesPane(Lanes &lanes, StoreListing &listing, QWidget *parent = nullptr);

    /// Groups and states to narrow to; for the page to place.
    QWidget *facets() const { return m_facets; }
    QTableView *table() const { return m_table; }
    /// The row of StoreListing::table that is current.
    std::optional<std::uint32_t> current() const { return m_current; }
    /// Selects the entry of this key now or once it is read; filters that hide it are taken away.
    void selectKey(const std::string &key);
    /// The selected rows, top down.
    std::vector<EntryRow> selectedEntries() const;
    /// Rows of StoreListing::table: the selected ones, and all that pass the filter, in the order shown.
    std::vector<std::uint32_t> selectedRows() const;
    std::vector<std::uint32_t> shownRows() const;
    /// Above the list; for what takes long with these entries.
    ProgressStrip *progress() const { return m_progress; }
    void focusFilter();
    bool isBusy() const;

Q_SIGNALS:
    /// Another entry is current, or none.
    void currentChanged();
    /// All is read and the key of selectKey was not among it.
    void keyMissing(const QString &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildFacets();
    void buildTable(Lanes &lanes);
    void startOver();
    void describe();
    void showRows();
    void showFacets();
    void finish();
    void applyFilter();
    void clearFilters();
    void restoreCurrent();
    void select(int row);
    void copyRows();
    void fitRows();
    bool findWanted();

    StoreListing &m_listing;
    QWidget *m_facets = nullptr;
    FacetTree *m_places = nullptr;
    FacetList *m_states = nullptr;
    TextLabel *m_layout;
    TtlHistogram *m_ttl;
    FilterBar *m_filter;
    TextLabel *m_count;
    ProgressStrip *m_progress;
    QTableView *m_table = nullptr;
    EntryListModel *m_model = nullptr;
    std::optional<std::uint32_t> m_current;
    std::string m_wantedKey;
    std::uint32_t m_searched = 0; ///< rows already compared with m_wantedKey
    bool m_restoring = false;
};

} // namespace cacheloupe
