// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/store/python_literal.h"

#include <QTest>

using namespace cacheloupe;

class TestPythonLiteral : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsLiterals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *text, const char *json) { QTest::newRow(name) << QByteArray(text) << QByteArray(json); };
        row("dict", "{'a': 1, \"b\": [None, True, False]}", "{\"a\":1,\"b\":[null,true,false]}");
        row("trailing commas", "{'a': (1, 2,), 'b': [3,],}", "{\"a\":[1,2],\"b\":[3]}");
        row("tuples", "[(), (1,), (1), (1, 2)]", "[[],[1],1,[1,2]]");
        row("sets", "{1, 2, 'x'}", "[1,2,\"x\"]");
        row("underscores", "[1_000]", nullptr);
        row("floats", "[0, -5, +5, 1.5, -2e3]", "[0,-5,5,1.5,-2000.0]");
        row("special floats", "[nan, inf, -inf]", "[\"nan\",\"inf\",\"-inf\"]");
        row("escapes", "'a\\'b\\\\c\\n\\t\\x41\\u00e9\\U0001F600\\101\\\"'", "\"a'b\\\\c\\n\\tA\xC3\xA9\xF0\x9F\x98\x80" "A\\\"\"");
        row("unknown escape", "'\\q'", "\"\\\\q\"");
        row("lone surrogate", "'\\ud83d'", "\"\xEF\xBF\xBD\"");
        row("utf-8", "'\xC3\xA4'", "\"\xC3\xA4\"");
        row("bytes", "[b'ab', b'\\xff\\x00']", "[\"ab\",{\"b64\":\"/wA=\"}]");
        row("keys become text", "{1: 'a', None: 'b', (1, 2): 'c'}", "{\"1\":\"a\",\"null\":\"b\",\"[1,2]\":\"c\"}");
        row("json inside", "{'response': '{\"id\":\"x\",\"t\":\"it\\'s\"}'}", "{\"response\":\"{\\\"id\\\":\\\"x\\\",\\\"t\\\":\\\"it's\\\"}\"}");
        row("white space", " \n { 'a' : [ ] } \n", "{\"a\":[]}");
        row("call", "OrderedDict([('a', 1)])", nullptr);
        row("name", "{'a': os}", nullptr);
        row("import", "__import__('os').system('true')", nullptr);
        row("two values", "1 2", nullptr);
        row("empty", "", nullptr);
        row("open text", "'abc", nullptr);
        row("open text after escape", "'abc\\", nullptr);
        row("open list", "[1, 2", nullptr);
        row("open dict", "{'a':", nullptr);
        row("no comma", "[1 2]", nullptr);
        row("short escape", "'\\x4'", nullptr);
        row("bad escape", "'\\u00zz'", nullptr);
        row("sign only", "-", nullptr);
        row("dots", "...", nullptr);
        row("sum", "1+1", nullptr);
    }
    void readsLiterals()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        const auto value = parsePythonLiteral(text.toStdString(), "key");
        if (json.isNull()) {
            QVERIFY(!value.ok());
            QCOMPARE(value.error().code, ErrorCode::parse);
            QCOMPARE(value.error().where, std::string("key"));
        } else {
            QVERIFY(value.ok());
            QCOMPARE(QByteArray::fromStdString(dumpJson(*value)), json);
        }
    }
    void staysWithinItsLimits()
    {
        QCOMPARE(parsePythonLiteral(std::string(100'000, '['), "k").error().code, ErrorCode::limit);
        QCOMPARE(parsePythonLiteral(std::string(100'000, '{'), "k").error().code, ErrorCode::limit);
        std::string many = "[";
        for (int i = 0; i < 300'000; ++i)
            many += "1,";
        QCOMPARE(parsePythonLiteral(many + "]", "k").error().code, ErrorCode::limit);
        // Keys that are dicts whose keys are dicts: their quotes would double at each level.
        std::string keys(60, '{');
        keys += '1';
        for (int i = 0; i < 60; ++i)
            keys += ":1}";
        QCOMPARE(parsePythonLiteral(keys, "k").error().code, ErrorCode::limit);
        QVERIFY(parsePythonLiteral("{(1, 'a'): 2, b'\xff': 3, None: 4}", "k").ok());
        QVERIFY(parsePythonLiteral("[[1]]", "k", {2, 3}).ok());
        QVERIFY(!parsePythonLiteral("[[1]]", "k", {1, 3}).ok());
    }
    void neverFailsOnNoise()
    {
        Random random(7);
        const std::string_view alphabet = "{}[]()'\"\\,: 019.eE+-bxuUNoneTrueinfn\xff\xc3\n";
        const std::string_view seed = "{'timestamp': 1.5, 'response': '{\"a\":\"b\\'\"}', 't': (1, [b'\\x00', None])}";
        for (int round = 0; round < 20'000; ++round) {
            std::string text(seed);
            for (int i = 0; i < 3; ++i)
                text[size_t(random.below(text.size()))] = alphabet[size_t(random.below(alphabet.size()))];
            text.resize(size_t(random.below(text.size() + 1)));
            const auto value = parsePythonLiteral(text, "k");
            if (value)
                QVERIFY(isValidUtf8(dumpJson(*value)));
        }
    }
};

QTEST_APPLESS_MAIN(TestPythonLiteral)
#include "tst_python_literal.moc"
