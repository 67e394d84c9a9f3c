// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "tests/support/temp_folder.h"
#include "ui/review/scan_pane.h"
#include "ui/review/scan_text.h"
#include "ui/review/scan_tree_model.h"
#include "ui/support/screen_mask.h"

#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace cacheloupe;

namespace {

const std::string kWarm = "{\"ts\":\"2026-11-02T09:30:00Z\",\"id\":\"h1\",\"event\":\"hit\",\"call_site\":\"faq\",\"query\":\"Opening hours?\",\"cacheable\":true,\"params\":{\"temperature\":0.8}}\n";
const std::string kSound = "{\"ts\":\"2026-11-02T09:30:00Z\",\"id\":\"h2\",\"event\":\"hit\",\"call_site\":\"faq\",\"query\":\"Opening hours?\",\"cacheable\":true,\"params\":{\"temperature\":0}}\n";

} // namespace

class TestScanPane : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

    std::shared_ptr<const HitTable> tableOf(const std::string &log)
    {
        auto table = std::make_shared<HitTable>();
        if (!HitLogReader(*table).load(m_folder.write("hits.jsonl", log)))
            qFatal("no log");
        return table;
    }

private Q_SLOTS:
    void theTreeKeepsTheRules()
    {
        ScanTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ScanFinding finding;
        finding.kind = ScanKind::temperatureCached;
        finding.callSite = "faq";
        finding.figures = {{"events", 3}};
        model.setResults({{ScanKind::keyTooSmall, 0, {}}, {ScanKind::temperatureCached, 7, {finding, finding}}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(model.total(), std::uint64_t(7));
        QVERIFY(model.index(0, 0).data().toString().contains(QStringLiteral("7")));
        const QModelIndex child = model.index(1, 0, model.index(0, 0));
        QVERIFY(child.data().toString().startsWith(QStringLiteral("faq: ")));
        QVERIFY(model.finding(child) && !model.finding(model.index(0, 0)));
        QVERIFY(model.kind(child) == ScanKind::temperatureCached);
        model.setResults({});
        QCOMPARE(model.rowCount(), 0);
    }
    void everyKindHasWords()
    {
        for (const ScanKind kind : allScanKinds()) {
            ScanFinding finding;
            finding.kind = kind;
            QVERIFY(!scanKindText(kind).isEmpty() && !scanKindAdvice(kind).isEmpty() && !scanFindingText(finding).isEmpty());
        }
    }
    void scansAndShowsTheHitsBehindAFinding()
    {
        Lanes lanes(2);
        ScreenMask mask;
        ScanPane pane(lanes, mask);
        const auto table = tableOf(kWarm + kSound);
        pane.setTable(table);
        pane.scan();
        QVERIFY(pane.isBusy());
        QTRY_VERIFY(!pane.isBusy());
        auto *tree = pane.findChild<QTreeView *>(QStringLiteral("review.scan.findings"));
        auto *examples = pane.findChild<QListWidget *>(QStringLiteral("review.scan.examples"));
        QVERIFY(tree && examples);
        QCOMPARE(tree->model()->rowCount(), 1);
        QTRY_COMPARE(examples->count(), 1);
        QCOMPARE(examples->item(0)->text(), QStringLiteral("Opening hours?"));
        const QSignalSpy opened(&pane, &ScanPane::hitsRequested);
        pane.findChild<QPushButton *>(QStringLiteral("review.scan.open"))->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toStringList(), QStringList{QStringLiteral("h1")});
        pane.setTable(table);
        QCOMPARE(tree->model()->rowCount(), 1);
        pane.setTable(nullptr);
        QCOMPARE(tree->model()->rowCount(), 0);
    }
    void saysThatNothingWasFound()
    {
        Lanes lanes(1);
        ScreenMask mask;
        ScanPane pane(lanes, mask);
        pane.scan();
        QVERIFY(!pane.isBusy());
        pane.setTable(tableOf(kSound));
        pane.scan();
        QTRY_VERIFY(!pane.isBusy());
        QCOMPARE(pane.findChild<QTreeView *>(QStringLiteral("review.scan.findings"))->model()->rowCount(), 0);
    }
    void goesAwayWhileItScans()
    {
        Lanes lanes(1);
        const ScreenMask mask;
        auto pane = std::make_unique<ScanPane>(lanes, mask);
        pane->setTable(tableOf(kWarm));
        pane->scan();
        pane.reset();
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestScanPane)
#include "tst_scan_pane.moc"
