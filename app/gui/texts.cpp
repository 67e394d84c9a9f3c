// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/texts.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace cacheloupe {

Texts::Texts(QCoreApplication &application, const QLocale &locale)
{
    const auto folder = QStringLiteral(":/i18n");
    if (m_english.load(QStringLiteral("cacheloupe_en"), folder))
        application.installTranslator(&m_english);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_qt);
    if (m_language.load(locale, QStringLiteral("cacheloupe"), QStringLiteral("_"), folder))
        application.installTranslator(&m_language);
}

} // namespace cacheloupe
