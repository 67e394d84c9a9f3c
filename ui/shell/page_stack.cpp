// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_stack.h"

#include <algorithm>
#include <chrono>

namespace cacheloupe {

namespace {

/// Between two pages there is time for the rows of a log, for keys and for frames.
constexpr std::chrono::milliseconds kPageRest(50);

} // namespace

PageStack::PageStack(QList<PageEntry> entries, QWidget *parent) : QStackedWidget(parent), m_entries(std::move(entries))
{
    setObjectName(QStringLiteral("pages"));
    m_rest.setInterval(kPageRest);
    connect(&m_rest, &QTimer::timeout, this, &PageStack::makeNext);
}

const PageEntry *PageStack::entry(PageId id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [id](const PageEntry &entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

Page *PageStack::page(PageId id)
{
    if (auto *page = m_made.value(id))
        return page;
    const PageEntry *offered = entry(id);
    if (!offered)
        return nullptr;
    auto *page = offered->make(this);
    m_made.insert(id, page);
    addWidget(page);
    Q_EMIT made(id, page);
    return page;
}

Page *PageStack::current() const
{
    return qobject_cast<Page *>(currentWidget());
}

const PageEntry *PageStack::currentEntry() const
{
    auto *page = current();
    return page ? entry(m_made.key(page)) : nullptr;
}

void PageStack::paintEvent(QPaintEvent *event)
{
    QStackedWidget::paintEvent(event);
    if (!isWhole() && !m_rest.isActive())
        m_rest.start();
}

void PageStack::makeNext()
{
    const auto next = std::find_if(m_entries.begin(), m_entries.end(), [this](const PageEntry &entry) { return !m_made.contains(entry.id); });
    if (next != m_entries.end())
        page(next->id);
    if (isWhole())
        m_rest.stop();
}

} // namespace cacheloupe
