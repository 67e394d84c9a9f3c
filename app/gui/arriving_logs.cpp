// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/arriving_logs.h"

#include "app/gui/found_files.h"
#include "core/hitlog/log_arrivals.h"
#include "ui/support/hit_log_session.h"

#include <QFile>

#include <chrono>

namespace cacheloupe {

namespace {

constexpr std::chrono::seconds kLookEvery{2};

} // namespace

ArrivingLogs::ArrivingLogs(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ArrivingLogs::look);
}

ArrivingLogs::~ArrivingLogs() = default;

void ArrivingLogs::watch(const QStringList &words, const QStringList &known)
{
    m_look.cancel();
    std::vector<std::string> given;
    for (const QString &word : words)
        given.push_back(QFile::encodeName(word).toStdString());
    std::vector<LogPath> files;
    for (const QString &path : known)
        files.push_back({std::filesystem::path(QFile::encodeName(path).toStdString()), false});
    m_arrivals = std::make_shared<LogArrivals>(given, files);
    if (m_arrivals->isWatching())
        m_timer.start();
    else
        m_timer.stop();
}

void ArrivingLogs::look()
{
    if (m_look.isRunning() || !m_context.hitLog.isFollowing() || m_context.hitLog.isLoading())
        return;
    m_look = runOnLane<QStringList>(
        m_context.lanes,
        [arrivals = m_arrivals](std::stop_token stop, ProgressReport &) {
            QStringList logs;
            for (const auto &path : arrivals->look()) {
                // What is no log yet may become one when its first line is whole.
                if (isLogOfFolder(path, stop))
                    logs.append(pathText(path));
                else
                    arrivals->tellAgain(path);
            }
            return logs;
        },
        [this](const QStringList &logs) {
            if (!logs.isEmpty())
                Q_EMIT arrived(logs);
        });
}

} // namespace cacheloupe
