// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"

#include <QActionGroup>
#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QStyleHints>

#include <array>

namespace cacheloupe {

namespace {

constexpr auto kThemeKey = "appearance/theme";
constexpr auto kTextKey = "appearance/textPercent";
constexpr std::array<int, 6> kTextSteps = {80, 90, 100, 125, 150, 200};

} // namespace

Appearance::Appearance(QApplication &application, QObject *parent) : QObject(parent), m_application(application), m_system(systemTheme())
{
    const QSettings settings;
    m_choice = ThemeChoice(qBound(0, settings.value(QLatin1String(kThemeKey), 0).toInt(), 2));
    m_textPercent = qBound(80, settings.value(QLatin1String(kTextKey), 100).toInt(), 200);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_system = systemTheme();
        apply();
    });
#endif
    apply();
}

void Appearance::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    QSettings().setValue(QLatin1String(kThemeKey), int(choice));
    apply();
}

void Appearance::setTextPercent(int percent)
{
    m_textPercent = qBound(80, percent, 200);
    QSettings().setValue(QLatin1String(kTextKey), m_textPercent);
    apply();
}

void Appearance::addTo(QMenu *menu)
{
    auto *themes = menu->addMenu(tr("Theme"));
    auto *themeGroup = new QActionGroup(themes);
    const std::pair<ThemeChoice, QString> choices[] = {
        {ThemeChoice::system, tr("As the system")}, {ThemeChoice::light, tr("Light")}, {ThemeChoice::dark, tr("Dark")}};
    for (const auto &[choice, text] : choices) {
        auto *action = themes->addAction(text, this, [this, chosen = choice] { setChoice(chosen); });
        action->setCheckable(true);
        action->setChecked(choice == m_choice);
        themeGroup->addAction(action);
    }
    auto *sizes = menu->addMenu(tr("Text size"));
    auto *sizeGroup = new QActionGroup(sizes);
    for (const int percent : kTextSteps) {
        auto *action = sizes->addAction(tr("%1 %").arg(QLocale().toString(percent)), this, [this, percent] { setTextPercent(percent); });
        action->setCheckable(true);
        action->setChecked(percent == m_textPercent);
        sizeGroup->addAction(action);
    }
}

void Appearance::apply()
{
    const Theme theme = m_choice == ThemeChoice::system ? m_system : m_choice == ThemeChoice::dark ? Theme::dark() : Theme::light();
    applyTheme(m_application, theme, m_textPercent / 100.0);
}

} // namespace cacheloupe
