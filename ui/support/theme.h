// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace cacheloupe {

/// The colour roles of ui.md. `wash` roles are quiet backgrounds for text in the colour beside them.
enum class ThemeRole { surface, panel, line, text, secondaryText, accent, onAccent, right, wrong, stale, unsure, accentWash, rightWash, wrongWash, staleWash, unsureWash, hover };

/// Type sizes relative to the system font: body is 13 px at 100 %, and text scale multiplies all.
enum class TextRole { body, secondary, pageTitle, keyFigure, reading, code };

/// Which theme the person chose.
enum class ThemeChoice { system, light, dark };

/// One look: colours, palette and the small style sheet. A plain value; GUI thread only.
class Theme {
public:
    static Theme light();
    static Theme dark();
    /// The theme a palette belongs to; how widgets find their colours without global state.
    static Theme of(const QPalette &palette);
    static Theme of(const QWidget *widget);

    bool isDark() const { return m_dark; }
    QColor color(ThemeRole role) const;
    QPalette palette() const;
    QString styleSheet() const;

private:
    explicit Theme(bool dark) : m_dark(dark) {}
    bool m_dark = false;
};

/// The font of a role, derived from the application's font.
QFont textFont(TextRole role);

/// Fusion, our palette, fonts and style sheet. `textScale` 1.0 = 100 %.
void applyTheme(QApplication &application, const Theme &theme, double textScale = 1.0);

/// What the desktop asks for now.
Theme systemTheme();

inline constexpr int kGrid = 8;
inline constexpr int kPageMargin = 16;
inline constexpr int kRowHeight = 28;

} // namespace cacheloupe
