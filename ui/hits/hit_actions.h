// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "ui/hits/hit_list.h"
#include "ui/support/navigator.h"

class QAction;
class QMenu;

namespace cacheloupe {

class HitGrid;

/// What can be done with the selected events: verdicts, review, replay, alike, entry, policy. Ids and records are read
/// on a lane, so that a key never waits for a disk. GUI thread.
class HitActions : public QObject {
    Q_OBJECT
public:
    HitActions(const AppContext &context, HitList &list, HitGrid &grid, QWidget *page);

    QAction *reviewShown() const { return m_reviewShown; }
    void mark(Verdict verdict);
    void reviewSelected();
    /// The actions on the selection, for a context menu.
    void fillMenu(QMenu &menu);
    /// Off while the grid shows groups.
    void setEnabled(bool enabled);

Q_SIGNALS:
    /// The filter should become this query.
    void queryWanted(const QString &query);
    /// The filter should be narrowed to this call site.
    void callSiteWanted(const QString &callSite);

private:
    QAction *add(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> run);
    std::vector<HitRow> selectedHits(size_t limit) const;
    std::vector<HitRow> shownHits(size_t limit) const;
    void goWithIds(PageId page, std::vector<HitRow> rows);
    void withCurrentRecord(std::function<void(const Hit &)> use);
    void updateEnabled();

    AppContext m_context;
    HitList &m_list;
    HitGrid &m_grid;
    QWidget *m_page;
    QAction *m_reviewShown = nullptr;
    QList<QAction *> m_onSelection;
    QList<QAction *> m_verdicts;
    bool m_enabled = true;
    Ticket m_marking;
    Ticket m_going;
};

} // namespace cacheloupe
