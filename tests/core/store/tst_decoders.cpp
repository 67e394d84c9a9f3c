// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bytes_json.h"
#include "core/store/key_pattern.h"
#include "core/store/lc_json.h"
#include "core/store/time_text.h"
#include "core/store/value_decoder.h"
#include "core/store/vector_guess.h"

#include <QTest>

#include <cmath>
#include <cstring>

using namespace cacheloupe;

namespace {

template <typename T>
std::string bytesOf(const std::vector<T> &values)
{
    std::string out(values.size() * sizeof(T), '\0');
    std::memcpy(out.data(), values.data(), out.size());
    return out;
}

std::string encodingOf(std::string_view text)
{
    return decodeValue(text, {"lc-json", "json", "pyrepr", "text"}).encoding;
}

} // namespace

class TestDecoders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choosesTheDecoder()
    {
        QCOMPARE(encodingOf("{\"lc\":1,\"kwargs\":{}}"), std::string("lc-json"));
        QCOMPARE(encodingOf("{\"a\":1}"), std::string("json"));
        QCOMPARE(encodingOf("\"quoted\""), std::string("json"));
        QCOMPARE(encodingOf("{'a': 1}"), std::string("pyrepr"));
        QCOMPARE(encodingOf("42"), std::string("text"));
        QCOMPARE(encodingOf("null"), std::string("text"));
        QCOMPARE(encodingOf("{half"), std::string("text"));
        QCOMPARE(encodingOf(""), std::string("text"));
        QCOMPARE(encodingOf("\x80\x04\x95"), std::string("bytes"));
        QVERIFY(!decodeValue("\xff", {"json"}).value);
    }
    void survivesHostileJson()
    {
        QCOMPARE(encodingOf(std::string(5'000'000, '[')), std::string("text"));
        QCOMPARE(parseForeignJson(std::string(200, '[') + std::string(200, ']'), "k").error().code, ErrorCode::limit);
        std::string wide = "{";
        for (int i = 0; i < 100'000; ++i)
            wide += "\"k" + std::to_string(i) + "\":1,";
        QCOMPARE(parseForeignJson(wide + "\"z\":1}", "k").error().code, ErrorCode::limit);
        std::string shells = "[";
        for (int i = 0; i < 50'000; ++i)
            shells += std::string(30, '[') + std::string(30, ']') + ',';
        QCOMPARE(parseForeignJson(shells + "1]", "k").error().detail, std::string("too many values"));
        QVERIFY(parseForeignJson("{\"a\":\"[[[[{{{{\\\"::::\"}", "k", 2).ok());
        QCOMPARE(encodingOf("\"open"), std::string("text"));
    }
    void readsPackedAndBinaryValues()
    {
        const std::vector<std::string> all = {"json", "text", "binary"};
        const auto read = [&](const char *hex) { return decodeValue(QByteArray::fromHex(hex).toStdString(), all); };
        QCOMPARE(read("789cab564a54b252500a2e294a3c3c3f55a916002a5c059d").encoding, std::string("zlib+json"));
        QVERIFY(read("789cab564a54b252500a2e294a3c3c3f55a916002a5c059d").value == std::optional(Json{{"a", "Straße"}}));
        QCOMPARE(read("82a1610aa17893c0c3cb3ff8000000000000").encoding, std::string("msgpack"));
        QCOMPARE(dumpJson(read("82a1610aa17893c0c3cb3ff8000000000000").value.value()), std::string("{\"a\":10,\"x\":[null,true,1.5]}"));
        QCOMPARE(read("a26161186461788241ff6179").encoding, std::string("cbor"));
        QCOMPARE(dumpJson(read("a26161186461788241ff6179").value.value()), std::string("{\"a\":100,\"x\":[{\"b64\":\"/w==\"},\"y\"]}"));
        QCOMPARE(read("d9d9f7a161611864").encoding, std::string("cbor"));
        QCOMPARE(read("80027d7100580100000061710158010000006271027371032e").encoding, std::string("pickle"));
        QCOMPARE(read("9901").encoding, std::string("bytes"));
        QVERIFY(read("9901").refusal.empty());
    }
    void refusesHostileBinaries()
    {
        const std::vector<std::string> all = {"json", "pyrepr", "text", "binary"};
        const auto deep = decodeValue(std::string(100, '[') + std::string(100, ']'), all);
        QCOMPARE(deep.encoding, std::string("text"));
        QCOMPARE(deep.refusal, std::string("json: nested too deep"));
        const auto bomb = decodeValue(qCompress(QByteArray(100 << 20, '\0'), 9).mid(4).toStdString(), all);
        QCOMPARE(bomb.encoding, std::string("bytes"));
        QVERIFY(bomb.refusal.starts_with("zlib: byte ") && bomb.refusal.ends_with("unpacks to too much"));
        const auto evil = decodeValue(std::string("\x80\x02") + "cposix\nsystem\n(S'x'\ntR.", all);
        QCOMPARE(evil.encoding, std::string("bytes"));
        QVERIFY(evil.refusal.find("would run posix.system") != std::string::npos);
        QVERIFY(decodeValue(std::string(100'000, '\x91') + '\xc0', all).refusal.find("nested too deep") != std::string::npos);
        QVERIFY(decodeValue(std::string(100'000, '\x81') + '\xf6', all).refusal.find("nested too deep") != std::string::npos);
        // Lengths that promise more than there is.
        QCOMPARE(decodeValue("\xdd\xff\xff\xff\xff\xc0", all).encoding, std::string("bytes"));
        QCOMPARE(decodeValue(std::string("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff\xf6", 10), all).encoding, std::string("bytes"));
        // Packed three times.
        QByteArray layers("{\"a\":1}");
        for (int i = 0; i < 3; ++i)
            layers = qCompress(layers).mid(4);
        QCOMPARE(decodeValue(layers.toStdString(), all).encoding, std::string("zlib+zlib+bytes"));
    }
    void readsLangChainPrompts()
    {
        const Json chat = decodeLcPrompt("[{\"lc\":1,\"type\":\"constructor\",\"id\":[\"langchain\",\"schema\",\"messages\",\"SystemMessage\"],\"kwargs\":{\"content\":\"Be brief.\",\"type\":\"system\"}},"
            "{\"lc\":1,\"type\":\"constructor\",\"id\":[\"langchain\",\"schema\",\"messages\",\"HumanMessage\"],\"kwargs\":{\"content\":[{\"type\":\"text\",\"text\":\"First\"},{\"type\":\"text\",\"text\":\"Second\"}]}},"
            "{\"lc\":1,\"type\":\"constructor\",\"id\":[\"langchain\",\"schema\",\"messages\",\"AIMessage\"],\"kwargs\":{\"content\":\"\",\"tool_calls\":[{\"name\":\"f\"}]}},"
            "{\"type\":\"tool\",\"data\":{\"content\":\"42\"}}]");
        QVERIFY(chat["question"] == Json("First\nSecond"));
        QVERIFY(chat["system"] == Json("Be brief."));
        QCOMPARE(chat["messages"].size(), size_t(4));
        QVERIFY(chat["messages"][2]["role"] == Json("assistant"));
        QVERIFY(chat["messages"][2]["tool_calls"][0]["name"] == Json("f"));
        QVERIFY(chat["messages"][3] == (Json{{"role", "tool"}, {"content", "42"}}));
        QVERIFY(decodeLcPrompt("[not json")["question"] == Json("[not json"));
        QVERIFY(decodeLcPrompt("[1, 2]")["messages"][0]["content"] == Json("[1, 2]"));
        QCOMPARE(decodeLcPrompt("[{\"kwargs\":7},{\"id\":[]},{}]")["messages"].size(), size_t(3));
    }
    void readsLangChainModels()
    {
        const Json llm = decodeLcLlm("{\"id\":[\"langchain\",\"chat_models\",\"openai\",\"ChatOpenAI\"],\"kwargs\":{\"model_name\":\"gpt-4o---[x\",\"temperature\":0.5,"
                                     "\"openai_api_key\":{\"id\":[\"OPENAI_API_KEY\"],\"lc\":1,\"type\":\"secret\"},\"anthropic_api_key\":\"sk-plain\"},\"lc\":1}---[('stop', ['a']), ('n', None)]");
        QVERIFY(llm["model"] == Json("gpt-4o---[x"));
        QVERIFY(llm["provider"] == Json("openai"));
        QCOMPARE(dumpJson(llm["params"]), std::string("{\"temperature\":0.5,\"stop\":[\"a\"]}"));
        QVERIFY(decodeLcLlm("[('model', 'm'), ('temperature', 1)]")["model"] == Json("m"));
        QVERIFY(decodeLcLlm("nonsense")["params"] == Json::object());
        QVERIFY(decodeLcLlm("{broken---[('stop', None)]")["params"] == Json::object());
    }
    void matchesKeyPatterns()
    {
        const std::string hash(64, 'a');
        const auto pattern = KeyPattern::parse("{name:any}:{id:hex64}");
        const auto captures = pattern->match("a:b:" + hash);
        QCOMPARE(captures->at(0).second, std::string("a:b"));
        QCOMPARE(*pattern->fill(*captures), "a:b:" + hash);
        QVERIFY(!pattern->match(hash));
        QVERIFY(!pattern->match("a:" + hash + "0"));
        QVERIFY(!pattern->match("a:" + std::string(64, 'g')));
        QVERIFY(!KeyPattern::parse("x:{id:hex64}:{type:word}")->match("x:" + hash + ":a:b"));
        QVERIFY(KeyPattern::parse("{u:uuid}")->match("123e4567-e89b-12d3-a456-426614174000"));
        QVERIFY(!KeyPattern::parse("{any}")->match(std::string(5000, 'a')));
        QVERIFY(!KeyPattern::parse("{a:nothing}").ok());
        QVERIFY(!KeyPattern::parse("{a").ok());
        QVERIFY(!KeyPattern::parse("{a:hex}").ok());
        const auto slow = KeyPattern::parse("{a:any}x{b:any}y");
        QVERIFY(!slow->match(std::string(2000, 'x')));
    }
    void readsStoredTimes()
    {
        const auto at = [](std::string_view text, std::string_view format = {}) {
            const auto time = parseStoredTime(text, format);
            return time ? formatInstant(*time) : std::string("none");
        };
        QCOMPARE(at("1795230332.6976717"), std::string("2026-11-21T03:05:32.697Z"));
        QCOMPARE(at("1795230332"), std::string("2026-11-21T03:05:32Z"));
        QCOMPARE(at("1795230332697"), std::string("2026-11-21T03:05:32.697Z"));
        QCOMPARE(at("1795230332697123"), std::string("2026-11-21T03:05:32.697Z"));
        QCOMPARE(at("2026-05-20T09:00:00+02:00"), std::string("2026-05-20T07:00:00Z"));
        QCOMPARE(at("C232AB00-9414-11EC-B3C8-9E6BDECED846", "uuid"), std::string("2022-02-22T19:22:22Z"));
        QCOMPARE(at("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "uuid"), std::string("2022-02-22T19:22:22Z"));
        for (const char *text : {"", "-5", "1e300", "nan", "inf", "soon"})
            QCOMPARE(at(text), std::string("none"));
        QCOMPARE(at("not-a-uuid", "uuid"), std::string("none"));
        bool assumed = false;
        QVERIFY(parseStoredTime("2026-05-20 09:00:00", {}, &assumed));
        QVERIFY(assumed);
    }
    void readsLocalTimes()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const auto summer = parseStoredTime("2026-05-20T09:00:00.339563", "local");
        const auto winter = parseStoredTime("2026-01-20T09:00:00", "local");
        qputenv("TZ", "UTC");
        tzset();
        // Without zone data "Europe/Berlin" is UTC; the offset then is none in both.
        const bool hasZones = formatInstant(*winter) != "2026-01-20T09:00:00Z";
        QCOMPARE(formatInstant(*summer), std::string(hasZones ? "2026-05-20T07:00:00.339Z" : "2026-05-20T09:00:00.339Z"));
        QCOMPARE(formatInstant(*winter), std::string(hasZones ? "2026-01-20T08:00:00Z" : "2026-01-20T09:00:00Z"));
    }
    void guessesVectors()
    {
        std::vector<float> single(64);
        std::vector<double> twice(48);
        for (size_t i = 0; i < single.size(); ++i)
            single[i] = i % 3 ? 0.F : float(i % 5) - 2;
        double sum = 0;
        for (const float x : single)
            sum += double(x) * double(x);
        for (float &x : single)
            x = float(double(x) / std::sqrt(sum));
        for (size_t i = 0; i < twice.size(); ++i)
            twice[i] = 1 / std::sqrt(48.0);
        QCOMPARE(guessVector(bytesOf(single)), (VectorInfo{"float32", 64, 256}));
        QCOMPARE(guessVector(bytesOf(twice)), (VectorInfo{"float64", 48, 384}));
        QCOMPARE(guessVector(bytesOf(std::vector<std::uint16_t>(4, 0x3800))), (VectorInfo{"float16", 4, 8}));
        QCOMPARE(guessVector(bytesOf(std::vector<std::uint16_t>(4, 0x3F00))), (VectorInfo{"bfloat16", 4, 8}));
        QCOMPARE(guessVector(std::string(7, '\x7f')), (VectorInfo{"", 0, 7}));
        QCOMPARE(guessVector(""), (VectorInfo{"", 0, 0}));
        std::vector<float> long3(96);
        for (size_t i = 0; i < long3.size(); ++i)
            long3[i] = 0.3f * float(std::sin(double(i) + 1));
        QCOMPARE(guessVector(bytesOf(long3)), (VectorInfo{"float32", 96, 384}));
        std::vector<signed char> quantised(128);
        std::vector<unsigned char> shifted(128);
        for (size_t i = 0; i < quantised.size(); ++i) {
            quantised[i] = static_cast<signed char>(std::lround(40 * std::sin(double(i) * 1.7)));
            shifted[i] = static_cast<unsigned char>(128 + quantised[i]);
        }
        QCOMPARE(guessVector(bytesOf(quantised)), (VectorInfo{"int8", 128, 128}));
        QCOMPARE(guessVector(bytesOf(shifted)), (VectorInfo{"uint8", 128, 128}));
    }
    void writesBase64()
    {
        QCOMPARE(base64("foobar"), std::string("Zm9vYmFy"));
        QCOMPARE(base64("fooba"), std::string("Zm9vYmE="));
        QCOMPARE(base64("f"), std::string("Zg=="));
        QCOMPARE(base64(""), std::string());
    }
};

QTEST_APPLESS_MAIN(TestDecoders)
#include "tst_decoders.moc"
