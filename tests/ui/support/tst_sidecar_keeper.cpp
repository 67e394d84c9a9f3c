// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hitlog/random_log.h"
#include "tests/core/hitlog/table_summary.h"
#include "tests/support/temp_folder.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/sidecar_keeper.h"
#include "ui/support/text_indexer.h"

#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <fstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// The choice to keep an index of large logs, and what follows from it.
class TestSidecarKeeper : public QObject {
    Q_OBJECT

    /// One run of the program.
    struct Program {
        Program(const SidecarFolder &folder, std::chrono::milliseconds worthKeeping) : keeper(log, indexer, folder, worthKeeping) {}
        Lanes lanes{2};
        HitLogSession log{lanes};
        TextIndexer indexer{lanes, log};
        SidecarKeeper keeper;
    };

    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<SidecarFolder> m_sidecars;
    std::unique_ptr<Program> m_program;
    QString m_log;

    void start(std::chrono::milliseconds worthKeeping = std::chrono::milliseconds(0))
    {
        m_program.reset();
        m_program = std::make_unique<Program>(*m_sidecars, worthKeeping);
    }
    /// Opens the log and waits for its index.
    void open()
    {
        QSignalSpy indexed(&m_program->indexer, &TextIndexer::indexed);
        m_program->log.open({m_log});
        QTRY_VERIFY_WITH_TIMEOUT(!indexed.isEmpty(), 60'000);
    }
    bool isKept() const { return std::filesystem::exists(m_sidecars->fileFor({m_log.toStdString()})); }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_program.reset();
        QSettings().clear();
        m_folder = std::make_unique<TempFolder>();
        m_sidecars = std::make_unique<SidecarFolder>(m_folder->path("indexes"));
        m_log = QString::fromStdString(m_folder->write("hits.jsonl", RandomLog(3).lines(9000)).string());
    }
    void cleanup() { m_program.reset(); }

    void nothingIsKeptUnasked()
    {
        start();
        QVERIFY(!m_program->keeper.isOn());
        open();
        QVERIFY(!m_program->keeper.isOn());
        QVERIFY(!std::filesystem::exists(m_sidecars->path()));
    }
    void aLogThatIsReadQuicklyIsNotWorthIt()
    {
        start(std::chrono::hours(1));
        m_program->keeper.setOn(true);
        open();
        QVERIFY(!std::filesystem::exists(m_sidecars->path()));
    }
    void theNextProgramOpensFromIt()
    {
        start();
        QSignalSpy kept(&m_program->keeper, &SidecarKeeper::kept);
        m_program->keeper.setOn(true);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(!kept.isEmpty(), 60'000);
        QVERIFY(isKept());
        const auto before = summaryOf(*m_program->log.table());

        // A sidecar that is used counts as new.
        const auto file = m_sidecars->fileFor({m_log.toStdString()});
        const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(5);
        std::filesystem::last_write_time(file, old);
        start(std::chrono::hours(1));
        QVERIFY(m_program->keeper.isOn());
        QSignalSpy failed(&m_program->log, &HitLogSession::failed);
        open();
        QVERIFY(std::filesystem::last_write_time(file) > old);
        QCOMPARE(summaryOf(*m_program->log.table()), before);
        QCOMPARE(m_program->log.paths(), QStringList{m_log});
        QVERIFY(failed.isEmpty());

        std::ofstream(m_log.toStdString(), std::ios::app) << R"({"ts":"2026-11-02T09:30:00Z","event":"miss","call_site":"s","id":"new"})" << '\n';
        QTRY_VERIFY_WITH_TIMEOUT(m_program->log.table()->rowOfId("new").has_value(), 60'000);
    }
    void whatDoesNotFitIsReadAsEver()
    {
        start();
        QSignalSpy kept(&m_program->keeper, &SidecarKeeper::kept);
        m_program->keeper.setOn(true);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(!kept.isEmpty(), 60'000);
        m_folder->write("hits.jsonl", RandomLog(4).lines(100));
        start(std::chrono::hours(1));
        QSignalSpy finished(&m_program->log, &HitLogSession::finished);
        m_program->log.open({m_log});
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 60'000);
        QVERIFY(!isKept());
        QVERIFY(m_program->log.table()->rowCount() > 50 && m_program->log.table()->rowCount() <= 100);
    }
    void takingTheChoiceBackRemovesAll()
    {
        start();
        QMenu menu;
        m_program->keeper.addTo(&menu);
        auto *choice = menu.findChild<QAction *>(QStringLiteral("keepIndex"));
        QVERIFY(choice && choice->isCheckable() && !choice->isChecked());
        QSignalSpy kept(&m_program->keeper, &SidecarKeeper::kept);
        QSignalSpy told(&m_program->keeper, &SidecarKeeper::told);
        open();
        choice->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!kept.isEmpty(), 60'000);
        QCOMPARE(told.size(), 1);
        QVERIFY(isKept());
        choice->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!isKept(), 60'000);
        start();
        QVERIFY(!m_program->keeper.isOn());
    }
};

QTEST_MAIN(TestSidecarKeeper)
#include "tst_sidecar_keeper.moc"
