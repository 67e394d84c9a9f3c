// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/replay/model_request.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>


using namespace cacheloupe;

namespace {

std::string readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Parameters as five providers' clients and three gateways log them, some of them wrong.
const std::vector<std::string> kLoggedParams = {
    "",
    R"({"temperature":0,"top_p":1,"max_tokens":1,"stop":"END","seed":-3,"n":2,"user":"u","stream":true,"logprobs":true,"top_logprobs":5})",
    R"({"temperature":2,"max_completion_tokens":4096,"presence_penalty":-2,"frequency_penalty":2,"logit_bias":{"50256":-100},"reasoning_effort":"max","verbosity":"low"})",
    R"({"temperature":2.5,"top_p":-1,"logit_bias":{"1":0.5},"reasoning_effort":"gigantic","verbosity":3,"stop":["a","b","c","d","e"],"seed":"seven"})",
    R"({"max_output_tokens":5,"text":{"format":{"type":"json_schema","name":"x","strict":true,"schema":{"type":"object"}},"verbosity":"high"},"reasoning":{"effort":"minimal","summary":"auto"}})",
    R"({"stop_sequences":["\n\nHuman:"],"top_k":5,"thinking":{"type":"enabled","budget_tokens":1024},"tools":[{"name":"f","description":"d","input_schema":{"type":"object"}}],"tool_choice":{"type":"any"}})",
    R"({"generationConfig":{"maxOutputTokens":9,"topK":3,"stopSequences":[],"responseMimeType":"application/json","responseSchema":{"type":"OBJECT"},"thinkingConfig":{"thinkingBudget":0}},"safetySettings":[]})",
    R"({"options":{"num_predict":7,"mirostat":1,"temperature":0.7},"keep_alive":"5m","response_format":{"type":"json_object"}})",
    R"({"response_format":{"type":"text"},"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"},"strict":true}}],"tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false})",
    R"({"tool_choice":"auto","parallel_tool_calls":true,"functions":[],"metadata":{"a":"b"},"api_key":"x","headers":{}})",
    R"({"tools":[{"type":"web_search"}],"tool_choice":"required","store":true,"service_tier":"flex","prediction":{"type":"content","content":"x"}})",
};

std::vector<std::string> loggedMessages()
{
    std::vector<std::string> out = {"", "[]", R"([{"role":"user","content":"Hi"}])", R"([{"role":"assistant","content":"Hello"},{"role":"user","name":"ann","content":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"image_url","image_url":{"url":"x"}}]}])",
                                    R"([{"role":"developer","content":"D"},{"role":"user","content":"U"},{"role":"assistant","content":"A","refusal":null,"audio":{"id":"1"}},{"role":"user","content":"U2"}])",
                                    R"([{"role":"user","content":"U"},{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"r"}])"};
    for (const char *name : {"openai", "responses", "anthropic", "gemini", "opentelemetry"})
        out.push_back(readAll(QStringLiteral(CACHELOUPE_TEST_DATA "/replay/logged/%1.json").arg(QLatin1String(name))));
    return out;
}

} // namespace

/// Every request for OpenAI's two APIs fits what OpenAI's OpenAPI description says of them (tests/data/replay/README.md). Without
/// python3-jsonschema the test is skipped, or fails where CACHELOUPE_ALL_TOOLS is set, as packaging/test.sh does.
class TestOpenAiRequests : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    std::vector<std::string> requests(ProviderApi api) const;
    int check(const QString &schema, const std::vector<std::string> &lines, QString &said) const;

private Q_SLOTS:
    void initTestCase();
    void everyRequestFits_data();
    void everyRequestFits();
    void theSchemaCanRefuse_data();
    void theSchemaCanRefuse();
};

std::vector<std::string> TestOpenAiRequests::requests(ProviderApi api) const
{
    std::vector<std::string> out;
    const RequestTemplate fill{"System", "Q: {query}", "gpt-4o", R"({"temperature":1,"stop":["x"],"max_tokens":20})"};
    for (const std::string &messages : loggedMessages()) {
        for (const std::string &params : kLoggedParams) {
            constexpr const char *models[] = {"gpt-4o", "gpt-5.1", "o4-mini"};
            Hit hit;
            hit.query = "Where is \xFF my parcel?";
            hit.model = models[out.size() % 3];
            hit.messagesJson = messages;
            hit.paramsJson = params;
            RequestTarget target;
            target.api = api;
            target.endpoint = api == ProviderApi::azureOpenAi ? "https://r.openai.azure.com" : "https://api.openai.com/v1";
            target.stream = out.size() % 2 == 0;
            const auto request = buildModelRequest(hit, target, out.size() % 5 == 0 ? &fill : nullptr);
            out.push_back(request ? request->body : "null");
        }
    }
    return out;
}

int TestOpenAiRequests::check(const QString &schema, const std::vector<std::string> &lines, QString &said) const
{
    QFile file(m_dir.filePath(QStringLiteral("requests.jsonl")));
    if (!file.open(QIODevice::WriteOnly))
        return -1;
    for (const std::string &line : lines)
        file.write(QByteArray::fromStdString(line + '\n'));
    file.close();
    QProcess process;
    process.start(QStringLiteral("python3"), {QStringLiteral(CACHELOUPE_SOURCE_DIR "/tests/clients/check_requests.py"), QStringLiteral(CACHELOUPE_TEST_DATA "/replay/") + schema, file.fileName()});
    if (!process.waitForFinished(120'000))
        return -1;
    said = QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).left(4000);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TestOpenAiRequests::initTestCase()
{
    QString said;
    const int status = check(QStringLiteral("openai_chat_request.schema.json"), {}, said);
    if (status == 0)
        return;
    if (qEnvironmentVariableIsSet("CACHELOUPE_ALL_TOOLS") || status == 1)
        QFAIL(qPrintable(QStringLiteral("python3 with python3-jsonschema: exit status %1 %2").arg(status).arg(said)));
    QSKIP("python3-jsonschema is not installed");
}

void TestOpenAiRequests::everyRequestFits_data()
{
    QTest::addColumn<int>("api");
    QTest::addColumn<QString>("schema");
    QTest::newRow("chat completions") << int(ProviderApi::openAiChat) << QStringLiteral("openai_chat_request.schema.json");
    QTest::newRow("azure") << int(ProviderApi::azureOpenAi) << QStringLiteral("openai_chat_request.schema.json");
    QTest::newRow("responses") << int(ProviderApi::openAiResponses) << QStringLiteral("openai_response_request.schema.json");
}

void TestOpenAiRequests::everyRequestFits()
{
    QFETCH(int, api);
    QFETCH(QString, schema);
    const std::vector<std::string> lines = requests(ProviderApi(api));
    QVERIFY(lines.size() > 100);
    QString said;
    const int status = check(schema, lines, said);
    QVERIFY2(status == 0, qPrintable(said));
}

void TestOpenAiRequests::theSchemaCanRefuse_data()
{
    QTest::addColumn<bool>("responses");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](bool responses, const char *member, const char *value) { QTest::addRow("%s %s", member, value) << responses << QByteArray(member) << QByteArray(value); };
    row(false, "top_k", "5");
    row(false, "temperature", "2.1");
    row(false, "messages", "[]");
    row(false, "messages", R"([{"role":"model","content":"x"}])");
    row(false, "messages", R"([{"role":"user","content":"x","extra":1}])");
    row(false, "stop", R"(["a","b","c","d","e"])");
    row(false, "logit_bias", R"({"1":0.5})");
    row(false, "reasoning_effort", "\"gigantic\"");
    row(false, "cache", R"({"no-cache":true})");
    row(false, "tool_choice", "\"auto\"");
    row(true, "max_output_tokens", "5");
    row(true, "seed", "1");
    row(true, "messages", "[]");
    row(true, "input", R"([{"type":"function_call","name":"f","arguments":"{}"}])");
    row(true, "text", R"({"format":{"type":"json_schema","json_schema":{}}})");
    row(true, "model", "null");
}

void TestOpenAiRequests::theSchemaCanRefuse()
{
    QFETCH(bool, responses);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    const auto api = responses ? ProviderApi::openAiResponses : ProviderApi::openAiChat;
    const QString schema = responses ? QStringLiteral("openai_response_request.schema.json") : QStringLiteral("openai_chat_request.schema.json");
    Json body = *parseJson(requests(api).front(), "body");
    body[member.toStdString()] = *parseJson(value.toStdString(), "value");
    QString said;
    QCOMPARE(check(schema, {dumpJson(body)}, said), 1);
    QVERIFY(said.startsWith(QLatin1String("1: ")));
}

QTEST_GUILESS_MAIN(TestOpenAiRequests)
#include "tst_openai_requests.moc"
