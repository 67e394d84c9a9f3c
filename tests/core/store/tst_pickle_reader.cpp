// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_reader.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

/// The same dict as each protocol writes it.
constexpr const char *kPlain[] = {
    "286470300a5674696d657374616d700a70310a46312e350a7356726573706f6e73650a70320a567b226964223a202278227d0a70330a73566e0a70340a4e7356740a70350a4930310a73566e65670a70360a492d350a73566269670a70370a4c313039393531313632373737364c0a7356687567650a70380a4c313230383932353831393631343632393137343730363137364c0a73567475700a70390a2849310a49320a49330a49340a747031300a73567365740a7031310a635f5f6275696c74696e5f5f0a7365740a7031320a28286c7031330a49370a61747031340a527031350a735666730a7031360a635f5f6275696c74696e5f5f0a66726f7a656e7365740a7031370a28286c7031380a49380a61747031390a527032300a7356620a7032310a635f636f646563730a656e636f64650a7032320a2856ff5c75303030300a7032330a566c6174696e310a7032340a747032350a527032360a7356750a7032370a5653747261df650a7032380a732e",
    "7d710028580900000074696d657374616d707101473ff80000000000005808000000726573706f6e73657102580b0000007b226964223a202278227d710358010000006e71044e58010000007471054930310a58030000006e656771064afbffffff580300000062696771074c313039393531313632373737364c0a58040000006875676571084c313230383932353831393631343632393137343730363137364c0a58030000007475707109284b014b024b034b0474710a5803000000736574710b635f5f6275696c74696e5f5f0a7365740a710c285d710d4b076174710e52710f580200000066737110635f5f6275696c74696e5f5f0a66726f7a656e7365740a7111285d71124b08617471135271145801000000627115635f636f646563730a656e636f64650a7116285803000000c3bf00711758060000006c6174696e31711874711952711a580100000075711b580700000053747261c39f65711c752e",
    "80027d710028580900000074696d657374616d707101473ff80000000000005808000000726573706f6e73657102580b0000007b226964223a202278227d710358010000006e71044e58010000007471058858030000006e656771064afbffffff580300000062696771078a0600000000000158040000006875676571088a0b000000000000000000000158030000007475707109284b014b024b034b0474710a5803000000736574710b635f5f6275696c74696e5f5f0a7365740a710c5d710d4b076185710e52710f580200000066737110635f5f6275696c74696e5f5f0a66726f7a656e7365740a71115d71124b08618571135271145801000000627115635f636f646563730a656e636f64650a71165803000000c3bf00711758060000006c6174696e31711886711952711a580100000075711b580700000053747261c39f65711c752e",
    "80037d710028580900000074696d657374616d707101473ff80000000000005808000000726573706f6e73657102580b0000007b226964223a202278227d710358010000006e71044e58010000007471058858030000006e656771064afbffffff580300000062696771078a0600000000000158040000006875676571088a0b000000000000000000000158030000007475707109284b014b024b034b0474710a5803000000736574710b636275696c74696e730a7365740a710c5d710d4b076185710e52710f580200000066737110636275696c74696e730a66726f7a656e7365740a71115d71124b086185711352711458010000006271154302ff0071165801000000757117580700000053747261c39f657118752e",
    "800495a8000000000000007d94288c0974696d657374616d7094473ff80000000000008c08726573706f6e7365948c0b7b226964223a202278227d948c016e944e8c017494888c036e6567944afbffffff8c03626967948a060000000000018c0468756765948a0b00000000000000000000018c0374757094284b014b024b034b0474948c03736574948f94284b07908c02667394284b0891948c0162944302ff00948c0175948c0753747261c39f6594752e",
};
constexpr const char *kDates
    = "80049501010000000000005d94288c086461746574696d65948c086461746574696d65949394430a07ea0514091e010000059468018c0874696d657a6f6e6594939468018c0974696d6564656c74619493944b004b004b008794529485945294869452946803430a07ea0514000000000000948594529468018c0464617465949394430407ea010294859452948c07646563696d616c948c07446563696d616c9493948c04312e353094859452948c0b636f6c6c656374696f6e73948c0b4f726465726564446963749493942952948c0161944b0173681d8c0b64656661756c74646963749493948c086275696c74696e73948c046c697374949394859452948c016b945d944b016173652e";
/// Forty lists, each holding the one before twice: 2^40 values when written out.
constexpr const char *kBomb
    = "800495f3000000000000005d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94285d94682865682765682665682565682465682365682265682165682065681f65681e65681d65681c65681b65681a65681965681865681765681665681565681465681365681265681165681065680f65680e65680d65680c65680b65680a656809656808656807656806656805656804656803656802656801652e";

Error errorOf(const std::string &bytes)
{
    return parsePickle(bytes, "k").error();
}

} // namespace

class TestPickleReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryProtocol()
    {
        for (const char *hex : kPlain) {
            const auto bytes = bytesOf(hex);
            QVERIFY(looksLikePickle(bytes));
            const auto value = parsePickle(bytes, "k");
            QVERIFY2(value.ok(), value ? "" : value.error().detail.c_str());
            QCOMPARE(jsonNumber(*value, "timestamp"), std::optional(1.5));
            QCOMPARE(jsonText(*value, "response"), std::optional<std::string>("{\"id\": \"x\"}"));
            QVERIFY((*value)["n"].is_null());
            QVERIFY((*value)["t"] == Json(true));
            QVERIFY((*value)["neg"] == Json(-5));
            QVERIFY((*value)["big"] == Json(1099511627776));
            const auto huge = (*value)["huge"].get<std::string>();
            QVERIFY(huge == "1208925819614629174706176" || huge == "0x0100000000000000000000");
            QCOMPARE(dumpJson((*value)["tup"]), std::string("[1,2,3,4]"));
            QCOMPARE(dumpJson((*value)["set"]), std::string("[7]"));
            QCOMPARE(dumpJson((*value)["fs"]), std::string("[8]"));
            QCOMPARE(dumpJson((*value)["b"]), std::string("{\"b64\":\"/wA=\"}"));
            QCOMPARE((*value)["u"].get<std::string>(), std::string("Straße"));
        }
    }
    void readsDatesAndContainers()
    {
        const auto value = parsePickle(bytesOf(kDates), "k");
        QVERIFY(value.ok());
        QCOMPARE(dumpJson(*value), std::string("[\"2026-05-20T09:30:01.000005+00:00\",\"2026-05-20T00:00:00.000000\",\"2026-01-02\",\"1.50\",{\"a\":1},{\"k\":[1]}]"));
    }
    void refusesWhatWouldRunCode()
    {
        for (const char *hex : {"63706f7369780a73797374656d0a70300a2856746f756368202f746d702f70776e65640a70310a7470320a5270330a2e",
                                "800263706f7369780a73797374656d0a71005810000000746f756368202f746d702f70776e656471018571025271032e",
                                "8004952b000000000000008c05706f736978948c0673797374656d9493948c10746f756368202f746d702f70776e656494859452942e"}) {
            QCOMPARE(errorOf(bytesOf(hex)).code, ErrorCode::denied);
            QVERIFY(errorOf(bytesOf(hex)).detail.find("would run posix.system") != std::string::npos);
        }
        QCOMPARE(errorOf(bytesOf("80049515000000000000008c086275696c74696e73948c046576616c9493942e")).code, ErrorCode::denied);
        QCOMPARE(errorOf("\x80\x02(S'x'\nicollections\nOrderedDict.__init__.__globals__\n.").code, ErrorCode::denied);
    }
    void refusesBombs()
    {
        QCOMPARE(errorOf(bytesOf(kBomb)).code, ErrorCode::limit);
        const auto recursive = bytesOf("80049506000000000000005d946800612e");
        QCOMPARE(errorOf(recursive).code, ErrorCode::limit);
        QVERIFY(errorOf(recursive).detail.find("nested too deep") != std::string::npos);
        QCOMPARE(errorOf("\x80\x02" + std::string(100, ']') + std::string(99, 'a') + '.').code, ErrorCode::limit);
        QCOMPARE(errorOf("\x80\x02" + std::string(1'000'000, 'N') + '.').code, ErrorCode::limit);
        // One long text, written out again and again through the memo.
        std::string text = "\x80\x02](X";
        text += std::string("\x00\x00\x04\x00", 4) + std::string(1 << 18, 'x') + std::string("q\x00", 2);
        for (int i = 0; i < 1000; ++i)
            text += std::string("h\x00", 2);
        QCOMPARE(errorOf(text + "e.").code, ErrorCode::limit);
        // Marks and memos alone, and keys that are dicts whose keys are dicts: their quotes would double at each level.
        PickleLimits small;
        small.maxSteps = 1000;
        small.maxTextBytes = 1 << 20;
        QCOMPARE(parsePickle("\x80\x02N" + std::string(1000, '\x94') + '.', "k", small).error().code, ErrorCode::limit);
        QCOMPARE(parsePickle("\x80\x02" + std::string(1000, '(') + '.', "k", small).error().code, ErrorCode::limit);
        std::string keys = "\x80\x02" + std::string(60, '}') + "U\x01\"N";
        for (int i = 0; i < 60; ++i)
            keys += i == 0 ? "s" : "Ns";
        QCOMPARE(parsePickle(keys + '.', "k", small).error().code, ErrorCode::limit);
        // A set made from the same list many times.
        std::string sets = "\x80\x02](" + std::string(100'000, 'N') + "eq\x01(";
        for (int i = 0; i < 1000; ++i)
            sets += "cbuiltins\nset\nh\x01\x85R";
        QCOMPARE(errorOf(sets + "l\x86.").code, ErrorCode::limit);
    }
    void refusesBrokenPickles()
    {
        using namespace std::string_literals;
        for (const auto &bytes : {""s, "."s, "\x80\x02"s, "\x80\x09N."s, "\x80\x02N"s, "\x80\x02NN."s, "\x80\x02N.N"s, "\x80\x02h\x07."s, "\x80\x02(0."s, "\x80\x02s."s,
                                  "\x80\x02tN."s, "\x80\x02X\xff\xff\xff\xff."s, "\x80\x02\x8d\xff\xff\xff\xff\xff\xff\xff\xff."s, "\x80\x02NNNs."s, "\x80\x02NNa."s,
                                  "\x80\x02}(Nu."s, "\x80\x02Ix\n."s, "\x80\x02Sx\n."s, "\x80\x02o."s, "\x80\x02(o."s, "\x80\x02\x97."s, "\x80\x02NNR."s}) {
            const auto value = parsePickle(bytes, "k");
            QVERIFY2(!value.ok(), QByteArray::fromStdString(bytes).toHex().constData());
            QCOMPARE(value.error().code, ErrorCode::parse);
        }
        for (size_t i = 0; i < bytesOf(kDates).size(); ++i)
            QVERIFY(!parsePickle(bytesOf(kDates).substr(0, i), "k").ok());
    }
};

QTEST_APPLESS_MAIN(TestPickleReader)
#include "tst_pickle_reader.moc"
