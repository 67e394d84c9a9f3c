// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_stack.h"

#include <QSignalSpy>
#include <QTest>

using namespace cacheloupe;

namespace {

class BlankPage : public Page {
public:
    using Page::Page;
    void arrive(const Destination &) override {}
};

} // namespace

class TestPageStack : public QObject {
    Q_OBJECT
    QList<PageId> m_made;

    QList<PageEntry> entries()
    {
        QList<PageEntry> all;
        for (const auto id : {PageId::overview, PageId::review, PageId::hits, PageId::stores})
            all.append({id, {}, {}, [this, id](QWidget *parent) {
                            m_made.append(id);
                            return new BlankPage(parent);
                        }});
        return all;
    }

private Q_SLOTS:
    void init() { m_made.clear(); }

    void makesAPageWhenItIsAskedForAndOnce()
    {
        PageStack stack(entries());
        QSignalSpy told(&stack, &PageStack::made);
        QVERIFY(m_made.isEmpty() && !stack.current() && !stack.currentEntry());
        auto *hits = stack.page(PageId::hits);
        QVERIFY(hits);
        QCOMPARE(stack.page(PageId::hits), hits);
        QCOMPARE(m_made, QList<PageId>{PageId::hits});
        QCOMPARE(told.count(), 1);
        QCOMPARE(stack.current(), hits);
        QCOMPARE(stack.currentEntry()->id, PageId::hits);
        QVERIFY(!stack.page(PageId::replay));
        QVERIFY(!stack.isWhole());
    }
    void makesTheRestOneByOneOnceItIsPainted()
    {
        PageStack stack(entries());
        stack.page(PageId::hits);
        QCoreApplication::processEvents();
        QCOMPARE(m_made.size(), 1);
        stack.resize(300, 200);
        // A turn of the event loop between two pages: what was posted behind one is heard before the next.
        QList<qsizetype> madeByTurn;
        connect(&stack, &PageStack::made, &stack, [&] {
            QMetaObject::invokeMethod(&stack, [&] { madeByTurn.append(m_made.size()); }, Qt::QueuedConnection);
        });
        stack.show();
        QTRY_VERIFY(stack.isWhole());
        QTRY_COMPARE(madeByTurn, (QList<qsizetype>{2, 3, 4}));
        QCOMPARE(m_made, (QList<PageId>{PageId::hits, PageId::overview, PageId::review, PageId::stores}));
        QCOMPARE(stack.currentEntry()->id, PageId::hits);
    }
    void mayBeClosedBeforeAllAreMade()
    {
        for (int made = 1; made <= 3; ++made) {
            m_made.clear();
            auto stack = std::make_unique<PageStack>(entries());
            stack->page(PageId::review);
            stack->show();
            QTRY_VERIFY(m_made.size() >= made);
            stack->close();
            stack.reset();
            const auto before = m_made.size();
            QCoreApplication::processEvents();
            QCOMPARE(m_made.size(), before);
        }
    }
};

QTEST_MAIN(TestPageStack)
#include "tst_page_stack.moc"
