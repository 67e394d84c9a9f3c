// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/ranking_lexicon.h"

#include <QTest>

using namespace cacheloupe;
using enum TextLanguage;

namespace {

const RankingLexicon &lexicon()
{
    return RankingLexicon::builtIn();
}

std::uint64_t stem(TextLanguage language, std::string_view word)
{
    return lexicon().stem(language, word, wordHash(word));
}

bool synonyms(TextLanguage language, std::string_view a, std::string_view b)
{
    return lexicon().areSynonyms(language, stem(language, a), stem(language, b));
}

bool opposites(TextLanguage language, std::string_view a, std::string_view b)
{
    return lexicon().areOpposites(language, a, b, stem(language, a), stem(language, b));
}

const WordFacts &facts(TextLanguage language, std::string_view word)
{
    static const WordFacts none;
    const WordFacts *found = lexicon().facts(language, wordHash(word));
    return found ? *found : none;
}

} // namespace

class TestRankingLexicon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLanguageHasItsLists()
    {
        QVERIFY(facts(english, "not").isNegator && facts(german, "nicht").isNegator && facts(french, "pas").isNegator);
        QVERIFY(facts(spanish, "no").isNegator && facts(chinese, "不").isNegator);
        QVERIFY(facts(english, "the").isStop && facts(german, "der").isStop && facts(french, "le").isStop && facts(spanish, "el").isStop && facts(chinese, "的").isStop);
        QVERIFY(facts(english, "wednesday").isTime && facts(german, "mittwoch").isTime && facts(french, "mercredi").isTime);
        QCOMPARE(facts(english, "seven").number, 7.0F);
        QCOMPARE(facts(chinese, "七").number, 7.0F);
        QVERIFY(!lexicon().facts(unknown, wordHash("not")));
    }
    void unitsAreOneUnitHoweverWritten()
    {
        QVERIFY(lexicon().unit("kg") != 0);
        QCOMPARE(lexicon().unit("kilograms"), lexicon().unit("kg"));
        QVERIFY(lexicon().unit("kg") != lexicon().unit("lb"));
        QCOMPARE(lexicon().unit("melon"), std::uint8_t(0));
    }
    void stemsMeetAcrossForms_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<std::string>("a");
        QTest::addColumn<std::string>("b");
        const auto row = [](TextLanguage language, std::string a, std::string b) { QTest::newRow((a + " " + b).c_str()) << int(language) << a << b; };
        row(english, "refunds", "refund");
        row(english, "bullies", "bully");
        row(english, "went", "go");
        row(english, "pokémon", "pokemon");
        row(english, "u.s.", "us");
        row(french, "réservation", "reservation");
        row(spanish, "contraseña", "contrasena");
        row(german, "karten", "karte");
    }
    void stemsMeetAcrossForms()
    {
        QFETCH(int, language);
        QFETCH(std::string, a);
        QFETCH(std::string, b);
        QCOMPARE(stem(TextLanguage(language), a), stem(TextLanguage(language), b));
    }
    void germanUmlautsAreLettersOfTheirOwn()
    {
        QVERIFY(stem(german, "fordern") != stem(german, "fördern"));
        QVERIFY(stem(chinese, "退") != stem(chinese, "还"));
    }
    void wordPairs()
    {
        QVERIFY(synonyms(english, "buy", "purchase"));
        QVERIFY(synonyms(english, "purchase", "buys"));
        QVERIFY(!synonyms(english, "buy", "sell"));
        QVERIFY(opposites(english, "enable", "disable") && opposites(english, "paid", "unpaid") && opposites(english, "hypertension", "hypotension"));
        QVERIFY(opposites(german, "kaufen", "verkaufen") && opposites(chinese, "买", "卖"));
        QVERIFY(!opposites(english, "enable", "enable"));
        QVERIFY(!opposites(unknown, "enable", "disable"));
    }
    void wordClassesKnowNames()
    {
        QCOMPARE(lexicon().wordClass(english, wordHash("delhi")), WordClass::properName);
        QCOMPARE(lexicon().wordClass(english, wordHash("refund")) == WordClass::unknown, false);
        QCOMPARE(lexicon().wordClass(english, wordHash("zzyzxq")), WordClass::unknown);
        QCOMPARE(lexicon().wordClass(german, wordHash("delhi")), WordClass::unknown);
    }
    void languageCodes()
    {
        QCOMPARE(textLanguageCode(chinese), std::string_view("zh"));
        QCOMPARE(textLanguageCode(unknown), std::string_view("und"));
        QVERIFY(lexicon().stopLanguages(wordHash("der")) & (1U << unsigned(german)));
    }
};

QTEST_APPLESS_MAIN(TestRankingLexicon)
#include "tst_ranking_lexicon.moc"
