// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_scan.h"
#include "core/hitlog/line_parser.h"
#include "core/hitlog/line_scanner.h"
#include "tests/core/hitlog/random_log.h"

#include <QTest>

#include <cstring>
#include <sstream>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// The scanner must give the parser's row or none: each line is read by a parser that has seen many (and scans) and by
/// one that has seen nothing (and parses).
class TestLineScanner : public QObject {
    Q_OBJECT

    /// JSON written with single quotes: moc loses its way in raw strings.
    static std::string quoted(std::string text)
    {
        std::replace(text.begin(), text.end(), '\'', '"');
        return text;
    }
    static std::string padded(const std::string &line) { return line + std::string(LineParser::paddingBytes(), ' '); }
    static HitRowData parse(LineParser &parser, const std::string &line)
    {
        const std::string bytes = padded(line);
        return parser.parse(std::string_view(bytes).substr(0, line.size()));
    }
    static QByteArray bytesOf(const HitRowData &row)
    {
        // Field by field: the struct behind the traits may have padding.
        QByteArray out(reinterpret_cast<const char *>(static_cast<const RowTraits *>(&row)), sizeof(RowTraits));
        const auto add = [&](const auto &value) { out.append(reinterpret_cast<const char *>(&value), sizeof value); };
        add(row.timeMs), add(row.idHash), add(row.lineLength), add(row.query), add(row.cachedQuery), add(row.answer), add(row.similarity);
        add(row.ageS), add(row.latencyMs), add(row.costUsd), add(row.savedUsd), add(row.inputTokens), add(row.outputTokens), add(row.callSite), add(row.tenant);
        return out;
    }
    static void compareAll(const std::string &log)
    {
        HitNames names;
        LineParser seasoned(names);
        std::istringstream lines(log);
        for (std::string line; std::getline(lines, line);) {
            LineParser fresh(names);
            const auto expected = parse(fresh, line);
            const auto got = parse(seasoned, line);
            QVERIFY2(bytesOf(got) == bytesOf(expected), line.c_str());
        }
    }

private Q_SLOTS:
    void randomLinesGiveTheParsersRows()
    {
        for (const std::uint64_t seed : {3u, 4u, 5u})
            compareAll(RandomLog(seed).lines(1500));
    }
    void damagedCopiesGiveTheParsersRows()
    {
        Random random(77);
        std::string log;
        std::istringstream lines(RandomLog(6).lines(400));
        for (std::string line; std::getline(lines, line);) {
            log += line + '\n';
            for (int copy = 0; copy < 4; ++copy) {
                std::string damaged = line;
                static constexpr std::string_view kBytes = "\"\\{}[],:0e-. \x01\x80nx";
                if (!damaged.empty())
                    damaged[random.below(damaged.size())] = kBytes[random.below(kBytes.size())];
                log += damaged + '\n';
            }
        }
        compareAll(log);
    }
    void sameShapesOtherValues()
    {
        const std::string good = quoted("{'ts':'2026-11-01T00:00:00Z','event':'hit','call_site':'a','similarity':0.5,'fields':{'access.tenant':'acme'},'entry':{'age_s':5,'fields':{'access.tenant':'acme'}},'usage':{'input_tokens':3}}");
        std::string log = good + '\n' + good + '\n';
        const std::pair<const char *, const char *> changes[] = {
            {"0.5", "0.93456789012345678"}, {"0.5", "null"}, {"0.5", "1e-3"}, {"0.5", "00.5"}, {"0.5", "\"0.5\""}, {"0.5", "-0"}, {"0.5", "123456789012345678901234567890"},
            {"0.5", "0.5 "}, {"0.5", ".5"}, {"0.5", "5."}, {"0.5", "-"}, {"\"a\"", "null"}, {"\"a\"", "7"}, {"\"a\"", "\"\""}, {"\"a\"", "{\"x\":1}"},
            {"\"a\"", "\"\\u0061\""}, {"\"a\"", "\"\xC3\xA9\""}, {"\"a\"", "\"\xC3\""}, {"\"acme\"", "[1,2]"}, {"\"acme\"", "{\"b\":[{}]}"}, {"\"acme\"", "true"},
            {"\"hit\"", "\"unknown\""}, {"\"hit\"", "null"}, {"3}", "3.7}"}, {"3}", "-1}"}, {"2026-11-01", "2026-13-01"}, {"}}", "}} "}, {"}}", "}},"},
        };
        for (const auto &[from, to] : changes) {
            std::string line = good;
            line.replace(line.find(from), std::strlen(from), to);
            log += line + '\n' + good + '\n';
        }
        compareAll(log);
    }
    void linesOfAKnownShapeAreScanned()
    {
        HitNames names;
        RowBuilder builder(names);
        LineScanner scanner;
        const auto isUtf8 = [](std::string_view) { return true; };
        const std::string first = padded(quoted("{'event':'hit','query':'one','n':[1,{'a':']'}]}"));
        const std::string second = padded(quoted("{'event':'miss','query':'a longer \\'question\\' with words enough','n':null}"));
        const auto line = [](const std::string &bytes) { return std::string_view(bytes).substr(0, bytes.size() - LineParser::paddingBytes()); };
        QVERIFY(!scanner.scan(line(first), builder, isUtf8));
        scanner.learn(line(first));
        const auto row = scanner.scan(line(second), builder, isUtf8);
        QVERIFY(row.has_value());
        QCOMPARE(row->kind, EventKind::miss);
        QVERIFY(row->flags & hit_flag::kQueryEscaped);
        QCOMPARE(line(second).substr(row->query.offset, row->query.length), std::string(quoted("a longer \\'question\\' with words enough")));
    }
    void numbersAreTheParsersNumbers()
    {
        Random random(5);
        for (int i = 0; i < 20000; ++i) {
            std::string text = random.chance(0.3) ? "-" : "";
            text += std::to_string(random.below(random.chance(0.5) ? 10 : 1000000));
            if (random.chance(0.8))
                for (text += '.'; text.back() == '.' || random.chance(0.9);)
                    text += char('0' + random.below(10));
            const std::string bytes = padded(text);
            const char *at = bytes.data();
            const auto number = plainNumber(at, bytes.data() + text.size());
            QVERIFY2(number && *number == std::strtod(text.c_str(), nullptr), text.c_str());
            QCOMPARE(at, bytes.data() + text.size());
        }
    }
    void longNumbersAreReadAsWritten()
    {
        for (const char *text : {"0.22222222222222222222222222222294", "-0.22222222222222222222222222222294", "0.00000000000000000000000000009", "0.9399999999999999999999999999999e-1", "0.5E0000000000000000000000"}) {
            HitNames names;
            LineParser fresh(names);
            const auto row = parse(fresh, std::string(R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a","similarity":)") + text + "}");
            QCOMPARE(row.similarity, float(std::strtod(text, nullptr)));
        }
    }
};

QTEST_GUILESS_MAIN(TestLineScanner)
#include "tst_line_scanner.moc"
