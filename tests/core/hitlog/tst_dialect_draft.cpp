// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_draft.h"
#include "core/hitlog/dialect_library.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/driver/sqlite_database.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// A log that no dialect knows, on its way to one of its own: sample, proposal, preview, file, rows.
class TestDialectDraft : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    static std::string json(std::string text)
    {
        std::replace(text.begin(), text.end(), '\'', '"');
        return text;
    }
    std::filesystem::path ownLog() const
    {
        std::string text;
        for (int i = 0; i < 20; ++i)
            text += json("{'when':'2026-11-02T10:00:0" + std::to_string(i % 10) + "Z','outcome':'" + (i % 3 ? "served" : "computed") + "','shop_question':'Where is parcel "
                         + std::to_string(i) + "?','reply':'On its way.','dist':0.0" + std::to_string(i % 10) + ",'service':'parcels'}\n");
        return m_folder.write("own.jsonl", text);
    }
    static void mapAll(DialectDraft &draft)
    {
        draft.name = "own.parcels";
        draft.member("ts")->path = "when";
        draft.member("event")->path = "outcome";
        draft.member("event")->values = {{"served", "hit"}, {"computed", "miss"}};
        draft.member("call_site")->path = "service";
        draft.member("query")->path = "shop_question";
        draft.member("answer")->path = "reply";
        draft.member("similarity")->path = "dist";
        draft.member("similarity")->isDistance = true;
        draft.member("provider")->constant = "openai";
    }

private Q_SLOTS:
    void aSampleNamesItsColumnsWithValues()
    {
        const auto sample = LogSample::read(ownLog());
        QVERIFY(sample.ok());
        QCOMPARE(sample->records().size(), LogSample::kRecords);
        const auto *outcome = sample->column("outcome");
        QVERIFY(outcome);
        QCOMPARE(outcome->values.size(), size_t(2));
        QCOMPARE(sample->column("when")->type, SampleType::time);
        QCOMPARE(sample->column("dist")->type, SampleType::number);
        QVERIFY(!sample->column("missing"));
    }
    void synonymsAreProposed()
    {
        std::string text;
        for (int i = 0; i < 5; ++i)
            text += json("{'timestamp':1793577600,'cache_status':'HIT','prompt':'p','completion_text':'a','llm_model':'m','tenant_id':'acme'}\n");
        const auto sample = LogSample::read(m_folder.write("synonyms.jsonl", text));
        QVERIFY(sample.ok());
        auto draft = DialectDraft::propose(*sample);
        QCOMPARE(draft.member("ts")->path, std::string("timestamp"));
        QCOMPARE(draft.member("query")->path, std::string("prompt"));
    }
    void whatIsMissingIsNamed()
    {
        DialectDraft draft = DialectDraft::propose(*LogSample::read(ownLog()));
        draft.member("ts")->path.clear();
        draft.member("event")->path.clear();
        QCOMPARE(draft.missing(), (std::vector<std::string>{"ts", "event"}));
        mapAll(draft);
        QVERIFY(draft.missing().empty());
    }
    void thePreviewIsWhatTheReaderReads()
    {
        const auto path = ownLog();
        const auto sample = LogSample::read(path);
        DialectDraft draft = DialectDraft::propose(*sample);
        mapAll(draft);
        const auto preview = draft.preview(*sample, 20);
        QVERIFY(preview.ok());
        QCOMPARE(preview->size(), LogSample::kRecords);
        QVERIFY(!preview->front().error);
        QCOMPARE(preview->at(1).hit->query, std::string("Where is parcel 1?"));
        QCOMPARE(preview->at(1).hit->kind, EventKind::hit);
        QCOMPARE(preview->at(0).hit->kind, EventKind::miss);
        QVERIFY(std::abs(*preview->at(1).hit->similarity - 0.99) < 1e-9);

        const auto file = draft.save(m_folder.path("dialects"));
        QVERIFY(file.ok());
        const auto dialect = readDialect(*file);
        QVERIFY(dialect.ok());
        QCOMPARE(dialect->name(), std::string("own.parcels"));
        HitTable table;
        HitLogLoad options;
        options.dialect = std::make_shared<const Dialect>(*dialect);
        QVERIFY(HitLogReader(table).load(path, options).ok());
        QCOMPARE(table.rowCount(), HitRow(20));
        for (HitRow row = 0; row < 16; ++row) {
            const auto hit = table.record(row);
            QVERIFY(hit.ok());
            QCOMPARE(hit->query, preview->at(row).hit->query);
            QCOMPARE(hit->kind, preview->at(row).hit->kind);
            QCOMPARE(hit->callSite, std::string("parcels"));
            QCOMPARE(hit->provider, std::string("openai"));
        }
    }
    void aSavedDialectIsRecognisedFromThenOn()
    {
        DialectDraft draft = DialectDraft::propose(*LogSample::read(ownLog()));
        mapAll(draft);
        QVERIFY(draft.save(m_folder.path("known")).ok());
        std::vector<Error> errors;
        const auto known = knownDialects(m_folder.path("known"), &errors);
        QVERIFY(known.ok());
        QVERIFY(errors.empty());
        QVERIFY(std::any_of(known->begin(), known->end(), [](const Dialect &one) { return one.name() == "own.parcels"; }));
    }
    void aBrokenFileIsToldAndTheOthersStay()
    {
        m_folder.write("broken.json", "{\"name\": 7");
        std::vector<Error> errors;
        std::filesystem::create_directories(m_folder.path("mixed"));
        std::filesystem::rename(m_folder.path("broken.json"), m_folder.path("mixed") / "broken.json");
        const auto known = knownDialects(m_folder.path("mixed"), &errors);
        QVERIFY(known.ok());
        QCOMPARE(errors.size(), size_t(1));
        QVERIFY(errors.front().where.find("broken.json") != std::string::npos);
        QVERIFY(known->size() > 10);
        QVERIFY(!readDialect(m_folder.path("none.json")).ok());
    }
    void aTableIsSampledToo()
    {
        auto database = SqliteDatabase::open(m_folder.path("own.db"), SqliteDatabase::Mode::create);
        QVERIFY(database.ok());
        QVERIFY(database->execute("CREATE TABLE settings(a TEXT); CREATE TABLE answers(asked_at TEXT, was_cached INTEGER, question TEXT, answer TEXT);"
                                  "INSERT INTO answers VALUES('2026-11-01T00:00:00Z', 1, 'q', 'a'), ('2026-11-01T00:00:01Z', 0, 'r', 'b')").ok());
        const auto sample = LogSample::read(m_folder.path("own.db"));
        QVERIFY(sample.ok());
        QCOMPARE(sample->tables().size(), size_t(2));
        QVERIFY(sample->column("question"));
    }
};

QTEST_GUILESS_MAIN(TestDialectDraft)
#include "tst_dialect_draft.moc"
