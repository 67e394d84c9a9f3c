// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/composition.h"
#include "app/gui/opener.h"
#include "app/gui/texts.h"
#include "ui/shell/main_window.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace cacheloupe::test {

/// The real program in a home of its own: build it, drive its window, close it and start it again.
class WindowDriver {
public:
    /// `home` is somebody else's and stays; without one the driver makes its own.
    explicit WindowDriver(const QString &home = {}, const QLocale &locale = QLocale(QLocale::English, QLocale::UnitedKingdom))
    {
        const QDir folder(home.isEmpty() ? m_home.path() : home);
        qputenv("XDG_DATA_HOME", folder.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("cacheloupe"));
        QCoreApplication::setApplicationName(QStringLiteral("cacheloupe"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("config")));
        QLocale::setDefault(locale);
        m_texts = std::make_unique<Texts>(*QCoreApplication::instance(), QLocale());
    }

    /// With every page, as a moment after the start.
    void start()
    {
        startPlain();
        QTRY_VERIFY_WITH_TIMEOUT(window().pages().isWhole(), 30000);
    }
    void startPlain()
    {
        build();
        m_composition->window().resize(1360, 860);
        m_composition->window().show();
        m_composition->window().activateWindow();
    }
    /// Nothing is shown.
    void build() { m_composition = std::make_unique<Composition>(*qApp); }
    void stop() { m_composition.reset(); }

    Composition &app() { return *m_composition; }
    MainWindow &window() { return m_composition->window(); }
    const AppContext &context() const { return m_composition->context(); }
    void go(PageId page) { window().go({page, {}, {}, {}, {}}); }

    bool isLoaded() const { return !context().hitLog.isEmpty() && !context().hitLog.isLoading() && context().suspicion.isComplete(); }

    template <typename Widget>
    Widget *find(const char *name)
    {
        return window().findChild<Widget *>(QLatin1String(name));
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<Texts> m_texts;
    std::unique_ptr<Composition> m_composition;
};

} // namespace cacheloupe::test
