// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace cacheloupe {

class TextLabel;

/// What a page shows while it has nothing: an icon, one line, one button that makes it non-empty, one link.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// `icon` is a name of ui/widgets/icon.h.
    EmptyState(const QString &icon, const QString &line, QWidget *parent = nullptr);

    void setIcon(const QString &icon);
    void setLine(const QString &line);
    /// Verbs; empty takes the button or the link away, which is how both start.
    void setPrimary(const QString &verb);
    void setLink(const QString &verb);

Q_SIGNALS:
    void primaryTriggered();
    void linkTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    TextLabel *m_icon;
    TextLabel *m_line;
    QPushButton *m_primary;
    QPushButton *m_link;
};

} // namespace cacheloupe
