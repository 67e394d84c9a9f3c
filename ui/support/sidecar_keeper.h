// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lanes.h"
#include "core/hitlog/sidecar_folder.h"
#include "ui/support/task.h"

#include <QObject>

class QMenu;

namespace cacheloupe {

class HitLogSession;
class TextIndexer;

/// Keeps an index of logs that took long to read, so that they open at once next time, when the person asked for it
/// (remembered in QSettings, off at first): it holds call sites, tenants and figures. Written behind the scenes once the
/// texts are indexed. GUI thread.
class SidecarKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kWorthKeeping{2000};

    SidecarKeeper(HitLogSession &log, TextIndexer &indexer, SidecarFolder folder = SidecarFolder(SidecarFolder::ofUser()),
                  std::chrono::milliseconds worthKeeping = kWorthKeeping, QObject *parent = nullptr);

    bool isOn() const { return m_isOn; }
    /// Off removes what was kept.
    void setOn(bool on);
    /// Adds the choice as an action.
    void addTo(QMenu *menu);

Q_SIGNALS:
    /// The open logs are kept now.
    void kept();
    /// What the choice means, for the person who made it.
    void told(const QString &text);

private:
    void keep();
    Lanes &lane();

    HitLogSession &m_log;
    const SidecarFolder m_folder;
    const std::chrono::milliseconds m_worthKeeping;
    bool m_isOn = false;
    const void *m_keptTable = nullptr; ///< only compared
    std::uint32_t m_keptSources = 0;
    std::unique_ptr<Lanes> m_lane; ///< made when there is something to do
    Ticket m_work;                 ///< behind the lane: stops the writing before the lane is joined
};

} // namespace cacheloupe
