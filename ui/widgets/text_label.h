// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QLabel>

namespace cacheloupe {

/// A label in one of the type sizes and colour roles; follows theme and text scale. Plain text, selectable on request.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextRole textRole = TextRole::body, ThemeRole color = ThemeRole::text, QWidget *parent = nullptr);
    TextLabel(const QString &text, TextRole textRole, ThemeRole color, QWidget *parent = nullptr);

    void setRoles(TextRole textRole, ThemeRole color);
    /// With mouse and keyboard.
    void setSelectable(bool selectable);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    TextRole m_textRole;
    ThemeRole m_color;
};

} // namespace cacheloupe
