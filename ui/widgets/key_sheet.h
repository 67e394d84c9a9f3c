// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <vector>

class QScrollArea;

namespace cacheloupe {

class TextLabel;

/// One line of the sheet: the keys as shown ("Ctrl+K", "1 – 6") and what they do.
struct KeyEntry {
    QString keys;
    QString what;
};

struct KeyGroup {
    QString title;
    std::vector<KeyEntry> entries;
};

/// The keys of the page in two columns, over a dimmed window. Esc, ? or a click beside it closes; the focus returns to
/// where it was. A child of the window that it covers; not modal, no loop of its own.
class KeySheet : public QWidget {
    Q_OBJECT
public:
    explicit KeySheet(QWidget *parent);

    void setKeys(const QString &title, const std::vector<KeyGroup> &groups);
    void open();
    void shut();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void fill(const std::vector<KeyGroup> &groups);

    QWidget *m_card;
    TextLabel *m_title;
    QScrollArea *m_scroll;
    QPointer<QWidget> m_before;
};

} // namespace cacheloupe
