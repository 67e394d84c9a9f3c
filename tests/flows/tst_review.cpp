// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/flows/window_driver.h"
#include "ui/review/review_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QUndoStack>

#include <csignal>
#include <cstdio>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;
constexpr size_t kItems = 60;
constexpr auto kReviewer = "--review-until-killed";

/// The six keys in turn.
Qt::Key keyOf(size_t item)
{
    return Qt::Key(Qt::Key_1 + int(item % kVerdicts.size()));
}

ReviewPage *reviewPage(test::WindowDriver &driver)
{
    return driver.window().findChild<ReviewPage *>(QStringLiteral("reviewPage"));
}

bool isReady(test::WindowDriver &driver, size_t items)
{
    auto *page = reviewPage(driver);
    return page && page->round().size() == items && !page->isBusy();
}

/// Everything that was sent to the workspace is in its file.
bool settle(test::WindowDriver &driver)
{
    bool answered = false;
    const auto ticket = driver.context().workspace.read<bool>([](Workspace &) { return Result<bool>(true); }, [&](Result<bool>) { answered = true; });
    return QTest::qWaitFor([&] { return answered; }, kPatienceMs);
}

bool openDemo(test::WindowDriver &driver)
{
    driver.start();
    if (!QTest::qWaitForWindowExposed(&driver.window()))
        return false;
    QTest::mouseClick(driver.find<QPushButton>("welcome.demo"), Qt::LeftButton);
    if (!QTest::qWaitFor([&] { return driver.isLoaded(); }, kPatienceMs))
        return false;
    driver.go(PageId::review);
    return QTest::qWaitFor([&] { return isReady(driver, kItems); }, kPatienceMs);
}

QString itemText(const ReviewItem &item, const HitTable &table)
{
    return QString::fromStdString(table.hitId(item.row));
}

/// The child: judges every item with one key each, tells which hits, and waits to be killed.
int reviewUntilKilled(const QString &home)
{
    test::WindowDriver driver(home);
    if (!openDemo(driver))
        return 1;
    auto *page = reviewPage(driver);
    for (size_t i = 0; i < kItems; ++i) {
        const ReviewItem item = page->round().current();
        QTest::keyClick(page, keyOf(i));
        if (page->round().position() != i + 1 || !QTest::qWaitFor([&] { return !page->isBusy(); }, kPatienceMs))
            return 2;
        std::printf("%s %d\n", qPrintable(itemText(item, *driver.context().hitLog.table())), int(keyOf(i)) - Qt::Key_0);
    }
    if (!settle(driver))
        return 3;
    std::printf("judged\n");
    std::fflush(stdout);
    QTest::qWait(kPatienceMs);
    return 4;
}

} // namespace

/// The weekly ten minutes through the real window, by keyboard alone.
class TestReview : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;

    ReviewPage *page() { return reviewPage(*m_driver); }
    size_t verdictCount() { return m_driver->context().verdicts.records().size(); }
    const VerdictRecord *recordOf(const ReviewItem &item)
    {
        return m_driver->context().verdicts.record(m_driver->context().hitLog.table()->idHash(item.row));
    }
    bool takeKeys()
    {
        m_driver->window().activateWindow();
        page()->setFocus();
        return QTest::qWaitFor([this] { return m_driver->window().isActiveWindow() && page()->hasFocus(); }, kPatienceMs);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(page(), key, modifiers);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        QVERIFY(openDemo(*m_driver));
    }
    void cleanupTestCase() { m_driver->stop(); }

    void sixtyVerdictsAreSixtyKeys()
    {
        const auto items = page()->round().items();
        QCOMPARE(items.size(), kItems);
        for (size_t i = 0; i < kItems; ++i) {
            QCOMPARE(page()->round().position(), i);
            press(keyOf(i));
        }
        QVERIFY(page()->round().atEnd());
        size_t random = 0;
        for (size_t i = 0; i < kItems; ++i) {
            const auto *record = recordOf(items[i]);
            QVERIFY(record);
            QCOMPARE(int(record->verdict), int(keyOf(i)) - Qt::Key_0);
            QCOMPARE(record->stratum, items[i].stratum);
            QVERIFY(record->reason == VerdictReason::none || isWrongReuse(record->verdict));
            random += items[i].stratum == ReviewStratum::random;
        }
        QVERIFY(random >= 8);
        QVERIFY(settle(*m_driver));
    }

    void undoRestoresEach()
    {
        QUndoStack &undo = m_driver->context().undo;
        const auto items = page()->round().items();
        for (size_t i = kItems; i-- > 0;) {
            undo.undo();
            QVERIFY(!recordOf(items[i]));
            QCOMPARE(page()->round().position(), i);
        }
        QCOMPARE(verdictCount(), size_t(0));
        undo.redo();
        QCOMPARE(int(recordOf(items[0])->verdict), 1);
        undo.undo();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
        QCOMPARE(page()->round().position(), size_t(0));
    }

    void aReasonIsSuggestedAndCanBeChosen()
    {
        // The first item is the most suspicious: something speaks against it, whatever the verdict.
        press(Qt::Key_2);
        const ReviewItem first = page()->round().items()[0];
        QVERIFY(recordOf(first));
        press(Qt::Key_Left);
        QTest::keyClick(page(), Qt::Key_C);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), qsizetype(reasonsOf(Verdict::wrongMatch).size()));
        QTest::keyClick(menu, Qt::Key_A);
        // Without a window manager nobody gives the window its keys back.
        QVERIFY(takeKeys());
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
        QCOMPARE(recordOf(first)->reason, reasonsOf(Verdict::wrongMatch)[0]);
        QCOMPARE(recordOf(first)->verdict, Verdict::wrongMatch);
    }

    void aNoteKeepsTheKeysWorking()
    {
        const ReviewItem item = page()->round().current();
        QTest::keyClick(page(), Qt::Key_Return, Qt::ControlModifier);
        auto *note = m_driver->find<QLineEdit>("review.note");
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, QStringLiteral("says 14, asked 45"));
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!note->hasFocus());
        QCOMPARE(recordOf(item), nullptr);
        press(Qt::Key_3);
        QCOMPARE(recordOf(item)->note, std::string("says 14, asked 45"));
        QCOMPARE(recordOf(item)->verdict, Verdict::stale);
        QVERIFY(note->text().isEmpty());
    }

    void skippedItemsComeAtTheEnd()
    {
        const ReviewItem item = page()->round().current();
        press(Qt::Key_S);
        QVERIFY(page()->round().current().row != item.row);
        QCOMPARE(page()->round().items().back().row, item.row);
        QVERIFY(!recordOf(item));
    }

    void goesOnWhereItStopped()
    {
        press(Qt::Key_1);
        const size_t judged = verdictCount();
        const size_t position = page()->round().position();
        const ReviewItem current = page()->round().current();
        QVERIFY(settle(*m_driver));
        m_driver->stop();
        m_driver->start();
        m_driver->app().opener().openLast();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded() && verdictCount() == judged, kPatienceMs);
        m_driver->go(PageId::review);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(*m_driver, kItems), kPatienceMs);
        QCOMPARE(page()->round().position(), position);
        QCOMPARE(page()->round().current().row, current.row);
    }

    void draftsTheFixOfTheFlaggedHit()
    {
        press(Qt::Key_5);
        QTest::keyClick(page(), Qt::Key_D);
        auto *panel = m_driver->find<QWidget>("policies.fixes");
        QTRY_VERIFY_WITH_TIMEOUT(panel && panel->isVisible(), kPatienceMs);
        auto *never = m_driver->find<QPushButton>("policies.fix.not_cacheable");
        QVERIFY(never && never->isChecked());
        m_driver->context().undo.undo();
        QTest::mouseClick(m_driver->find<QPushButton>("policies.fix.purge_entry"), Qt::LeftButton);
    }

    void survivesAKill()
    {
        QTemporaryDir home;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QLatin1String(kReviewer), home.path()});
        QStringList said;
        QTRY_VERIFY_WITH_TIMEOUT((said += QString::fromUtf8(child.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts), said.contains(QLatin1String("judged")) || child.state() == QProcess::NotRunning),
                                 2 * kPatienceMs);
        QVERIFY2(said.contains(QLatin1String("judged")), child.readAllStandardError().constData());
        ::kill(pid_t(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        const QStringList files = filesBelow(home.path(), QStringLiteral("*.cacheloupe"));
        QCOMPARE(files.size(), qsizetype(1));
        auto workspace = Workspace::open(files.first().toStdString(), systemNow);
        QVERIFY(workspace.ok());
        QHash<QString, int> kept;
        const auto verdicts = workspace->verdicts();
        for (const VerdictRecord &record : *verdicts)
            kept.insert(QString::fromStdString(record.hitId), int(record.verdict));
        said.removeAll(QStringLiteral("judged"));
        QCOMPARE(said.size(), qsizetype(kItems));
        for (const QString &line : said)
            QCOMPARE(kept.value(line.section(QLatin1Char(' '), 0, 0)), line.section(QLatin1Char(' '), 1).toInt());
        QVERIFY(workspace->verifyAudit()->intact);
    }

private:
    static QStringList filesBelow(const QString &folder, const QString &pattern)
    {
        QStringList found;
        const QDir dir(folder);
        for (const QString &file : dir.entryList({pattern}, QDir::Files))
            found << dir.filePath(file);
        for (const QString &child : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            found += filesBelow(dir.filePath(child), pattern);
        return found;
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String(kReviewer))
        return reviewUntilKilled(arguments[2]);
    TestReview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_review.moc"
