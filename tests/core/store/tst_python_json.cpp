// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/python_json.h"

#include <QTest>

using namespace cacheloupe;

class TestPythonJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Python's own repr of these, as python3 prints them.
    void floatsAsPythonWritesThem()
    {
        const std::pair<double, const char *> known[] = {{0.7, "0.7"}, {0.0, "0.0"}, {1.0, "1.0"}, {-2.5, "-2.5"}, {1e-4, "0.0001"}, {1e-5, "1e-05"}, {1.5e-7, "1.5e-07"},
                                                         {1e15, "1000000000000000.0"}, {1e16, "1e+16"}, {1.25e100, "1.25e+100"}, {123456.789, "123456.789"}, {0.1 + 0.2, "0.30000000000000004"}};
        for (const auto &[value, text] : known)
            QCOMPARE(pythonFloat(value), std::string(text));
    }
    void keysAreSortedAndTextEscaped()
    {
        const auto json = parseJson("{\"b\":[1,2.0,true,null],\"a\":\"\xC3\xA9\\n\\u0001\xF0\x9F\x98\x80/\\u007f\\\"\",\"B\":{},\"c\":[]}", "test");
        QVERIFY(json.ok());
        QCOMPARE(pythonJson(*json), std::string("{\"B\": {}, \"a\": \"\\u00e9\\n\\u0001\\ud83d\\ude00/\\u007f\\\"\", \"b\": [1, 2.0, true, null], \"c\": []}"));
    }
};

QTEST_GUILESS_MAIN(TestPythonJson)
#include "tst_python_json.moc"
