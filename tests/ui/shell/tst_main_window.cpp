// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail_button.h"
#include "ui/support/notices.h"
#include "ui/support/source_actions.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QUndoStack>

using namespace cacheloupe;

namespace {

class PlainPage : public Page {
public:
    explicit PlainPage(QWidget *parent) : Page(parent) { setFocusPolicy(Qt::StrongFocus); }
    void arrive(const Destination &destination) override { m_arrivals.append(destination.query); }
    QList<KeyHint> keyHints() const override { return {{QStringLiteral("X"), QStringLiteral("Do the x")}}; }
    QStringList m_arrivals;
};

PageEntry entryOf(PageId id, const QString &title, PlainPage *&made)
{
    return {id, title, QStringLiteral("hits"), [&made](QWidget *parent) { return made = new PlainPage(parent); }};
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
    QUndoStack undo;
    Navigator navigator;
    Notices notices;
    SourceActions actions;
    std::unique_ptr<Appearance> appearance;
    std::unique_ptr<MainWindow> window;
    PlainPage *first = nullptr;
    PlainPage *second = nullptr;

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        QSettings().clear();
        appearance = std::make_unique<Appearance>(*qApp);
        first = second = nullptr;
        window = std::make_unique<MainWindow>(WindowParts{{entryOf(PageId::overview, QStringLiteral("First"), first), entryOf(PageId::hits, QStringLiteral("Second"), second)},
                                                          &navigator, &notices, &actions, &undo, appearance.get()});
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    void cleanup() { window.reset(); }

    void showsTheFirstPageAndGoesWhereItIsSent()
    {
        QCOMPARE(window->currentPage(), PageId::overview);
        navigator.go({PageId::hits, QStringLiteral("kind:hit"), {}, {}, {}});
        QCOMPARE(window->currentPage(), PageId::hits);
        QCOMPARE(second->m_arrivals, QStringList{QStringLiteral("kind:hit")});
    }
    void goesToAPageBeforeItIsShown()
    {
        PlainPage *early = nullptr, *late = nullptr;
        MainWindow other(WindowParts{{entryOf(PageId::overview, QStringLiteral("First"), early), entryOf(PageId::hits, QStringLiteral("Second"), late)},
                                     &navigator, &notices, &actions, &undo, appearance.get()});
        other.go({PageId::hits, {}, {}, {}, {}});
        other.show();
        QCOMPARE(other.currentPage(), PageId::hits);
        QVERIFY(late && !early);
    }
    void controlAndANumberChoosesAPage()
    {
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window->currentPage(), PageId::hits);
        QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window->currentPage(), PageId::overview);
    }
    void theRailSaysHowManyItemsAreOpen()
    {
        // Nobody went there.
        QTRY_VERIFY(second);
        Q_EMIT second->badgeChanged(3);
        auto *button = window->findChild<RailButton *>(QStringLiteral("rail.page2"));
        QVERIFY(button);
        QVERIFY2(button->accessibleName().contains(QLatin1String("3")), qPrintable(button->accessibleName()));
    }
    void anErrorIsReadInPlaceAndANoticeOffersUndo()
    {
        notices.fail({ErrorCode::io, ErrorReason::fileMissing, "/no/such.jsonl", {}});
        auto *strip = window->findChild<ErrorStrip *>();
        QVERIFY(strip->hasError());
        QVERIFY(strip->wholeText().contains(QLatin1String("/no/such.jsonl")));
        notices.tell(QStringLiteral("Done"), true);
        QCOMPARE(window->findChild<Toast *>()->text(), QStringLiteral("Done"));
    }
    void thePaletteFindsACommandByLetters()
    {
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = window->findChild<CommandPalette *>();
        QVERIFY(palette->isVisible());
        auto *line = palette->findChild<QLineEdit *>(QStringLiteral("commandPalette.line"));
        QTest::keyClicks(line, QStringLiteral("second"));
        QCOMPARE(palette->findChild<QListWidget *>()->count(), 1);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(window->currentPage(), PageId::hits);
    }
    void theOpenMenuAsksForTheDemo()
    {
        const QSignalSpy demo(&actions, &SourceActions::demoRequested);
        QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(demo.count(), 1);
    }
    void themeAndTextSizeAreRemembered()
    {
        appearance->setChoice(ThemeChoice::dark);
        appearance->setTextPercent(150);
        QVERIFY(Theme::of(window.get()).isDark());
        const Appearance again(*qApp);
        QCOMPARE(again.choice(), ThemeChoice::dark);
        QCOMPARE(again.textPercent(), 150);
        appearance->setChoice(ThemeChoice::light);
        appearance->setTextPercent(100);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
