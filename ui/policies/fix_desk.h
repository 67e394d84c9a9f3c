// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/drafted_fix.h"
#include "ui/support/app_context.h"
#include "ui/support/navigator.h"

#include <QObject>

#include <optional>

namespace cacheloupe {

class FixPanel;
class PolicySession;

/// From a flagged hit to a drafted change: drafts the best fix as one undo step and offers the others in its panel; drafts
/// changes that were found elsewhere as they are. Waits until the policy is read. GUI thread.
class FixDesk : public QObject {
    Q_OBJECT
public:
    FixDesk(const AppContext &context, PolicySession &session, QWidget *parent);

    FixPanel *panel() const { return m_panel; }
    void draft(const FlaggedHit &flagged);
    void draft(const PolicyHandover &changes);

private:
    void begin();
    void choose(int index);
    void show();

    AppContext m_context;
    PolicySession &m_session;
    FixPanel *m_panel = nullptr;
    std::optional<FlaggedHit> m_flagged;
    std::optional<PolicyHandover> m_changes;
    std::vector<DraftedFix> m_fixes;
    int m_drafted = -1;
    int m_undoIndex = -1; ///< of the drafted step, to take it back for another
};

} // namespace cacheloupe
