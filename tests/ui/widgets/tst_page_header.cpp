// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/support/theme.h"
#include "ui/widgets/action_button.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace cacheloupe;

class TestPageHeader : public QObject {
    Q_OBJECT

private:
    struct Made {
        explicit Made() : header(QStringLiteral("Hits")), review(QStringLiteral("Review these")), save(QStringLiteral("Export")), more(QStringLiteral("Columns"))
        {
            header.setActions(&review, {&save, &more}, {});
        }
        PageHeader header;
        QAction review;
        QAction save;
        QAction more;
    };

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void namesThePage()
    {
        Made made;
        made.header.setState(QStringLiteral("12 hits"));
        QCOMPARE(made.header.accessibleName(), QStringLiteral("Hits"));
        QCOMPARE(made.header.accessibleDescription(), QStringLiteral("12 hits"));
        QCOMPARE(made.header.state(), QStringLiteral("12 hits"));
    }

    void buttonsStandForActions()
    {
        Made made;
        made.header.resize(900, 60);
        made.header.show();
        const auto buttons = made.header.findChildren<ActionButton *>();
        QCOMPARE(buttons.size(), 3);
        QSignalSpy triggered(&made.review, &QAction::triggered);
        for (auto *button : buttons)
            if (button->action() == &made.review)
                button->click();
        QCOMPARE(triggered.count(), 1);
        made.save.setEnabled(false);
        made.save.setText(QStringLiteral("Export all"));
        for (auto *button : buttons)
            if (button->action() == &made.save) {
                QVERIFY(!button->isEnabled());
                QCOMPARE(button->accessibleName(), QStringLiteral("Export all"));
            }
    }

    void foldsIntoTheMenuWhenNarrow()
    {
        Made made;
        made.header.resize(900, 60);
        made.header.show();
        auto *menuButton = made.header.findChild<QToolButton *>(QStringLiteral("pageMenuButton"));
        QTRY_VERIFY(!menuButton->isVisible());
        made.header.resize(made.header.minimumSizeHint().width(), 60);
        QTRY_VERIFY(menuButton->isVisible());
        Q_EMIT menuButton->menu()->aboutToShow();
        QVERIFY(menuButton->menu()->actions().contains(&made.more));
        QVERIFY(!menuButton->menu()->actions().contains(&made.review));
    }

    void outlivesItsActions()
    {
        PageHeader header(QStringLiteral("Hits"));
        {
            QAction brief(QStringLiteral("Brief"));
            header.setActions(&brief);
        }
        auto *button = header.findChild<ActionButton *>();
        QVERIFY(button != nullptr && !button->isEnabled());
        button->click();
    }
};

QTEST_MAIN(TestPageHeader)
#include "tst_page_header.moc"
