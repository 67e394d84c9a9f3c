// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_welcome.h"

#include "ui/support/source_actions.h"

namespace cacheloupe {

ReplayWelcome::ReplayWelcome(SourceActions &actions, QWidget *parent) : EmptyState(QStringLiteral("replay"), {}, parent)
{
    setLink(tr("Open the demo week"));
    connect(this, &EmptyState::linkTriggered, &actions, &SourceActions::demoRequested);
    connect(this, &EmptyState::primaryTriggered, this, [this, &actions] {
        if (m_hasLog)
            Q_EMIT suspiciousRequested();
        else
            Q_EMIT actions.logRequested();
    });
    setHasLog(false);
}

void ReplayWelcome::setHasLog(bool hasLog)
{
    m_hasLog = hasLog;
    setLine(hasLog ? tr("Choose hits in Hits or Review, or replay the most suspicious ones.")
                   : tr("Here hits are asked again and the fresh answer stands beside the cached one. Open a hit log to begin."));
    setPrimary(hasLog ? tr("Choose the %Ln most suspicious", nullptr, kFirstCount) : tr("Open a log…"));
}

} // namespace cacheloupe
