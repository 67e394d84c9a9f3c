// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/text_index.h"
#include "tests/support/temp_folder.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/text_indexer.h"

#include <QSignalSpy>
#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestTextIndexer : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    QString log(const char *name, int lines) const
    {
        std::string text;
        for (int i = 0; i < lines; ++i)
            text += "{\"event\":\"hit\",\"query\":\"question " + std::to_string(i) + "\",\"answer\":\"one of few " + std::to_string(i % 5) + "\"}\n";
        return QString::fromStdString(m_folder.write(name, text).string());
    }

private Q_SLOTS:
    void whatIsReadIsIndexed()
    {
        Lanes lanes(2);
        HitLogSession session(lanes);
        TextIndexer indexer(lanes, session);
        QSignalSpy indexed(&indexer, &TextIndexer::indexed);
        session.open({log("a.jsonl", 9000)});
        QTRY_VERIFY(!indexed.isEmpty() && !indexer.isIndexing());
        QCOMPARE(session.table()->textIndex().block(0)->rowCount(), 9000u);
        QCOMPARE(session.table()->textIndex().answerCodeCount(), 5u);
        session.add(log("b.jsonl", 9000));
        QTRY_COMPARE(session.table()->textIndex().block(0)->rowCount(), 18000u);
    }
    void aNewLogStartsANewIndex()
    {
        Lanes lanes(2);
        HitLogSession session(lanes);
        TextIndexer indexer(lanes, session);
        session.open({log("c.jsonl", 20000)});
        session.open({log("d.jsonl", 10000)});
        QTRY_VERIFY(session.table()->textIndex().block(0) && session.table()->textIndex().block(0)->rowCount() == 10000u);
    }
};

QTEST_GUILESS_MAIN(TestTextIndexer)
#include "tst_text_indexer.moc"
