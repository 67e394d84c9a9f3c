// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion_signals.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

SignalFindings signalsOf(std::string asked, std::string answered, std::string answer = {})
{
    Hit hit;
    hit.query = std::move(asked);
    hit.cachedQuery = std::move(answered);
    hit.answer = std::move(answer);
    return findSignals(hit);
}

bool has(const SignalFindings &findings, Signal signal)
{
    return std::any_of(findings.found.begin(), findings.found.end(), [signal](const SignalFinding &f) { return f.signal == signal && f.strength > 0.1; });
}

using S = std::string;

} // namespace

class TestPairSignals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firesAndStaysSilent_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<S>("asked");
        QTest::addColumn<S>("answered");
        QTest::addColumn<S>("other");
        const auto row = [](Signal signal, S asked, S answered, S other) {
            QTest::newRow(S(signalName(signal)).c_str()) << int(signal) << asked << answered << other;
        };
        // The last text asks the same as the first in other words: the signal must stay silent there.
        row(Signal::numberDiffers, "Refund after 45 days?", "Refund after 14 days?", "Refund after forty-five or 45 days?");
        row(Signal::numberOneSided, "Show the 3 cheapest plans", "Show the cheapest plans", "Show the three cheapest plans");
        row(Signal::unitDiffers, "Is 5kg too heavy?", "Is 5 lb too heavy?", "Is 5 kilograms too heavy?");
        row(Signal::timeDiffers, "Are you open on Wednesday?", "Are you open on Thursday?", "On Wednesday, are you open?");
        row(Signal::timeOneSided, "Which trains run on Sunday?", "Which trains run?", "On Sunday, which trains run?");
        row(Signal::identifierDiffers, "Where is parcel WT-44219?", "Where is parcel WT-88301?", "Parcel WT-44219, where is it?");
        row(Signal::identifierOneSided, "Where is parcel WT-44219?", "Where is my parcel?", "Parcel WT-44219, where is it?");
        row(Signal::nameDiffers, "Hotels in Delhi", "Hotels in Pune", "Delhi hotels");
        row(Signal::nameForWord, "What does Mozart want from us?", "What does the landlord want from us?", "What does mozart want from us?");
        row(Signal::nameOneSided, "How cold is it in Norway now?", "How cold is it now?", "How cold is it now in Norway?");
        row(Signal::negationDiffers, "Which plans do not include support?", "Which plans include support?", "Which plans don't include support?");
        row(Signal::oppositeWords, "How do I enable login codes?", "How do I disable login codes?", "How can I enable login codes?");
        row(Signal::questionKindDiffers, "Why was my card charged?", "When was my card charged?", "What is the reason my card was charged?");
        row(Signal::questionKindShifts, "What is a chargeback?", "Is it a chargeback?", "Which one is a chargeback?");
        row(Signal::rolesSwapped, "How do I convert euros to dollars?", "How do I convert dollars to euros?", "How can I convert euros to dollars?");
        row(Signal::quoteDiffers, "What does \"break a leg\" mean?", "What does \"spill the beans\" mean?", "\"break a leg\": what does it mean?");
        row(Signal::scriptDiffers, "How do I say \xD0\xB4\xD0\xB0 in Russian?", "How do I say yes in Russian?", "In Russian, how do I say \xD0\xB4\xD0\xB0?");
        row(Signal::genderDiffers, "If they marry, is he happy?", "If they marry, is she happy?", "Is he happy if they marry?");
        row(Signal::nounReplaced, "How do I change my avatar?", "How do I change my logo?", "How can I change my avatar?");
        row(Signal::wordReplaced, "How do I change my avatar?", "How do I change my address?", "How can I change my avatar?");
        row(Signal::wordsAdded, "How do I reset the company password?", "How do I reset the password?", "Reset of the company password");
        row(Signal::unknownWordDiffers, "How does qwizzlet sync work?", "How does frobnic sync work?", "How does the sync of qwizzlet work?");
        row(Signal::limiterDiffers, "Which is the cheapest plan?", "Which is the fastest plan?", "The cheapest plan is which?");
        row(Signal::verbPhraseDiffers, "Was the shop open to all?", "Is the shop open to all?", "To all, was the shop open?");
        row(Signal::smallWordsDiffer, "Is the report for my manager?", "Is the report by my manager?", "Is the report for my manager");
        row(Signal::matchedBySynonyms, "Where do I buy a car?", "Where do I purchase an automobile?", "Where do I buy a car");
        row(Signal::severalWordsDiffer, "Late parcels annoy grumpy customers", "Broken scanners delay quick cashiers", "Grumpy customers: late parcels annoy");
        row(Signal::typoOnly, "How do I chnage colors?", "How do I change colors?", "How do I chnage the colors?");
        row(Signal::rewritten, "Could you tell me how I reset it, the password?", "Password reset", "Could you tell me how I reset it, the password");
        row(Signal::lightWordsDiffer, "Any useful tips to learn chess?", "How to learn chess?", "Useful tips to learn any chess?");
        row(Signal::wordsReordered, "In Paris, find cheap hotels", "Find cheap hotels in Paris", "In Paris, find the cheap hotels");
        row(Signal::wordsDiffer, "How do I change my avatar?", "How do I change my address?", "How can I change my avatar?");
    }
    void firesAndStaysSilent()
    {
        QFETCH(int, signal);
        QFETCH(S, asked);
        QFETCH(S, answered);
        QFETCH(S, other);
        QVERIFY(has(signalsOf(asked, answered), Signal(signal)));
        QVERIFY(!has(signalsOf(asked, other), Signal(signal)));
        const auto findings = signalsOf(asked, answered);
        for (const SignalFinding &finding : findings.found) {
            for (const SignalSpan &span : finding.spans)
                QVERIFY(span.offset + span.length <= (span.side == SignalSide::query ? asked : answered).size());
        }
    }
    void readsTheAnswer()
    {
        const S asked = "Who founded Lepide?";
        const S answered = "Who founded Oru?";
        QVERIFY(has(signalsOf(asked, answered, "Oru was founded in 2014."), Signal::answerLacksWord));
        QVERIFY(!has(signalsOf(asked, answered, "Lepide and Oru were founded in 2014."), Signal::answerLacksWord));
        QVERIFY(has(signalsOf(asked, answered, "Lepide and Oru were founded in 2014."), Signal::answerCoversWords));
        QVERIFY(!has(signalsOf(asked, answered, ""), Signal::answerCoversWords));
    }
    void turnsPassivesRound()
    {
        QVERIFY(has(signalsOf("Is Kelly hurt by Nathan?", "Does Kelly hurt Nathan?"), Signal::rolesSwapped));
        QVERIFY(!has(signalsOf("Is Nathan hurt by Kelly?", "Does Kelly hurt Nathan?"), Signal::rolesSwapped));
        QVERIFY(has(signalsOf("Trains to Boston leaving from Denver", "Which train goes from Boston to Denver?"), Signal::rolesSwapped));
    }
    void speaksFiveLanguages_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("signal");
        QTest::addColumn<S>("asked");
        QTest::addColumn<S>("answered");
        const auto row = [](const char *name, TextLanguage language, Signal signal, S asked, S answered) {
            QTest::newRow(name) << int(language) << int(signal) << asked << answered;
        };
        row("de negation", TextLanguage::german, Signal::negationDiffers, "Welche Tarife enthalten keine Hotline und warum?", "Welche Tarife enthalten eine Hotline und warum?");
        row("de opposite", TextLanguage::german, Signal::oppositeWords, "Wie kann ich die Anmeldung aktivieren?", "Wie kann ich die Anmeldung deaktivieren?");
        row("de number", TextLanguage::german, Signal::numberDiffers, "Kann ich nach 45 Tagen noch etwas ändern?", "Kann ich nach 14 Tagen noch etwas ändern?");
        row("de time", TextLanguage::german, Signal::timeDiffers, "Habt ihr am Mittwoch auf?", "Habt ihr am Donnerstag auf?");
        row("fr negation", TextLanguage::french, Signal::negationDiffers, "Pourquoi est-ce que la carte ne marche pas ?", "Pourquoi est-ce que la carte marche ?");
        row("fr opposite", TextLanguage::french, Signal::oppositeWords, "Comment activer le code dans mon profil ?", "Comment désactiver le code dans mon profil ?");
        row("es kind", TextLanguage::spanish, Signal::questionKindDiffers, "¿Cuándo es el pago de mi tarjeta?", "¿Dónde es el pago de mi tarjeta?");
        row("es negation", TextLanguage::spanish, Signal::negationDiffers, "¿Qué planes no tienen el soporte?", "¿Qué planes tienen el soporte?");
        row("zh negation", TextLanguage::chinese, Signal::negationDiffers, "这张卡可以用吗", "这张卡不可以用吗");
        row("zh number", TextLanguage::chinese, Signal::numberDiffers, "45天内可以退款吗", "14天内可以退款吗");
        row("de number word", TextLanguage::german, Signal::numberDiffers, "Kann ich drei Konten gleichzeitig eröffnen?", "Kann ich zwei Konten gleichzeitig eröffnen?");
        row("de identifier", TextLanguage::german, Signal::identifierDiffers, "Wo ist das Paket WT-44219 gerade?", "Wo ist das Paket WT-88301 gerade?");
        row("fr number", TextLanguage::french, Signal::numberDiffers, "Est-ce que je peux rendre le colis après 45 jours ?", "Est-ce que je peux rendre le colis après 14 jours ?");
        row("fr identifier", TextLanguage::french, Signal::identifierDiffers, "Où est le colis WT-44219 ?", "Où est le colis WT-88301 ?");
        row("fr time", TextLanguage::french, Signal::timeDiffers, "Est-ce que vous êtes ouverts le mercredi ?", "Est-ce que vous êtes ouverts le jeudi ?");
        row("es number", TextLanguage::spanish, Signal::numberDiffers, "¿Puedo devolver el producto después de 45 días?", "¿Puedo devolver el producto después de 14 días?");
        row("es identifier", TextLanguage::spanish, Signal::identifierDiffers, "¿Dónde está el paquete WT-44219?", "¿Dónde está el paquete WT-88301?");
        row("es opposite", TextLanguage::spanish, Signal::oppositeWords, "¿Cómo puedo activar el código en mi perfil?", "¿Cómo puedo desactivar el código en mi perfil?");
        row("zh full width", TextLanguage::chinese, Signal::numberDiffers, "４５天内可以退款吗", "14天内可以退款吗");
        row("zh identifier", TextLanguage::chinese, Signal::identifierDiffers, "请问订单 WT-44219 在哪里", "请问订单 WT-88301 在哪里");
        row("zh words", TextLanguage::chinese, Signal::wordsDiffer, "怎么修改收货地址", "怎么修改登录密码");
        row("zh opposite", TextLanguage::chinese, Signal::oppositeWords, "怎么打开自动续费", "怎么打关自动续费");
        row("ru number", TextLanguage::unknown, Signal::numberDiffers, "Можно вернуть товар через 45 дней?", "Можно вернуть товар через 14 дней?");
    }
    void writtenOtherwiseIsTheSame_data()
    {
        QTest::addColumn<S>("asked");
        QTest::addColumn<S>("answered");
        const auto row = [](const char *name, S asked, S answered) { QTest::newRow(name) << asked << answered; };
        row("full width", "４５天内可以退款吗", "45天内可以退款吗");
        row("accents", "What makes Pokémon so popular?", "What makes Pokemon so popular?");
        row("doubled letter", "Why did Hilary lose?", "Why did Hillary lose?");
        row("initials", "Do U.S. citizens need a visa?", "Do US citizens need a visa?");
        row("version mark", "Is it fixed in v2.10.3?", "Is it fixed in 2.10.3?");
        row("es accents", "¿Cómo cambio la contraseña de mi cuenta?", "¿Como cambio la contrasena de mi cuenta?");
    }
    void writtenOtherwiseIsTheSame()
    {
        QFETCH(S, asked);
        QFETCH(S, answered);
        const SignalFindings findings = signalsOf(asked, answered);
        for (const Signal signal : {Signal::nameDiffers, Signal::numberDiffers, Signal::identifierDiffers, Signal::negationDiffers, Signal::nounReplaced})
            QVERIFY2(!has(findings, signal), S(signalName(signal)).c_str());
    }
    void symmetricRelationsHaveNoDirection()
    {
        const auto strength = [](S asked, S answered) {
            double most = 0;
            for (const SignalFinding &finding : signalsOf(std::move(asked), std::move(answered)).found)
                most = finding.signal == Signal::rolesSwapped ? std::max(most, finding.strength) : most;
            return most;
        };
        QVERIFY(strength("Is Anna married to Peter?", "Is Peter married to Anna?") < 0.5);
        QVERIFY(strength("Is Anna taller than Peter?", "Is Peter taller than Anna?") > 0.5);
    }
    void numbersOfThingsDenyNothing()
    {
        QVERIFY(!has(signalsOf("Who is no. 1 in chess?", "Who is number 1 in chess?"), Signal::negationDiffers));
        QVERIFY(has(signalsOf("Is there no way to pay?", "Is there a way to pay?"), Signal::negationDiffers));
    }
    void whatWasIsAnotherQuestion()
    {
        QVERIFY(has(signalsOf("Did Anna Berg use to be an editor?", "Is Anna Berg an editor?"), Signal::verbPhraseDiffers));
        QVERIFY(!has(signalsOf("Can I return it?", "May I return it?"), Signal::verbPhraseDiffers));
    }
    void speaksFiveLanguages()
    {
        QFETCH(int, language);
        QFETCH(int, signal);
        QFETCH(S, asked);
        QFETCH(S, answered);
        const SignalFindings findings = signalsOf(asked, answered);
        QCOMPARE(int(findings.language), language);
        QVERIFY(has(findings, Signal(signal)));
        const auto missing = signalsNotLookedFor(findings.language);
        QVERIFY(std::find(missing.begin(), missing.end(), Signal(signal)) == missing.end());
    }
    void saysWhatItCannotLookFor()
    {
        QVERIFY(signalsNotLookedFor(TextLanguage::english).empty());
        const auto missing = signalsNotLookedFor(TextLanguage::unknown);
        QVERIFY(std::find(missing.begin(), missing.end(), Signal::negationDiffers) != missing.end());
    }
    void takesAnyBytes()
    {
        const S noise("a\xff\xfe 5\x80kg \"\xe2\x80", 12);
        QVERIFY(!signalsOf(noise, "\xf0\x9f\x98\x80 b", noise).found.empty());
        signalsOf(S(5000, 'x'), S(5000, ' '));
        S what;
        for (int i = 0; i < 600; ++i)
            what += "what which way to ";
        signalsOf(what, what + "x", what);
    }
};

QTEST_APPLESS_MAIN(TestPairSignals)
#include "tst_pair_signals.moc"
