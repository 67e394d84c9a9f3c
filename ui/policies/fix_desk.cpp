// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/fix_desk.h"

#include "ui/policies/fix_panel.h"
#include "ui/policies/policy_session.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"

#include <QUndoStack>

#include <utility>

namespace cacheloupe {

FixDesk::FixDesk(const AppContext &context, PolicySession &session, QWidget *parent)
    : QObject(parent), m_context(context), m_session(session), m_panel(new FixPanel(parent))
{
    connect(m_panel, &FixPanel::fixChosen, this, &FixDesk::choose);
    connect(m_panel, &FixPanel::dismissed, this, [this] {
        m_flagged.reset();
        m_panel->hide();
    });
    connect(&session, &PolicySession::reloaded, this, [this] {
        if ((m_flagged && m_fixes.empty()) || m_changes)
            begin();
    });
}

void FixDesk::draft(const PolicyHandover &changes)
{
    m_changes = changes;
    if (m_session.isOpen() && !m_session.isBusy())
        begin();
}

void FixDesk::draft(const FlaggedHit &flagged)
{
    m_flagged = flagged;
    m_fixes.clear();
    m_drafted = -1;
    if (m_session.isOpen() && !m_session.isBusy())
        begin();
}

void FixDesk::begin()
{
    if (!m_session.isOpen())
        return;
    if (const auto changes = std::exchange(m_changes, {})) {
        m_session.edit(changes->edits, changes->what);
        return;
    }
    m_fixes = draftFixes(*m_flagged, effectiveRule(m_session.draft(), m_flagged->hit.callSite));
    const bool hasChange = !m_fixes.empty() && m_fixes.front().kind != FixKind::purgeEntry;
    if (hasChange)
        choose(0);
    else
        show();
    if (m_fixes.empty())
        m_context.notices.tell(tr("The policy as it stands refuses this reuse already."));
}

void FixDesk::choose(int index)
{
    const DraftedFix &fix = m_fixes[size_t(index)];
    if (fix.kind == FixKind::purgeEntry) {
        Destination to;
        to.page = PageId::stores;
        to.entryKey = toText(m_flagged->hit.key.empty() ? m_flagged->hit.entry.id : m_flagged->hit.key);
        m_context.navigator.go(to);
        show();
        return;
    }
    // The fix before is taken back only while nothing else was done since.
    if (m_drafted >= 0 && m_context.undo.index() == m_undoIndex)
        m_context.undo.undo();
    m_session.edit(fix.edits, tr("fix for a wrong reuse of %1").arg(toText(m_flagged->hit.callSite)));
    m_drafted = index;
    m_undoIndex = m_context.undo.index();
    show();
}

void FixDesk::show()
{
    m_panel->showFixes(*m_flagged, m_fixes, m_drafted);
}

} // namespace cacheloupe
