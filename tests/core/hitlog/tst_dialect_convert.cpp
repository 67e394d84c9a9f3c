// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_record.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::filesystem::path data(const std::string &name)
{
    return std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "dialects" / name;
}

/// The events of a log as `cacheloupe.hit/1` objects, without the path; a log that cannot be read gives none.
std::vector<Json> events(const std::filesystem::path &path, std::string *dialect = nullptr)
{
    HitTable table;
    std::vector<Json> list;
    if (!HitLogReader(table).load(path))
        return list;
    if (dialect)
        *dialect = table.source(0).dialect().name;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        const auto hit = table.record(row);
        Json json = hit ? hitToJson(*hit) : Json::object();
        json.erase("source");
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<Json> expected(const std::string &name)
{
    std::vector<Json> list;
    const std::string text = readWholeFile(data(name)).value();
    for (size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        list.push_back(parseJson(text.substr(at, text.find('\n', at) - at), name).value());
    return list;
}

/// The first difference in words, or nothing.
QByteArray difference(const std::vector<Json> &got, const std::vector<Json> &wanted)
{
    if (got.size() != wanted.size())
        return QByteArray::number(qsizetype(got.size())) + " events";
    for (size_t i = 0; i < got.size(); ++i)
        for (const Json &side : {wanted[i], got[i]})
            for (const auto &[name, value] : side.items())
                if (!got[i].contains(name) || !wanted[i].contains(name) || dumpJson(got[i][name]) != dumpJson(wanted[i][name]))
                    return QByteArray::number(qsizetype(i)) + ' ' + QByteArray::fromStdString(name + ": " + dumpJson(got[i].value(name, Json()))
                        + " instead of " + dumpJson(wanted[i].value(name, Json())));
    return {};
}

} // namespace

class TestDialectConvert : public QObject {
    Q_OBJECT

    TempFolder m_folder;

private Q_SLOTS:
    void everyDialectFieldByField_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("dialect");
        const auto row = [](const char *file, const char *dialect) { QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(dialect); };
        row("bifrost_logs.jsonl", "bifrost.logs");
        row("cloudflare_aig_logs.jsonl", "cloudflare.ai_gateway");
        row("helicone_requests.jsonl", "helicone.requests");
        row("kong_ai_log.jsonl", "kong.ai_audit");
        row("langfuse_observations.jsonl", "langfuse.observations");
        row("vllm_sr_router_replay.jsonl", "vllm.router_replay");
        row("otlp_openinference.jsonl", "otlp.spans");
        row("otlp_genai.jsonl", "otlp.spans");
        row("portkey.jsonl", "portkey.logs");
        row("tensorzero.jsonl", "tensorzero.model_inference");
        row("cache_marks.log", "text.cache_marks");
        row("home_made.jsonl", "home_made.lines");
        row("statsd.txt", "statsd.counters");
        row("prometheus.txt", "prometheus.counters");
        row("gptcache_report.csv", "gptcache.report");
        row("litellm_spend_logs.csv", "litellm.spend_logs");
        row("langfuse_pretty.json", "langfuse.observations");
        row("anthropic_usage.jsonl", "helicone.requests");
        // Other versions, exports and wrappings of the same families.
        row("variant_bifrost_api.json", "bifrost.logs");
        row("variant_bifrost.csv", "bifrost.logs");
        row("variant_gptcache_report_epoch.csv", "gptcache.report");
        row("variant_langfuse_blob.csv", "langfuse.observations");
        row("variant_langfuse_blob.jsonl", "langfuse.observations");
        row("variant_langfuse_ingestion.jsonl", "langfuse.observations");
        row("variant_langfuse_trace_detail.json", "langfuse.observations");
        row("variant_langfuse_ui_v3.json", "langfuse.observations");
        row("variant_langfuse_traces.csv", "langfuse.traces");
        row("variant_langfuse_traces.json", "langfuse.traces");
        row("variant_langfuse_traces_blob.jsonl", "langfuse.traces");
        row("variant_litellm_datadog.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_kwargs.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp_array_lines.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp_crlf.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp_iso.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp_old.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp_one.json", "litellm.standard_logging_payload");
        row("variant_litellm_slp_snake.jsonl", "litellm.standard_logging_payload");
        row("variant_litellm_slp.csv", "litellm.standard_logging_payload");
        row("variant_litellm_spend_api.json", "litellm.spend_logs");
        row("variant_litellm_spend_lines_bool.jsonl", "litellm.spend_logs");
        row("variant_litellm_spend_old.jsonl", "litellm.spend_logs");
        row("variant_litellm_spend_pg.csv", "litellm.spend_logs");
        row("variant_llm_logs_cli.json", "llm.logs");
        row("variant_otlp_array.json", "otlp.spans");
        row("variant_otlp_console_pretty.json", "otlp.spans");
        row("variant_otlp_events.jsonl", "otlp.spans");
        row("variant_otlp_logs.jsonl", "otlp.spans");
        row("variant_otlp_openinf.jsonl", "otlp.spans");
        row("variant_otlp_openinf_values.jsonl", "otlp.spans");
        row("variant_otlp_pretty.json", "otlp.spans");
        row("variant_otlp_snake.jsonl", "otlp.spans");
        row("variant_otlp_structured.jsonl", "otlp.spans");
        row("variant_otlp_traceloop.jsonl", "otlp.spans");
        row("variant_otlp_vercel.jsonl", "otlp.spans");
        row("variant_phoenix_spans.jsonl", "otlp.spans");
        row("variant_seeds.jsonl", "seeds.hit_line");
        row("variant_vllm_api.json", "vllm.router_replay");
        row("variant_vllm_pg.csv", "vllm.router_replay");
    }
    void everyDialectFieldByField()
    {
        QFETCH(QString, file);
        QFETCH(QString, dialect);
        std::string name;
        const auto got = events(data(file.toStdString()), &name);
        QCOMPARE(QString::fromStdString(name), dialect);
        QCOMPARE(difference(got, expected(file.toStdString() + ".expected")), QByteArray());
    }
    void llmTurnsAndOldResponsesAreMerged()
    {
        const auto path = m_folder.path("logs.db");
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE responses (id TEXT PRIMARY KEY, model TEXT, prompt TEXT, response TEXT, conversation_id TEXT, duration_ms INTEGER, datetime_utc TEXT);"
                                  "CREATE TABLE turns (id TEXT PRIMARY KEY, thread_id TEXT, model TEXT, resolved_model TEXT, options_json TEXT, input_tokens INTEGER, output_tokens INTEGER,"
                                  " token_details TEXT, duration_ms INTEGER, datetime_utc TEXT);"
                                  "CREATE TABLE turn_search (id INTEGER PRIMARY KEY, turn_id TEXT, prompt TEXT, response TEXT);"
                                  "INSERT INTO responses VALUES ('01a', 'gpt-4o', 'old question', 'old answer', 'c1', 12, '2026-05-01T00:00:00'), ('01b', 'gpt-4o', 'both', 'both', 'c1', 1, '2026-05-02T00:00:00');"
                                  "INSERT INTO turns VALUES ('01b', 't1', 'gpt-4o', 'gpt-4o-2024', '{\"temperature\": 0}', 40, 24, '{\"prompt_tokens_details\": {\"cached_tokens\": 8}}', 7, '2026-05-02T00:00:00');"
                                  "INSERT INTO turn_search VALUES (1, '01b', 'new question', 'new answer');").ok());
        std::string name;
        const auto got = events(path, &name);
        QCOMPARE(name, std::string("llm.logs"));
        QCOMPARE(got.size(), size_t(2));
        QVERIFY(got[0]["query"] == Json("new question"));
        QVERIFY(got[0]["model"] == Json("gpt-4o-2024"));
        QVERIFY(got[0]["usage"]["cached_input_tokens"] == Json(8));
        QVERIFY(got[0]["event"] == Json("bypass"));
        QVERIFY(got[1]["query"] == Json("old question"));
        QVERIFY(got[1]["ts"] == Json("2026-05-01T00:00:00Z"));
        QVERIFY(got[1]["session"] == Json("c1"));
    }
    void spendLogsInSqlite()
    {
        const auto path = m_folder.path("litellm.db");
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE \"LiteLLM_SpendLogs\" (request_id TEXT PRIMARY KEY, call_type TEXT, spend REAL, startTime TEXT, endTime TEXT, model TEXT, cache_hit TEXT, cache_key TEXT,"
                                  " metadata TEXT, response TEXT, proxy_server_request TEXT);"
                                  "INSERT INTO \"LiteLLM_SpendLogs\" VALUES ('chatcmpl-1_cache_hit1', 'acompletion', 0, '2026-05-20 09:00:00.000', '2026-05-20 09:00:00.250', 'gpt-4o', 'True', 'Cache OFF',"
                                  " '{}', '{\"choices\":[{\"message\":{\"content\":\"A\"}}]}', '{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"}]}');").ok());
        std::string name;
        const auto got = events(path, &name);
        QCOMPARE(name, std::string("litellm.spend_logs"));
        QCOMPARE(got.size(), size_t(1));
        QVERIFY(got[0]["event"] == Json("hit"));
        QVERIFY(got[0]["query"] == Json("Q"));
        QVERIFY(got[0]["answer"] == Json("A"));
        QVERIFY(got[0]["latency_ms"] == Json(250.0));
        QVERIFY(!got[0].contains("key"));
        QVERIFY(got[0]["entry"]["id"] == Json("chatcmpl-1"));
    }
    void wrappedAndPrettyPrinted()
    {
        const std::string one = "{\"ts\":\"2026-05-20T09:00:00Z\",\"event\":\"hit\",\"call_site\":\"a\",\"query\":\"q\\\"]}\"}";
        for (const std::string &text : {"[" + one + ",\n" + one + "]", "{\"meta\":{\"page\":1},\"data\":[" + one + ",\n" + one + "],\"next\":[1,{\"a\":2}]}",
                                        dumpJson(*parseJson(one, {}), 2) + "\n" + dumpJson(*parseJson(one, {}), 2)}) {
            const auto got = events(m_folder.write("w.json", text));
            QCOMPARE(got.size(), size_t(2));
            QVERIFY(got[1]["query"] == Json("q\"]}"));
            QVERIFY(got[1]["line"] == Json(2));
        }
    }
    void csvOfOurOwn()
    {
        const auto got = events(m_folder.write("own.csv", "\xEF\xBB\xBF\"ts\";event;call_site;query;similarity;entry.ttl_s;fields.access.tenant\r\n"
                                                          "2026-05-20T09:00:00Z;hit;a;\"two\nlines; \"\"quoted\"\"\";0.91;60;acme\r\n"));
        QCOMPARE(got.size(), size_t(1));
        QVERIFY(got[0]["query"] == Json("two\nlines; \"quoted\""));
        QVERIFY(got[0]["similarity"] == Json(0.91));
        QVERIFY(got[0]["entry"]["ttl_s"] == Json(60.0));
        QVERIFY(got[0]["fields"]["access.tenant"] == Json("acme"));
    }
};

QTEST_APPLESS_MAIN(TestDialectConvert)
#include "tst_dialect_convert.moc"
