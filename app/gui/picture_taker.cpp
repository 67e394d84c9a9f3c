// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/picture_taker.h"

#include "app/gui/composition.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"

#include <QApplication>
#include <QTextStream>
#include <QTimer>

#include <array>
#include <chrono>

namespace cacheloupe {

namespace {

constexpr std::chrono::milliseconds kPictureLookEvery(50);
constexpr int kQuietLooksNeeded = 6;
constexpr QSize kPictureSize(1360, 860);
constexpr std::array<std::pair<PageId, const char *>, 6> kPages = {{{PageId::overview, "overview"},
                                                                    {PageId::review, "review"},
                                                                    {PageId::hits, "hits"},
                                                                    {PageId::stores, "stores"},
                                                                    {PageId::policies, "policies"},
                                                                    {PageId::replay, "replay"}}};

} // namespace

PictureTaker::PictureTaker(Composition &composition) : m_composition(composition)
{
    connect(&composition.context().hitLog, &HitLogSession::finished, this, [this] { m_loaded = !m_composition.context().hitLog.isEmpty(); });
}

void PictureTaker::start(const QString &folder)
{
    QDir().mkpath(folder);
    m_folder = QDir(folder);
    m_composition.window().resize(kPictureSize);
    m_composition.appearance().setChoice(ThemeChoice::light);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &PictureTaker::look);
    timer->start(kPictureLookEvery);
}

void PictureTaker::look()
{
    const auto &window = m_composition.window();
    const bool busy = !m_loaded || m_composition.context().hitLog.isLoading() || window.isBusy();
    m_quietLooks = busy ? 0 : m_quietLooks + 1;
    if (m_quietLooks < kQuietLooksNeeded)
        return;
    m_quietLooks = 0;
    if (m_page >= 0)
        take();
    if (++m_page < int(kPages.size())) {
        m_composition.window().go({kPages[size_t(m_page)].first, {}, {}, {}, {}});
        return;
    }
    if (m_dark) {
        QApplication::quit();
        return;
    }
    m_dark = true;
    m_page = -1;
    m_composition.appearance().setChoice(ThemeChoice::dark);
}

void PictureTaker::take()
{
    const auto name = QStringLiteral("%1-%2.png").arg(QLatin1String(kPages[size_t(m_page)].second), m_dark ? QStringLiteral("dark") : QStringLiteral("light"));
    if (!m_composition.window().grab().save(m_folder.filePath(name)))
        QTextStream(stderr) << tr("%1 could not be written.").arg(m_folder.filePath(name)) << Qt::endl;
}

} // namespace cacheloupe
