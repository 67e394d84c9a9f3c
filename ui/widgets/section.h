// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace cacheloupe {

class TextLabel;

/// A small heading with a hairline to the end of the row; further widgets (a link, a figure) may stand at its end.
class Section : public QWidget {
    Q_OBJECT
public:
    explicit Section(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    /// Takes ownership.
    void addTrailing(QWidget *widget);

private:
    TextLabel *m_title;
    QHBoxLayout *m_row;
};

} // namespace cacheloupe
