// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"

#include "ui/support/house_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QStyleHints>
#include <QWidget>

namespace cacheloupe {

namespace {

struct RoleColors {
    ThemeRole role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColors kColors[] = {
    {ThemeRole::surface, 0xFFFFFFFF, 0xFF1B1D21},       {ThemeRole::panel, 0xFFF5F6F8, 0xFF23262B},
    {ThemeRole::line, 0xFFDFE2E7, 0xFF353A41},          {ThemeRole::text, 0xFF1D2129, 0xFFE6E8EB},
    {ThemeRole::secondaryText, 0xFF5B6472, 0xFFA2A9B4}, {ThemeRole::accent, 0xFF2F6FDE, 0xFF6EA2FF},
    {ThemeRole::onAccent, 0xFFFFFFFF, 0xFF14181F},      {ThemeRole::right, 0xFF1E7F4F, 0xFF5CC48D},
    {ThemeRole::wrong, 0xFFB3261E, 0xFFFF8A80},         {ThemeRole::stale, 0xFF9A5B00, 0xFFF0B65A},
    {ThemeRole::unsure, 0xFF6B5FB5, 0xFFB3A7F5},        {ThemeRole::accentWash, 0xFFEAF1FC, 0xFF26324A},
    {ThemeRole::rightWash, 0xFFEEF7F2, 0xFF20332B},     {ThemeRole::wrongWash, 0xFFFBECEB, 0xFF3B2527},
    {ThemeRole::staleWash, 0xFFFBF2E4, 0xFF392F20},     {ThemeRole::unsureWash, 0xFFF0EEFA, 0xFF2C2A40},
    {ThemeRole::hover, 0xFFECEEF2, 0xFF2C3037},
};

constexpr double kBodyPx = 13.0;

double roleScale(TextRole role)
{
    switch (role) {
    case TextRole::secondary:
        return 12.0 / kBodyPx;
    case TextRole::pageTitle:
        return 15.0 / kBodyPx;
    case TextRole::keyFigure:
        return 20.0 / kBodyPx;
    case TextRole::reading:
        return 14.0 / kBodyPx;
    case TextRole::code:
    case TextRole::body:
        break;
    }
    return 1.0;
}

} // namespace

Theme Theme::light()
{
    return Theme(false);
}

Theme Theme::dark()
{
    return Theme(true);
}

Theme Theme::of(const QPalette &palette)
{
    return Theme(palette.color(QPalette::Base).lightness() < 128);
}

Theme Theme::of(const QWidget *widget)
{
    return of(widget->palette());
}

QColor Theme::color(ThemeRole role) const
{
    for (const auto &row : kColors)
        if (row.role == role)
            return QColor::fromRgb(m_dark ? row.dark : row.light);
    return {};
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto text = color(ThemeRole::text);
    const auto secondary = color(ThemeRole::secondaryText);
    p.setColor(QPalette::Window, color(ThemeRole::panel));
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, color(ThemeRole::surface));
    p.setColor(QPalette::AlternateBase, color(ThemeRole::panel));
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, secondary);
    p.setColor(QPalette::Button, color(m_dark ? ThemeRole::hover : ThemeRole::surface));
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, color(ThemeRole::wrong));
    p.setColor(QPalette::ToolTipBase, color(ThemeRole::text));
    p.setColor(QPalette::ToolTipText, color(ThemeRole::surface));
    p.setColor(QPalette::Highlight, color(ThemeRole::accent));
    p.setColor(QPalette::HighlightedText, color(ThemeRole::onAccent));
    p.setColor(QPalette::Link, color(ThemeRole::accent));
    p.setColor(QPalette::LinkVisited, color(ThemeRole::accent));
    p.setColor(QPalette::Light, color(ThemeRole::surface));
    p.setColor(QPalette::Midlight, color(ThemeRole::hover));
    p.setColor(QPalette::Mid, color(ThemeRole::line));
    p.setColor(QPalette::Dark, color(ThemeRole::line).darker(115));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, secondary);
    return p;
}

QString Theme::styleSheet() const
{
    const auto name = [this](ThemeRole role) { return color(role).name(); };
    // Rail, panels and tables only; everything else is Fusion with our palette.
    QString sheet = QStringLiteral(
        "QToolTip { color: %surface; background: %text; border: none; padding: 4px 8px; }"
        "QFrame[panel=\"true\"] { background: %surface; border: 1px solid %line; border-radius: 6px; }"
        "QWidget[surface=\"true\"] { background: %surface; }"
        "QTableView, QTreeView, QListView { background: %surface; border: none; gridline-color: %line; outline: none; }"
        "QScrollArea, QScrollArea > #qt_scrollarea_viewport, QScrollArea > #qt_scrollarea_viewport > QWidget { background: transparent; }"
        "QScrollBar { background: transparent; border: none; margin: 0; } QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }"
        "QScrollBar::handle { background: %grip; border-radius: 4px; margin: 2px; } QScrollBar::handle:hover { background: %secondary; }"
        "QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; } QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        "QAbstractScrollArea::corner { background: transparent; border: none; }"
        // Padding counts only beside a border of the sheet's; Fusion adds three pixels, so cells stand under their heads.
        "QTableView::item { border: none; padding: 0 5px; }"
        "QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: %wash; color: %text; }"
        "QHeaderView { background: %surface; }"
        "QHeaderView::section { background: %surface; color: %secondary; border: none; border-bottom: 1px solid %line; padding: 4px 8px; }"
        "QSplitter::handle { background: %line; }"
        "QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }"
        "QPushButton[primary=\"true\"] { background: %accent; color: %onaccent; border: 1px solid %accent; border-radius: 4px; padding: 5px 14px; }"
        "QPushButton[primary=\"true\"]:hover { background: %text; border-color: %text; color: %surface; }"
        "QPushButton[primary=\"true\"]:disabled { background: %line; border-color: %line; color: %secondary; }"
        "QPushButton[primary=\"true\"]:focus { border: 2px solid %text; padding: 4px 13px; }"
        "QPushButton[link=\"true\"], QToolButton[link=\"true\"] { background: transparent; border: none; color: %accent; padding: 2px; text-align: left; }"
        "QPushButton[link=\"true\"]:hover, QPushButton[link=\"true\"]:focus { text-decoration: underline; }");
    const std::pair<const char *, ThemeRole> names[] = {
        {"%surface", ThemeRole::surface},      {"%text", ThemeRole::text},     {"%line", ThemeRole::line},        {"%wash", ThemeRole::accentWash},
        {"%secondary", ThemeRole::secondaryText}, {"%accent", ThemeRole::accent}, {"%onaccent", ThemeRole::onAccent},
    };
    sheet.replace(QLatin1String("%grip"), color(ThemeRole::line).darker(m_dark ? 80 : 115).name());
    for (const auto &[key, role] : names)
        sheet.replace(QLatin1String(key), name(role));
    return sheet;
}

QFont textFont(TextRole role)
{
    QFont font = QGuiApplication::font();
    const double bodySize = font.pixelSize() > 0 ? font.pixelSize() : kBodyPx;
    if (role == TextRole::code) {
        font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(qRound(bodySize * 12.0 / kBodyPx));
        return font;
    }
    font.setPixelSize(qRound(bodySize * roleScale(role)));
    if (role == TextRole::pageTitle || role == TextRole::keyFigure)
        font.setWeight(QFont::DemiBold);
    return font;
}

void applyTheme(QApplication &application, const Theme &theme, double textScale)
{
    application.setStyle(new HouseStyle(textScale));
    application.setPalette(theme.palette());
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(qRound(kBodyPx * textScale));
    application.setFont(font);
    // Last, because polishing for the sheet hands out the font; widgets with a font of their own hear of it as StyleChange.
    application.setStyleSheet(theme.styleSheet());
}

Theme systemTheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark ? Theme::dark() : Theme::light();
#endif
    // Before our palette is set, the platform's own tells.
    return Theme::of(QGuiApplication::palette());
}

} // namespace cacheloupe
