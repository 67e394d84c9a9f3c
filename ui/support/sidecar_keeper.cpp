// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/sidecar_keeper.h"

#include "core/hitlog/log_sidecar.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/text_indexer.h"

#include <QFile>
#include <QMenu>
#include <QSettings>

namespace cacheloupe {

namespace {

constexpr auto kKeepIndexKey = "logs/keepIndex";

} // namespace

SidecarKeeper::SidecarKeeper(HitLogSession &log, TextIndexer &indexer, SidecarFolder folder, std::chrono::milliseconds worthKeeping, QObject *parent)
    : QObject(parent), m_log(log), m_folder(std::move(folder)), m_worthKeeping(worthKeeping),
      m_isOn(!m_folder.path().empty() && QSettings().value(QLatin1String(kKeepIndexKey), false).toBool())
{
    connect(&indexer, &TextIndexer::indexed, this, &SidecarKeeper::keep);
    connect(&log, &HitLogSession::reset, this, [this] {
        m_work.cancel();
        m_keptTable = nullptr;
    });
    if (m_isOn)
        m_log.setSidecars(m_folder);
}

void SidecarKeeper::setOn(bool on)
{
    m_isOn = on;
    QSettings().setValue(QLatin1String(kKeepIndexKey), on);
    m_log.setSidecars(on ? std::optional(m_folder) : std::nullopt);
    if (on) {
        Q_EMIT told(tr("Logs that take long to read leave an index in %1: times, call sites, tenants and figures, no questions or answers.")
                        .arg(QFile::decodeName(m_folder.path().c_str())));
        keep();
        return;
    }
    m_work.cancel();
    m_keptTable = nullptr;
    // Giving gigabytes back to the disk takes longer than a frame.
    lane().post([folder = m_folder](std::stop_token) { folder.clear(); });
}

void SidecarKeeper::addTo(QMenu *menu)
{
    auto *action = menu->addAction(tr("Keep an index of large logs"), this, &SidecarKeeper::setOn);
    action->setObjectName(QStringLiteral("keepIndex"));
    action->setCheckable(true);
    action->setChecked(m_isOn);
    action->setEnabled(!m_folder.path().empty());
}

void SidecarKeeper::keep()
{
    const auto table = m_log.table();
    const bool isKept = m_keptTable == table.get() && m_keptSources == table->sourceCount();
    if (!m_isOn || isKept || m_work.isRunning() || m_log.isLoading() || m_log.readingTook() < m_worthKeeping)
        return;
    m_work = runOnLane<Result<bool>>(
        lane(), [table, folder = m_folder](std::stop_token stop, ProgressReport &) { return keepInBackground(*table, folder, stop); },
        [this, table, sources = table->sourceCount()](Result<bool> written) {
            // What could not be written is read from the log again next time; nobody has lost anything.
            if (!written || !*written)
                return;
            m_keptTable = table.get();
            m_keptSources = sources;
            Q_EMIT kept();
        });
}

Lanes &SidecarKeeper::lane()
{
    if (!m_lane)
        m_lane = std::make_unique<Lanes>(1);
    return *m_lane;
}

} // namespace cacheloupe
