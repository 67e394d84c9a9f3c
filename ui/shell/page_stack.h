// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/page.h"

#include <QStackedWidget>
#include <QTimer>

#include <functional>

namespace cacheloupe {

/// What the shell knows of a page before it is made.
struct PageEntry {
    PageId id = PageId::overview;
    QString title;
    QString iconName; ///< of a symbolic icon (ui/widgets/icon.h)
    std::function<Page *(QWidget *parent)> make;
};

/// The pages of the window. Each is made when it is first wanted; the rest follow one by one while the program rests
/// after the first paint, because their badges stand on the rail before anybody comes to them. GUI thread.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit PageStack(QList<PageEntry> entries, QWidget *parent = nullptr);

    const QList<PageEntry> &entries() const { return m_entries; }
    /// Null for an id that no entry has.
    const PageEntry *entry(PageId id) const;
    /// The page, made now when it was not yet; null for an id that no entry has.
    Page *page(PageId id);
    /// The page that is shown; null before the first.
    Page *current() const;
    const PageEntry *currentEntry() const;
    /// True once every page is made.
    bool isWhole() const { return m_made.size() == m_entries.size(); }

Q_SIGNALS:
    void made(cacheloupe::PageId id, cacheloupe::Page *page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeNext();
    QList<PageEntry> m_entries;
    QMap<PageId, Page *> m_made;
    QTimer m_rest;
};

} // namespace cacheloupe
