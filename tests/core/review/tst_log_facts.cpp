// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_facts.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

class TestLogFacts : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;
private Q_SLOTS:
    void agreesWithReadingEveryRecord()
    {
        Random random(7);
        std::string log;
        for (int i = 0; i < 20'000; ++i) {
            const std::string role = i == 17'001 ? "admin" : "viewer";
            log += "{\"ts\":\"2026-11-02T09:30:00Z\",\"event\":\"hit\",\"call_site\":\"s\",\"model\":\"m" + std::to_string(random.below(2)) + "\"";
            log += ",\"fields\":{\"access.tenant\":\"\\u00e9\",\"access.role\":\"" + role + "\"},\"entry\":{\"fields\":{\"access.tenant\":\"\xC3\xA9\",\"source.chunking\":512}}}\n";
        }
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("hits.jsonl", log)));
        LogFacts plain;
        for (HitRow row = 0; row < table.rowCount(); ++row) {
            const auto hit = table.record(row);
            QVERIFY(hit.ok());
            plain.add(hit->fields);
            plain.add(hit->entry.fields);
        }
        const auto facts = readLogFacts(table, {}, 3);
        QVERIFY(facts.ok());
        for (const KeyField field : allKeyFields())
            QCOMPARE(facts->isConstant(field), plain.isConstant(field));
        QVERIFY(facts->isConstant(KeyField::accessTenant) && facts->isConstant(KeyField::sourceChunking));
        QVERIFY(!facts->isConstant(KeyField::accessRole) && !facts->isConstant(KeyField::routeModel));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(readLogFacts(table, stop.get_token()).error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestLogFacts)
#include "tst_log_facts.moc"
