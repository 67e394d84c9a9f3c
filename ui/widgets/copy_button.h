// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace cacheloupe {

/// Copies what `text` returns at that moment and says so with a tick for a second.
class CopyButton : public QToolButton {
    Q_OBJECT
public:
    explicit CopyButton(std::function<QString()> text, QWidget *parent = nullptr);

Q_SIGNALS:
    void copied(const QString &text);

private:
    void copy();
    void rest();

    std::function<QString()> m_text;
    QTimer m_rest;
};

} // namespace cacheloupe
