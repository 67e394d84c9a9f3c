// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/hit_record_view.h"

#include "core/hitlog/hit_log_reader.h"
#include "tests/support/temp_folder.h"
#include "ui/records/hit_members_view.h"
#include "ui/records/reason_text.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/text_panel.h"

#include <QLabel>
#include <QTest>

using namespace cacheloupe;

/// One row from the file to the screen.
class TestHitRecordView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsAHit();
    void showsTheQuestionThatTheStoreKnows();
    void showsAMalformedLine();
    void namesTheOtherMembers();
    void wordsEverySignal();
    void findsAlikeByKey();

private:
    cacheloupe::test::TempFolder m_folder;
    HitTable m_table;
};

void TestHitRecordView::initTestCase()
{
    const auto path = m_folder.write("hits.jsonl",
                                     "{\"ts\":\"2026-11-02T10:00:00Z\",\"id\":\"h0\",\"event\":\"hit\",\"call_site\":\"support.refunds\",\"match\":\"semantic\","
                                     "\"similarity\":0.94,\"threshold\":0.93,\"key\":\"k 0\",\"query\":\"Refund after 45 days?\",\"cached_query\":\"Refund after 14 days?\","
                                     "\"answer\":\"Yes, within 14 days.\",\"model\":\"gpt-4o\",\"shop\":\"north\",\"entry\":{\"age_s\":3600,\"ttl_s\":7200}}\n"
                                     "{\"ts\":\"2026-11-02T10:00:01Z\",\"event\":\"hit\",\"call_site\":\n");
    QVERIFY(HitLogReader(m_table).load(path).ok());
    QCOMPARE(m_table.rowCount(), HitRow(2));
}

void TestHitRecordView::showsAHit()
{
    const auto view = loadHitView(m_table, 0);
    QVERIFY(view.ok());
    HitRecordView record;
    record.setHit(*view);
    record.resize(900, 700);
    record.show();
    auto *questions = record.findChild<DifferenceView *>();
    QCOMPARE(questions->first()->content(), QStringLiteral("Refund after 45 days?"));
    QCOMPARE(questions->second()->content(), QStringLiteral("Refund after 14 days?"));
    QCOMPARE(record.findChild<TextPanel *>(QStringLiteral("record.answer"))->content(), QStringLiteral("Yes, within 14 days."));
    QVERIFY(!record.findChild<QWidget *>(QStringLiteral("record.rawLine"))->isVisible());
}

void TestHitRecordView::showsTheQuestionThatTheStoreKnows()
{
    HitTable table;
    QVERIFY(HitLogReader(table).load(m_folder.write("join.jsonl", "{\"event\":\"hit\",\"query\":\"Refund after 45 days?\",\"key\":\"k 1\"}\n")).ok());
    EntryJoin entries;
    CacheEntry entry;
    entry.key = "k 1";
    entry.query = "Refund after 14 days?";
    entries.add(entry);
    const auto view = loadHitView(table, 0, nullptr, &entries);
    QVERIFY(view.ok());
    QVERIFY(view->isQueryJoined);
    HitRecordView record;
    record.setHit(*view);
    auto *questions = record.findChild<DifferenceView *>();
    QCOMPARE(questions->second()->content(), QStringLiteral("Refund after 14 days?"));
    QVERIFY(!loadHitView(table, 0)->isQueryJoined);
    QVERIFY(!loadHitView(m_table, 0, nullptr, &entries)->isQueryJoined);
}

void TestHitRecordView::showsAMalformedLine()
{
    const auto view = loadHitView(m_table, 1);
    QVERIFY(view.ok());
    QVERIFY(view->isMalformed());
    HitRecordView record;
    record.setHit(*view);
    record.show();
    auto *raw = record.findChild<TextPanel *>(QStringLiteral("record.rawLine"));
    QVERIFY(raw->isVisible());
    QVERIFY(raw->content().startsWith(QStringLiteral("{\"ts\":\"2026-11-02T10:00:01Z\"")));
    QVERIFY(!record.findChild<QLabel *>(QStringLiteral("record.fault"))->text().isEmpty());
}

void TestHitRecordView::namesTheOtherMembers()
{
    const auto view = loadHitView(m_table, 0);
    QStringList values;
    for (const auto &member : hitMembers(view->hit))
        values << member.second;
    QVERIFY(values.contains(QStringLiteral("gpt-4o")));
    QVERIFY(values.contains(QStringLiteral("k 0")));
    QVERIFY(values.join(QLatin1Char(' ')).contains(QStringLiteral("north")));
}

void TestHitRecordView::wordsEverySignal()
{
    QSet<QString> sentences;
    for (size_t i = 0; i < kSignalCount; ++i) {
        const SuspicionReason reason{Signal(i), 1, {"1", "2", "3"}, {}};
        const QString words = reasonText(reason);
        QVERIFY2(!words.isEmpty() && !words.contains(QLatin1Char('%')), qPrintable(QString::number(i)));
        sentences << words;
    }
    QVERIFY(sentences.size() > 14);
    QCOMPARE(reasonText({Signal::numberDiffers, 1, {"45", "14"}, {}}), QStringLiteral("asks about 45, answer written for 14"));
}

void TestHitRecordView::findsAlikeByKey()
{
    const auto view = loadHitView(m_table, 0);
    QCOMPARE(alikeQuery(view->hit), QStringLiteral("key:\"k 0\""));
}

QTEST_MAIN(TestHitRecordView)
#include "tst_hit_record_view.moc"
