// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_publisher.h"
#include "tests/flows/window_driver.h"
#include "tests/support/http_stub.h"
#include "ui/hits/hit_grid.h"
#include "ui/review/review_page.h"
#include "ui/widgets/difference_view.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QUndoStack>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;
constexpr auto kSite = "billing.prices";

} // namespace

/// The whole week of a reviewer, through the real window: the steps of the issue in their order. Each step uses what
/// the one before it left.
class TestWeek : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::HttpStub m_server;
    QStringList m_flagged;

    ReviewPage *review() { return m_driver->window().findChild<ReviewPage *>(QStringLiteral("reviewPage")); }
    QString currentHit() { return QString::fromStdString(m_driver->context().hitLog.table()->hitId(review()->round().current().row)); }
    Verdict verdictOf(const QString &hitId) { return m_driver->context().verdicts.verdict(hash128(hitId.toStdString())); }
    QString policyPath() { return QString::fromStdString((Opener::dataFolder() / "demo-week" / "policy.json").string()); }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
    }
    void cleanupTestCase() { m_driver->stop(); }

    void opensTheDemoWeekFromTheFirstOffer()
    {
        auto *offer = m_driver->find<QPushButton>("welcome.demo");
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        QVERIFY(m_driver->context().hitLog.table()->rowCount() > 15000);
    }

    void filtersTheHitsToOneCallSite()
    {
        m_driver->go(PageId::hits);
        auto *filter = m_driver->find<QLineEdit>("hits.filter");
        auto *grid = m_driver->find<HitGrid>("hits.grid");
        QVERIFY(filter && grid);
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("kind:hit call_site:%1").arg(QLatin1String(kSite)));
        QTest::keyClick(filter, Qt::Key_Return);
        const auto table = m_driver->context().hitLog.table();
        int expected = 0;
        for (HitRow row = 0; row < table->rowCount(); ++row)
            expected += table->kind(row) == EventKind::hit && table->callSite(row) == kSite;
        QVERIFY(expected > 100);
        QTRY_COMPARE_WITH_TIMEOUT(grid->source()->rowCount(), expected, kPatienceMs);
    }

    void flagsThreeWrongReusesByKeyboard()
    {
        m_driver->window().go({PageId::review, {}, {}, QLatin1String(kSite), {}});
        QTRY_VERIFY_WITH_TIMEOUT(!review()->round().isEmpty() && !review()->isBusy(), kPatienceMs);
        for (const auto key : {Qt::Key_2, Qt::Key_3, Qt::Key_4}) {
            m_flagged << currentHit();
            const auto position = review()->round().position();
            QTest::keyClick(review(), key);
            QCOMPARE(review()->round().position(), position + 1);
            QTRY_VERIFY_WITH_TIMEOUT(!review()->isBusy(), kPatienceMs);
        }
        QCOMPARE(verdictOf(m_flagged[0]), Verdict::wrongMatch);
        QCOMPARE(verdictOf(m_flagged[1]), Verdict::stale);
        QCOMPARE(verdictOf(m_flagged[2]), Verdict::leakedScope);
    }

    void keepsTheFlagsOverARestart()
    {
        m_driver->stop();
        m_driver->start();
        QVERIFY(m_driver->context().verdicts.records().empty());
        m_driver->app().opener().openLast();
        QTRY_COMPARE_WITH_TIMEOUT(m_driver->context().verdicts.records().size(), size_t(3), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        QCOMPARE(verdictOf(m_flagged[1]), Verdict::stale);
    }

    void marksTheSiteNotCacheableAndPublishes()
    {
        m_driver->window().go({PageId::policies, {}, {}, QLatin1String(kSite), {}});
        auto *list = m_driver->find<QListView>("policies.sites");
        QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), QLatin1String(kSite), kPatienceMs);
        const auto before = readPolicyFile(policyPath().toStdString());
        QVERIFY(before.ok());
        QVERIFY(*before->document.find(kSite)->cacheable);
        auto *cacheable = m_driver->find<QCheckBox>("policies.cacheable");
        QTRY_VERIFY(cacheable->isChecked());
        cacheable->setFocus();
        QTest::keyClick(cacheable, Qt::Key_Space);
        QVERIFY(!cacheable->isChecked());
        auto *sentence = m_driver->find<QLabel>("policies.sentence");
        QTRY_VERIFY2(sentence->text().contains(QLatin1String("are never reused")), qPrintable(sentence->text()));
        // The lint speaks of other call sites still; of this one nothing may be an error any more.
        auto *page = m_driver->window().findChild<Page *>(QStringLiteral("policiesPage"));
        QTRY_VERIFY_WITH_TIMEOUT(!page->isBusy(), kPatienceMs);
        QVERIFY2(!list->currentIndex().data(Qt::UserRole).toString().contains(QLatin1String("error")),
                 qPrintable(list->currentIndex().data(Qt::UserRole).toString()));
        m_driver->find<QAction>("policies.publish")->trigger();
        auto *note = m_driver->find<QLineEdit>("policies.note");
        auto *confirm = m_driver->find<QPushButton>("policies.confirm");
        QVERIFY(note->isVisible());
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(note, QStringLiteral("Three wrong reuses in one round"));
        QTest::keyClick(note, Qt::Key_Return);
        const auto published = [&] {
            const auto file = readPolicyFile(policyPath().toStdString());
            return file.ok() && file->document.revision == before->document.revision + 1 && !*file->document.find(kSite)->cacheable;
        };
        QTRY_VERIFY_WITH_TIMEOUT(published(), kPatienceMs);
        QCOMPARE(readPolicyFile(policyPath().toStdString())->document.note, std::string("Three wrong reuses in one round"));
    }

    void replaysFiveHitsAndShowsWhatDiffers()
    {
        m_server.answerWith("The Team plan costs 39 euros per agent since the price list of 4 November.");
        QStringList hits;
        const auto table = m_driver->context().hitLog.table();
        for (HitRow row = 0; row < table->rowCount() && hits.size() < 5; ++row)
            if (table->kind(row) == EventKind::hit && table->callSite(row) == kSite)
                hits << QString::fromStdString(table->hitId(row));
        m_driver->window().go({PageId::replay, {}, hits, {}, {}});
        auto *endpoint = m_driver->find<QLineEdit>("replay.endpoint");
        endpoint->setText(QString::fromStdString(m_server.endpoint()));
        QTest::keyClick(endpoint, Qt::Key_Return);
        auto *results = m_driver->find<QTableView>("replay.results");
        auto *page = m_driver->window().findChild<Page *>(QStringLiteral("replayPage"));
        auto *start = m_driver->find<QAction>("replay.start");
        QVERIFY(results && page && start);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() && !page->isBusy(), kPatienceMs);
        start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_server.requests().size(), size_t(5), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(results->model()->rowCount() == 5 && !page->isBusy(), kPatienceMs);
        results->setCurrentIndex(results->model()->index(0, 0));
        auto *difference = m_driver->find<DifferenceView>("replay.difference");
        const auto shown = [&] { return difference->second()->content() + difference->first()->content(); };
        QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QLatin1String("39 euros")), kPatienceMs);
    }

    void undoesAVerdict()
    {
        const auto table = m_driver->context().hitLog.table();
        const auto row = table->rowOfId(m_flagged[0].toStdString());
        QVERIFY(row.has_value());
        m_driver->window().go({PageId::review, {}, {m_flagged[0]}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(review()->round().size() == 1 && !review()->isBusy(), kPatienceMs);
        QTest::keyClick(review(), Qt::Key_1);
        QCOMPARE(verdictOf(m_flagged[0]), Verdict::safe);
        QTest::keyClick(&m_driver->window(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(verdictOf(m_flagged[0]), Verdict::wrongMatch);
        QCOMPARE(currentHit(), m_flagged[0]);
    }
};

QTEST_MAIN(TestWeek)
#include "tst_week.moc"
