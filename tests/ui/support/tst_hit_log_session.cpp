// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"
#include "ui/support/hit_log_session.h"

#include <QSignalSpy>
#include <QTest>

#include <fstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string eventLine(int number)
{
    return R"({"ts":"2026-11-02T09:30:00Z","event":"miss","call_site":"s","id":"n)" + std::to_string(number) + "\"}\n";
}

QString text(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

} // namespace

/// The open logs: loaded one after the other, then followed.
class TestHitLogSession : public QObject {
    Q_OBJECT

    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<HitLogSession> m_session;

    void append(const char *name, const std::string &bytes) { std::ofstream(m_folder->path(name), std::ios::app) << bytes; }
    HitRow rows() const { return m_session->table()->rowCount(); }
    void open(const QStringList &paths)
    {
        QSignalSpy finished(m_session.get(), &HitLogSession::finished);
        m_session->open(paths);
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 60'000);
    }

private Q_SLOTS:
    void init()
    {
        m_session.reset();
        m_folder = std::make_unique<TempFolder>();
        m_lanes = std::make_unique<Lanes>(2);
        m_session = std::make_unique<HitLogSession>(*m_lanes);
    }
    void aGrowingLogShowsItsRows()
    {
        open({text(m_folder->write("a.jsonl", eventLine(1)))});
        QCOMPARE(rows(), HitRow(1));
        QSignalSpy grew(m_session.get(), &HitLogSession::grew);
        QSignalSpy finished(m_session.get(), &HitLogSession::finished);
        append("a.jsonl", eventLine(2) + eventLine(3).substr(0, 9));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(2), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!grew.isEmpty(), 60'000);
        append("a.jsonl", eventLine(3).substr(9));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(3), 60'000);
        // Whatever waits for whole logs gets its turn when the log rests.
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 60'000);
        QCOMPARE(m_session->table()->hitId(2), std::string("n3"));
        QCOMPARE(m_session->table()->source(0).state().life, LogLife::followed);
    }
    void everyOpenLogIsFollowedAcrossRotation()
    {
        open({text(m_folder->write("a.jsonl", eventLine(1))), text(m_folder->write("b.jsonl", eventLine(2))), text(m_folder->write("c.gz", gzipped(eventLine(3))))});
        QCOMPARE(rows(), HitRow(3));
        append("b.jsonl", eventLine(4));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(4), 60'000);
        std::filesystem::rename(m_folder->path("a.jsonl"), m_folder->path("a.jsonl.1"));
        m_folder->write("a.jsonl", eventLine(5));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(5), 60'000);
        QCOMPARE(m_session->table()->source(0).state().life, LogLife::rotated);
        QCOMPARE(m_session->table()->sourceCount(), 4u);
        QCOMPARE(m_session->table()->source(2).state().life, LogLife::read);
    }
    void theSameFileIsSaidToBeOpen()
    {
        const auto path = m_folder->write("a.jsonl", eventLine(1));
        std::filesystem::create_symlink(path, m_folder->path("b.jsonl"));
        QSignalSpy failed(m_session.get(), &HitLogSession::failed);
        open({text(path), text(m_folder->path("b.jsonl"))});
        QCOMPARE(rows(), HitRow(1));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().reason, ErrorReason::alreadyOpen);
        QCOMPARE(m_session->paths(), QStringList{text(path)});
    }
    void followingCanBePaused()
    {
        open({text(m_folder->write("a.jsonl", eventLine(1)))});
        m_session->setFollowing(false);
        QVERIFY(!m_session->isFollowing());
        append("a.jsonl", eventLine(2));
        QSignalSpy finished(m_session.get(), &HitLogSession::finished);
        m_session->add(text(m_folder->write("b.jsonl", eventLine(3))));
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 60'000);
        QVERIFY(rows() >= 2);
        m_session->setFollowing(true);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(3), 60'000);
        append("b.jsonl", eventLine(4));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(4), 60'000);
    }
    void aNewTableForgetsTheOldLogs()
    {
        open({text(m_folder->write("a.jsonl", eventLine(1)))});
        const auto old = m_session->table();
        open({text(m_folder->write("b.jsonl", eventLine(2)))});
        append("a.jsonl", eventLine(3));
        append("b.jsonl", eventLine(4));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(2), 60'000);
        QVERIFY(old->rowCount() <= 2);
        QCOMPARE(m_session->table()->hitId(1), std::string("n4"));
    }
    void anEmptyLogFillsUp()
    {
        open({text(m_folder->write("a.jsonl", ""))});
        QCOMPARE(rows(), HitRow(0));
        append("a.jsonl", eventLine(1));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), HitRow(1), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestHitLogSession)
#include "tst_hit_log_session.moc"
