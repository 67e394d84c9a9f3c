// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_alignment.h"

#include <QTest>

#include <string>
#include <vector>

using namespace cacheloupe;

namespace {

AnswerReading reading(const std::string &text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    return readAnswer(text, std::span(&whole, 1));
}

std::vector<size_t> aligned(const std::string &a, const std::string &b) { return alignSentences(reading(a), reading(b)); }

} // namespace

class TestAnswerAlignment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalFirstThenNearest()
    {
        QCOMPARE(aligned("Refunds take five days. Send the parcel back. Keep the receipt.", "Send the parcel back. Refunds take ten days. Ask support."),
                 (std::vector<size_t>{1, 0, kUnaligned}));
    }
    void repeatedLinesStayInOrder() { QCOMPARE(aligned("Press OK. Wait a minute. Press OK.", "Press OK. Press OK."), (std::vector<size_t>{0, kUnaligned, 1})); }
    void yesMeetsNo() { QCOMPARE(aligned("Yes, included.", "No, that costs extra."), (std::vector<size_t>{0})); }
    void longAnswersAreAlignedByTheirRareWords()
    {
        std::string a;
        std::string b;
        for (int i = 0; i < 300; ++i) {
            a += "Item" + std::to_string(i) + " belongs to shelf" + std::to_string(i) + " here. ";
            b += "Item" + std::to_string(299 - i) + " belongs to shelf" + std::to_string(299 - i) + " there today. ";
        }
        const auto partner = aligned(a, b);
        QCOMPARE(partner.size(), size_t(300));
        for (size_t i = 0; i < partner.size(); ++i)
            QCOMPARE(partner[i], 299 - i);
    }
};

QTEST_APPLESS_MAIN(TestAnswerAlignment)
#include "tst_answer_alignment.moc"
