// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace cacheloupe {

namespace {

constexpr auto kFolder = ":/i18n";

} // namespace

Texts::Texts(QCoreApplication &application, const QLocale &locale)
{
    const auto folder = QLatin1String(kFolder);
    if (m_english.load(QStringLiteral("cacheloupe_en"), folder))
        application.installTranslator(&m_english);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    if (!m_language.load(locale, QStringLiteral("cacheloupe"), QStringLiteral("_"), folder))
        return; // Qt's words alone would make two languages of one window
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_qt);
    application.installTranslator(&m_language);
}

QStringList Texts::languages()
{
    QStringList codes;
    for (const QString &file : QDir(QLatin1String(kFolder)).entryList({QStringLiteral("cacheloupe_*.qm")}, QDir::Files, QDir::Name))
        codes << file.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('_'), 1);
    return codes;
}

} // namespace cacheloupe
