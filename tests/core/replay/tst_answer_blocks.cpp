// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_blocks.h"

#include "core/base/random.h"

#include <QTest>

#include <string>

using namespace cacheloupe;

namespace {

std::string told(const std::string &text)
{
    constexpr const char *names[] = {"prose", "code", "json", "table"};
    std::string out;
    for (const AnswerBlock &block : splitBlocks(text))
        out += names[int(block.kind)] + (block.language.empty() ? "" : ":" + block.language) + "[" + text.substr(block.range.offset, block.range.length) + "] ";
    return out;
}

} // namespace

class TestAnswerBlocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsFences()
    {
        QCOMPARE(told("Do this:\n```python\nx = 1\n```\nDone."), std::string("prose[Do this:\n] code:python[x = 1\n] prose[Done.] "));
        QCOMPARE(told("```json\n{\"a\": 1}\n```"), std::string("json:json[{\"a\": 1}\n] "));
        QCOMPARE(told("~~~\nopen"), std::string("code[open] "));
        QCOMPARE(told("```csv\na,b\n1,2\n```"), std::string("table:csv[a,b\n1,2\n] "));
    }
    void findsWholeJsonAndTables()
    {
        QCOMPARE(told(" {\"a\": [1]} "), std::string("json[ {\"a\": [1]} ] "));
        QCOMPARE(told("{no json}"), std::string("prose[{no json}] "));
        QCOMPARE(told("Prices\n| a | b |\n|---|---|\n| 1 | 2 |\nEnd"), std::string("prose[Prices\n] table[| a | b |\n|---|---|\n| 1 | 2 |] prose[End] "));
        QCOMPARE(told("a\tb\n1\t2"), std::string("table[a\tb\n1\t2] "));
        QCOMPARE(told("Yes, you can.\nNo, it is free.\nWell, that is all."), std::string("prose[Yes, you can.\nNo, it is free.\nWell, that is all.] "));
        QCOMPARE(told(""), std::string());
    }
    void takesAnyBytes()
    {
        Random random(4);
        for (int round = 0; round < 500; ++round) {
            std::string text;
            for (size_t i = random.below(80); i > 0; --i)
                text += random.chance(0.2) ? char(random.below(256)) : "`~|\n\t,{}[]\"a1 -"[random.below(16)];
            std::uint32_t at = 0;
            for (const AnswerBlock &block : splitBlocks(text)) {
                QVERIFY(block.range.offset >= at && block.range.offset + block.range.length <= text.size());
                at = block.range.offset + block.range.length;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestAnswerBlocks)
#include "tst_answer_blocks.moc"
