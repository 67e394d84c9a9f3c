// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/replay/model_reply.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace cacheloupe;

namespace {

/// A body of tests/data/replay/replies as the response it came in.
HttpResponse recorded(const QString &name)
{
    HttpResponse response;
    response.status = 200;
    QFile file(QStringLiteral(CACHELOUPE_TEST_DATA "/replay/replies/") + name);
    if (file.open(QIODevice::ReadOnly))
        response.body = file.readAll().toStdString();
    response.headers = {{"Content-Type", name.endsWith(QLatin1String(".sse")) ? "text/event-stream; charset=utf-8" : "application/json"}};
    return response;
}

ProviderApi apiOf(const QString &name)
{
    return name.startsWith(QLatin1String("responses"))   ? ProviderApi::openAiResponses
        : name.startsWith(QLatin1String("anthropic")) ? ProviderApi::anthropicMessages
        : name.startsWith(QLatin1String("gemini"))    ? ProviderApi::geminiGenerateContent
        : name.startsWith(QLatin1String("azure"))     ? ProviderApi::azureOpenAi
                                                      : ProviderApi::openAiChat;
}

Result<ModelReply> readBody(std::string body, const char *type = nullptr, ProviderApi api = ProviderApi::openAiChat)
{
    HttpResponse response;
    response.status = 200;
    if (type)
        response.headers = {{"content-type", type}};
    response.body = std::move(body);
    return readModelReply(api, response, "https://host/v1");
}

const std::string kWhole = "Your parcel arrives on Tuesday \xE2\x80\x93 f\xC3\xBCr 4 \xE2\x82\xAC.";
const std::string kRefusal = "I'm sorry, I can't help with that.";
const std::string kCalls = R"([{"arguments":{"id":"A1","zone":2},"name":"track"},{"arguments":{},"name":"price"}])";

} // namespace

class TestModelReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnswers_data();
    void readsAnswers();
    void countsTokens_data();
    void countsTokens();
    void tellsErrors_data();
    void tellsErrors();
    void cutAnywhereIsNeverAShortAnswer_data();
    void cutAnywhereIsNeverAShortAnswer();
    void callsAreComparable();
    void readsOlderAndLocalShapes();
    void saysWhatIsNoAnswer_data();
    void saysWhatIsNoAnswer();
    void repeatsNoSecrets();
    void deepNestingIsRefused();
    void damageIsHarmless();
    void knowsWhatMayPass();
};

void TestModelReply::readsAnswers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("calls");
    const auto row = [](const char *file, const std::string &text, ReplyEnd end, bool calls = false) {
        QTest::newRow(file) << QString::fromLatin1(file) << QByteArray::fromStdString(text) << int(end) << calls;
    };
    for (const char *file : {"openai_plain.json", "openai_stream.sse", "openai_stream_crlf.sse", "openai_stream_no_usage_no_done.sse", "azure_plain.json", "azure_stream.sse", "responses_plain.json",
                             "responses_stream.sse", "responses_stream_bare_end.sse", "anthropic_plain.json", "anthropic_stream.sse", "gemini_plain.json", "gemini_stream.sse",
                             "gemini_stream_list.json"})
        row(file, kWhole, ReplyEnd::complete);
    for (const char *file : {"openai_tools.json", "openai_stream_tools.sse", "local_stream_unnumbered_tools.sse", "responses_tools.json", "responses_stream_tools.sse", "anthropic_tools.json",
                             "anthropic_stream_tools.sse", "gemini_tools.json"})
        row(file, "", ReplyEnd::toolCalls, true);
    row("anthropic_tools_and_text.json", "Let me look.", ReplyEnd::toolCalls, true);
    for (const char *file : {"openai_length.json", "openai_stream_length.sse", "responses_incomplete.json", "responses_stream_incomplete.sse", "anthropic_max_tokens.json",
                             "anthropic_stream_max_tokens.sse", "gemini_max_tokens.json"})
        row(file, "Your parcel", ReplyEnd::truncated);
    row("openai_length_empty.json", "", ReplyEnd::truncated);
    for (const char *file : {"openai_refusal.json", "openai_stream_refusal.sse", "responses_refusal.json"})
        row(file, kRefusal, ReplyEnd::refused);
    for (const char *file : {"anthropic_refusal.json", "anthropic_stream_refusal.sse"})
        row(file, "", ReplyEnd::refused);
    for (const char *file : {"openai_filter.json", "responses_filter.json", "gemini_safety.json", "gemini_blocked.json", "gemini_stream_blocked.sse"})
        row(file, "", ReplyEnd::filtered);
    row("gemini_stream_safety.sse", "Your parcel arrives", ReplyEnd::filtered);
}

void TestModelReply::readsAnswers()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(int, end);
    QFETCH(bool, calls);
    const auto reply = readModelReply(apiOf(file), recorded(file), "https://host/v1");
    QVERIFY2(reply.ok(), reply.ok() ? "" : reply.error().detail.c_str());
    QCOMPARE(QByteArray::fromStdString(reply->text), text);
    QCOMPARE(replyEndName(reply->end), replyEndName(ReplyEnd(end)));
    QCOMPARE(reply->toolCallsJson, calls ? kCalls : std::string());
    QVERIFY(!reply->model.empty());
    // The content type may be wrong or missing: the body says what it is.
    HttpResponse bare = recorded(file);
    bare.headers.clear();
    QCOMPARE(readModelReply(apiOf(file), bare, "x")->text, reply->text);
}

void TestModelReply::countsTokens_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"openai_plain.json", "openai_stream.sse", "azure_stream.sse", "responses_plain.json", "responses_stream.sse", "anthropic_plain.json", "anthropic_stream.sse",
                             "gemini_plain.json", "gemini_stream.sse"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

/// Each body tells of 1200 tokens in, 1024 of them from the prompt cache, and 48 out, whichever way it counts.
void TestModelReply::countsTokens()
{
    QFETCH(QString, file);
    const auto reply = readModelReply(apiOf(file), recorded(file), "x");
    QCOMPARE(reply->usage.inputTokens, std::optional<std::int64_t>(1200));
    QCOMPARE(reply->usage.outputTokens, std::optional<std::int64_t>(48));
    QCOMPARE(reply->usage.cachedInputTokens, std::optional<std::int64_t>(1024));
    if (apiOf(file) == ProviderApi::anthropicMessages)
        QCOMPARE(reply->usage.cacheCreationTokens, std::optional<std::int64_t>(76));
}

void TestModelReply::tellsErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *file, ErrorReason reason, const char *detail, bool passes) { QTest::newRow(file) << QString::fromLatin1(file) << int(reason) << QByteArray(detail) << passes; };
    for (const char *file : {"openai_stream_cut.sse", "responses_stream_cut.sse", "anthropic_stream_cut.sse", "anthropic_stream_without_stop.sse", "gemini_stream_cut.sse"})
        row(file, ErrorReason::connectionDropped, "broke off", true);
    for (const char *file : {"openai_empty.json", "responses_empty.json", "anthropic_empty.json", "gemini_empty.json"})
        row(file, ErrorReason::notAnAnswer, "no text in the answer", false);
    row("openai_no_choices.json", ErrorReason::notAnAnswer, "chat.completion", false);
    row("gemini_malformed_call.json", ErrorReason::notAnAnswer, "MALFORMED_FUNCTION_CALL", false);
    row("openai_error_in_200.json", ErrorReason::httpStatus, "HTTP 500: ", true);
    row("openai_stream_error.sse", ErrorReason::httpStatus, "HTTP 503: ", true);
    row("openai_stream_rate_limit.sse", ErrorReason::rateLimited, "HTTP 429: ", true);
    row("openai_stream_broken_json.sse", ErrorReason::malformedJson, "choices", false);
    row("responses_failed.json", ErrorReason::httpStatus, "HTTP 500: ", true);
    row("responses_stream_failed.sse", ErrorReason::httpStatus, "failed to generate", true);
    row("responses_stream_error.sse", ErrorReason::rateLimited, "HTTP 429: ", true);
    row("anthropic_error_in_200.json", ErrorReason::httpStatus, "HTTP 529: ", true);
    row("anthropic_stream_overloaded.sse", ErrorReason::httpStatus, "Overloaded", true);
    row("gemini_error_list.json", ErrorReason::httpStatus, "HTTP 503: ", true);
    row("gemini_stream_error.sse", ErrorReason::httpStatus, "HTTP 500: ", true);
}

void TestModelReply::tellsErrors()
{
    QFETCH(QString, file);
    QFETCH(int, reason);
    QFETCH(QByteArray, detail);
    QFETCH(bool, passes);
    const HttpResponse response = recorded(file);
    QVERIFY(!response.body.empty());
    const auto reply = readModelReply(apiOf(file), response, "https://host/v1");
    QVERIFY(!reply.ok());
    QCOMPARE(int(reply.error().reason), reason);
    QCOMPARE(reply.error().where, std::string("https://host/v1"));
    QVERIFY2(reply.error().detail.find(detail.toStdString()) != std::string::npos, reply.error().detail.c_str());
    QVERIFY(reply.error().detail.size() < 1000);
    QCOMPARE(mayPassLater(reply.error()), passes);
}

void TestModelReply::cutAnywhereIsNeverAShortAnswer_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"openai_stream.sse", "openai_stream_crlf.sse", "azure_stream.sse", "responses_stream.sse", "anthropic_stream.sse", "gemini_stream.sse"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestModelReply::cutAnywhereIsNeverAShortAnswer()
{
    QFETCH(QString, file);
    const HttpResponse whole = recorded(file);
    int dropped = 0;
    for (size_t length = 0; length <= whole.body.size(); ++length) {
        HttpResponse cut = whole;
        cut.body.resize(length);
        const auto reply = readModelReply(apiOf(file), cut, "x");
        if (reply) {
            QCOMPARE(reply->text, kWhole);
            continue;
        }
        ++dropped;
        QVERIFY2(mayPassLater(reply.error()), reply.error().detail.c_str());
    }
    QVERIFY(dropped > int(whole.body.size()) / 2);
}

void TestModelReply::callsAreComparable()
{
    const auto calls = [](const std::string &arguments, const std::string &second) {
        return readBody(R"({"choices":[{"message":{"content":null,"tool_calls":[{"id":"1","function":{"name":"f","arguments":)" + arguments + R"(}},{"id":"2","function":{"name":"g","arguments":)" + second + R"(}}]},"finish_reason":"tool_calls"}]})")->toolCallsJson;
    };
    const std::string one = calls(R"({"b":1,"a":{"d":[2,1],"c":null}})", R"("not json")");
    QCOMPARE(one, std::string(R"([{"arguments":"not json","name":"g"},{"arguments":{"a":{"c":null,"d":[2,1]},"b":1},"name":"f"}])"));
    QCOMPARE(calls(R"({"a":{"c":null,"d":[2,1]},"b":1})", R"("not json")"), one);
    QVERIFY(calls(R"({"a":{"c":null,"d":[1,2]},"b":1})", R"("not json")") != one);
}

void TestModelReply::readsOlderAndLocalShapes()
{
    QCOMPARE(readBody(R"({"choices":[{"message":{"content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]}}]})")->text, std::string("Hello"));
    QCOMPARE(readBody(R"({"choices":[{"index":1,"message":{"content":"second"}},{"index":0,"message":{"content":"first"}}]})")->text, std::string("first"));
    const auto old = readBody(R"({"choices":[{"message":{"content":null,"function_call":{"name":"f","arguments":"{}"}},"finish_reason":"function_call"}]})");
    QCOMPARE(old->toolCallsJson, std::string(R"([{"arguments":{},"name":"f"}])"));
    QCOMPARE(old->end, ReplyEnd::toolCalls);
    QCOMPARE(readBody("\xEF\xBB\xBF{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")->text, std::string("x"));
    QCOMPARE(readBody("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]")->text, std::string("x"));
    QCOMPARE(readBody("data: {\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n")->text, std::string("x"));
    const auto usage = readBody(R"({"error":null,"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":-1,"completion_tokens":"7"}})");
    QVERIFY(!usage->usage.inputTokens);
    QCOMPARE(usage->usage.outputTokens, std::optional<std::int64_t>(7));
}

void TestModelReply::saysWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char *name, const char *body, const char *type, ErrorReason reason, const char *detail) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(type) << int(reason) << QByteArray(detail);
    };
    row("nothing", "", "application/json", ErrorReason::notAnAnswer, "empty body");
    row("blank", " \r\n ", "application/json", ErrorReason::notAnAnswer, "empty body");
    row("empty stream", "", "text/event-stream", ErrorReason::connectionDropped, "broke off");
    row("a page", "<!DOCTYPE html><html><body>Sign in to the proxy</body></html>", "text/html; charset=utf-8", ErrorReason::notAnAnswer, "text/html: <!DOCTYPE html>");
    row("a page as JSON", "<html>Sign in</html>", "application/json", ErrorReason::notAnAnswer, "Sign in");
    row("text", "upstream connect error or disconnect", "text/plain", ErrorReason::notAnAnswer, "text/plain: upstream connect");
    row("half", "{\"choices\": [{\"message\": {\"content\": \"half", "application/json", ErrorReason::malformedJson, "half");
    row("ill-formed", "{\"choices\":[{\"message\":{\"content\":\"\xFF\"}}]}", "application/json", ErrorReason::malformedJson, "");
    row("a number", "3", "application/json", ErrorReason::notAnAnswer, "3");
    row("null", "null", "application/json", ErrorReason::notAnAnswer, "null");
    row("a list", "[]", "application/json", ErrorReason::notAnAnswer, "[]");
    row("another object", "{\"detail\":\"Not Found\"}", "application/json", ErrorReason::notAnAnswer, "Not Found");
    row("another stream", "event: welcome\ndata: {\"hello\":1}\n\n", "text/event-stream", ErrorReason::connectionDropped, "broke off");
    row("an error as text", "{\"error\":\"model 'x' not found, try pulling it first\"}", "application/json", ErrorReason::httpStatus, "try pulling");
}

void TestModelReply::saysWhatIsNoAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, reason);
    QFETCH(QByteArray, detail);
    for (const ProviderApi api : {ProviderApi::openAiChat, ProviderApi::openAiResponses, ProviderApi::anthropicMessages, ProviderApi::geminiGenerateContent, ProviderApi::azureOpenAi}) {
        const auto reply = readBody(body.toStdString(), type.constData(), api);
        QVERIFY(!reply.ok());
        QCOMPARE(reply.error().where, std::string("https://host/v1"));
        if (api == ProviderApi::geminiGenerateContent && body == "[]")
            continue;
        QCOMPARE(int(reply.error().reason), reason);
        QVERIFY2(reply.error().detail.find(detail.toStdString()) != std::string::npos, reply.error().detail.c_str());
    }
}

void TestModelReply::repeatsNoSecrets()
{
    const auto reply = readModelReply(ProviderApi::openAiChat, recorded(QStringLiteral("openai_error_in_200.json")), "x");
    QVERIFY(reply.error().detail.find("abcdefgh12345678") == std::string::npos);
    for (const char *body : {"<html>Authorization: Bearer abcdefgh12345678</html>", "{\"choices\": \"api_key=abcdefgh12345678", "{\"note\":\"sk-abcdefgh12345678\"}",
                             "data: {\"error\":\"Bearer abcdefgh12345678\"}\n\n", "data: {\"a\" Bearer abcdefgh12345678\n\ndata: {}\n\n"}) {
        const auto other = readBody(body);
        QVERIFY(!other.ok());
        QVERIFY2(other.error().detail.find("abcdefgh12345678") == std::string::npos, other.error().detail.c_str());
    }
}

void TestModelReply::deepNestingIsRefused()
{
    const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');
    QCOMPARE(readBody(deep, "application/json").error().reason, ErrorReason::malformedJson);
    QCOMPARE(readBody("data: " + deep + "\n\ndata: {}\n\n", "text/event-stream").error().reason, ErrorReason::malformedJson);
    std::string quoted;
    for (int i = 0; i < 300; ++i)
        quoted += '[';
    const auto call = readBody(R"({"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments":")" + quoted + R"("}}]}}]})");
    QVERIFY(call.ok());
    QVERIFY(call->toolCallsJson.find(quoted) != std::string::npos);
}

/// Whatever is done to a body, reading it ends in an answer with words, a reason why there are none, or an Error.
void TestModelReply::damageIsHarmless()
{
    Random random(7);
    const QStringList files = QDir(QStringLiteral(CACHELOUPE_TEST_DATA "/replay/replies")).entryList(QDir::Files);
    QVERIFY(files.size() > 50);
    const std::vector<std::string> grafts = {"null", "1e308", "-1", "[]", "{}", "\"\"", "true", "[[[", "\n\n", "data: ", "999999999999999999999"};
    for (const QString &file : files) {
        const HttpResponse whole = recorded(file);
        for (int round = 0; round < 60; ++round) {
            HttpResponse damaged = whole;
            const size_t at = random.below(damaged.body.size());
            if (round % 3 == 0) {
                damaged.body[at] = char(random.below(256));
            } else if (round % 3 == 1) {
                damaged.body.erase(at, random.below(40));
            } else {
                // A value in place of another one leaves JSON that is well formed and wrong.
                const size_t colon = damaged.body.find(':', at);
                const size_t end = colon == std::string::npos ? colon : damaged.body.find_first_of(",}", colon);
                if (end != std::string::npos)
                    damaged.body.replace(colon + 1, end - colon - 1, grafts[random.below(grafts.size())]);
            }
            for (const ProviderApi api : {apiOf(file), ProviderApi(random.below(5))}) {
                const auto reply = readModelReply(api, damaged, "https://host/v1");
                if (!reply)
                    QCOMPARE(reply.error().where, std::string("https://host/v1"));
                else
                    QVERIFY(!reply->text.empty() || reply->end != ReplyEnd::complete);
            }
        }
    }
}

void TestModelReply::knowsWhatMayPass()
{
    for (const int status : {400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529}) {
        HttpResponse response;
        response.status = status;
        const bool passes = status == 408 || status == 409 || status == 429 || status >= 500;
        QCOMPARE(mayPassLater(httpStatusError(response, "https://h")), passes);
    }
    QVERIFY(mayPassLater({ErrorCode::timeout, ErrorReason::none, "x", {}}));
    QVERIFY(!mayPassLater({ErrorCode::cancelled, ErrorReason::none, "x", {}}));
    QVERIFY(!mayPassLater({ErrorCode::schema, ErrorReason::notAnAnswer, "x", "HTTP"}));
}

QTEST_APPLESS_MAIN(TestModelReply)
#include "tst_model_reply.moc"
