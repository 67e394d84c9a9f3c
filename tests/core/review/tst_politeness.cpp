// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/politeness.h"

#include <QTest>

using namespace cacheloupe;

class TestPoliteness : public QObject {
    Q_OBJECT

    static std::string left(std::string_view text)
    {
        WordList list = splitWords(text);
        dropPoliteness(text, list);
        std::string out;
        for (size_t i = 0; i < list.words.size(); ++i)
            out.append(i == 0 ? "" : " ").append(list.form(i));
        return out;
    }

private Q_SLOTS:
    void greetingsAndThanksGo_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("question");
        const auto row = [](const char *text, const char *question) { QTest::newRow(text) << std::string(text) << std::string(question); };
        row("Hi, where is my invoice?", "where is my invoice");
        row("Good morning team: where is my invoice? Many thanks in advance.", "where is my invoice");
        row("Where is my invoice? Best regards, Rosa Lund", "where is my invoice");
        row("Where is my invoice\nCheers", "where is my invoice");
        row("Where is my invoice? It is urgent. Thanks a lot!", "where is my invoice");
        row("Where is my invoice, please?", "where is my invoice");
        row("Hallo, wo ist meine Rechnung? Vielen Dank.", "wo ist meine rechnung");
    }
    void greetingsAndThanksGo()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, question);
        QCOMPARE(left(text), question);
    }

    void questionsStay_data()
    {
        QTest::addColumn<std::string>("text");
        for (const char *text : {"how do i say thanks", "i have a letter is this urgent", "thank you", "hi", "", "what are the best wishes for a birthday", "good morning vietnam release date"})
            QTest::newRow(text) << std::string(text);
    }
    void questionsStay()
    {
        QFETCH(std::string, text);
        QCOMPARE(left(text), text);
    }
    void aClosingQuestionStays() { QCOMPARE(left("I have a letter. Is this urgent?"), std::string("i have a letter is this urgent")); }
    void aNameBehindACommaStays() { QCOMPARE(left("Which is larger, Paris"), std::string("which is larger paris")); }
};

QTEST_GUILESS_MAIN(TestPoliteness)
#include "tst_politeness.moc"
