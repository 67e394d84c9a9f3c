// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language_choice.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace cacheloupe {

namespace {

constexpr auto kLanguageKey = "appearance/language";

/// Every language in itself; Qt calls plain English "American English".
QString nameOf(const QString &code)
{
    const QLocale locale(code);
    return locale.language() == QLocale::English ? QStringLiteral("English") : locale.nativeLanguageName();
}

} // namespace

LanguageChoice::LanguageChoice(const QStringList &languages, QObject *parent) : QObject(parent), m_languages(languages) {}

QLocale LanguageChoice::locale(const QLocale &system)
{
    const QString code = chosen();
    if (code.isEmpty() || QLocale(code).language() == system.language())
        return system;
    return QLocale(code);
}

QString LanguageChoice::chosen()
{
    return QSettings().value(QLatin1String(kLanguageKey)).toString();
}

void LanguageChoice::setChosen(const QString &code)
{
    if (code == chosen())
        return;
    QSettings().setValue(QLatin1String(kLanguageKey), code);
    Q_EMIT told(tr("The language changes when you start Cacheloupe again."));
}

void LanguageChoice::addTo(QMenu *menu)
{
    auto *languages = menu->addMenu(tr("Language"));
    languages->setObjectName(QStringLiteral("languageMenu"));
    auto *group = new QActionGroup(languages);
    const auto add = [&](const QString &text, const QString &code) {
        auto *action = languages->addAction(text, this, [this, code] { setChosen(code); });
        action->setData(code);
        action->setCheckable(true);
        action->setChecked(code == chosen());
        group->addAction(action);
    };
    add(tr("As the system"), QString());
    for (const QString &code : m_languages)
        add(nameOf(code), code);
}

} // namespace cacheloupe
