// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QFrame>

namespace cacheloupe {

/// One line of text that shortens itself with "…" instead of widening its layout. The whole text stays in the tool
/// tip (when shortened) and in the accessible name.
class ElidedLabel : public QFrame {
    Q_OBJECT
public:
    explicit ElidedLabel(TextRole textRole = TextRole::body, ThemeRole color = ThemeRole::text, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// Keys and paths read best with Qt::ElideMiddle.
    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    TextRole m_textRole;
    ThemeRole m_color;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace cacheloupe
