// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/pair_signals.h"

#include "core/review/question_kind.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

using Indexes = PairFindings::Indexes;

/// Of a negation and an opposite together: "not cheap" for "expensive".
constexpr double kCancelled = 0.12;
/// Of "can" against "should", "is" against "was": often the same question.
constexpr double kTense = 0.15;

class Differences {
public:
    explicit Differences(PairFindings &out) : m_out(out), m_pair(out.pair()) {}

    void find()
    {
        bothOrOne(WordKind::number, Signal::numberDiffers, Signal::numberOneSided);
        units();
        bothOrOne(WordKind::time, Signal::timeDiffers, Signal::timeOneSided);
        bothOrOne(WordKind::identifier, Signal::identifierDiffers, Signal::identifierOneSided);
        names();
        negation(opposites());
        kinds();
        limiters();
        verbPhrases();
        genders();
        unknownWords();
        quotes();
        scripts();
    }

private:
    template <typename Test>
    Indexes open(bool asked, Test test) const
    {
        Indexes out;
        const QuestionWords &side = m_pair.side(asked);
        for (size_t i = 0; i < side.size(); ++i) {
            if (!side.marks[i].isMatched() && test(side.marks[i]))
                out.push_back(i);
        }
        return out;
    }

    Indexes openKind(bool asked, WordKind kind) const
    {
        return open(asked, [kind](const WordMark &mark) { return mark.kind == kind; });
    }

    double framed() const { return std::max(0.3, m_pair.frame * m_pair.frame); }

    void bothOrOne(WordKind kind, Signal both, Signal one)
    {
        const Indexes a = openKind(true, kind);
        const Indexes b = openKind(false, kind);
        if (!a.empty() || !b.empty())
            m_out.add(!a.empty() && !b.empty() ? both : one, 1, a, b);
    }

    /// 5 miles against 5 km, and units without a figure.
    void units()
    {
        for (size_t i = 0; i < m_pair.asked.size(); ++i) {
            const WordMark &a = m_pair.asked.marks[i];
            if (a.kind != WordKind::number || !a.isMatched())
                continue;
            const WordMark &b = m_pair.answered.marks[a.partner];
            if (a.unit != 0 && b.unit != 0 && a.unit != b.unit)
                return m_out.add(Signal::unitDiffers, 1, withUnit(m_pair.asked, i), withUnit(m_pair.answered, a.partner));
        }
        const auto isUnit = [](const WordMark &mark) { return mark.kind == WordKind::unit && !mark.belongsToNumber; };
        const Indexes a = open(true, isUnit);
        const Indexes b = open(false, isUnit);
        if (!a.empty() && !b.empty())
            m_out.add(Signal::unitDiffers, 1, a, b);
    }

    static Indexes withUnit(const QuestionWords &side, size_t i)
    {
        return i + 1 < side.size() && side.marks[i + 1].belongsToNumber ? Indexes{i, i + 1} : Indexes{i};
    }

    /// A name against a name is the strongest; against a common word or nothing it may be a capital of taste.
    void names()
    {
        const Indexes a = openKind(true, WordKind::name);
        const Indexes b = openKind(false, WordKind::name);
        if (a.empty() && b.empty())
            return;
        if (!a.empty() && !b.empty())
            return m_out.add(Signal::nameDiffers, 1, a, b);
        const auto isWord = [](const WordMark &mark) { return mark.kind == WordKind::content && mark.weight() == 1; };
        const Indexes others = open(!b.empty(), isWord);
        // A common word with a capital is a name only against another.
        const Indexes &names = a.empty() ? b : a;
        const auto &marks = m_pair.side(!a.empty()).marks;
        if (std::none_of(names.begin(), names.end(), [&](size_t i) { return marks[i].isSureName; }))
            return;
        const bool forWord = !others.empty();
        m_out.add(forWord ? Signal::nameForWord : Signal::nameOneSided, 1, a.empty() ? others : a, b.empty() ? others : b);
    }

    static size_t negators(const QuestionWords &side)
    {
        return size_t(std::count_if(side.marks.begin(), side.marks.end(), [](const WordMark &mark) { return mark.kind == WordKind::negator; }));
    }

    bool isNegatedOnce() const
    {
        // French says "ne … pas": two words, one negation.
        const auto negations = [&](const QuestionWords &side) {
            return side.language == TextLanguage::french ? size_t(negators(side) > 0) : negators(side) % 2;
        };
        return negations(m_pair.asked) != negations(m_pair.answered);
    }

    /// Whether what stands beside the two words has its partner beside the other.
    bool haveSamePlace(size_t i, size_t j) const
    {
        const auto &a = m_pair.asked.marks;
        const auto &b = m_pair.answered.marks;
        const bool before = i == 0 || j == 0 ? i == j : a[i - 1].isMatched() && a[i - 1].partner == j - 1;
        const bool behind = i + 1 == a.size() || j + 1 == b.size() ? a.size() - i == b.size() - j : a[i + 1].isMatched() && a[i + 1].partner == j + 1;
        return before || behind;
    }

    /// March for May and days for weeks have signals of their own.
    static bool isToldOtherwise(const WordMark &mark) { return mark.kind == WordKind::time || mark.kind == WordKind::unit; }

    bool opposites()
    {
        const RankingLexicon &lexicon = RankingLexicon::builtIn();
        const auto canTurn = [](const WordMark &mark) {
            return mark.kind != WordKind::number && mark.kind != WordKind::identifier;
        };
        const Indexes b = open(false, canTurn);
        for (const size_t i : open(true, canTurn)) {
            for (const size_t j : b) {
                if (isToldOtherwise(m_pair.asked.marks[i]) && isToldOtherwise(m_pair.answered.marks[j]))
                    continue;
                if (!lexicon.areOpposites(m_pair.asked.language, m_pair.asked.form(i), m_pair.answered.form(j), m_pair.asked.marks[i].stem, m_pair.answered.marks[j].stem))
                    continue;
                const double placed = haveSamePlace(i, j) ? 1 : 0.4;
                m_out.add(Signal::oppositeWords, framed() * placed * (isNegatedOnce() ? kCancelled : 1), std::array{i}, std::array{j});
                return true;
            }
        }
        return false;
    }

    void negation(bool opposite)
    {
        if (!isNegatedOnce())
            return;
        const Indexes a = openKind(true, WordKind::negator);
        const Indexes b = openKind(false, WordKind::negator);
        m_out.add(Signal::negationDiffers, std::max(0.05, m_pair.frame * m_pair.frame) * (opposite ? kCancelled : 1), a, b);
    }

    void kinds()
    {
        const QuestionKind a = m_pair.asked.asks;
        const QuestionKind b = m_pair.answered.asks;
        const KindDistance distance = kindDistance(a, b);
        if (distance != KindDistance::same)
            m_out.addText(distance == KindDistance::apart ? Signal::questionKindDiffers : Signal::questionKindShifts, framed(), questionKindName(a), questionKindName(b));
    }

    void limiters()
    {
        const auto limits = [](const WordMark &mark) { return mark.facts.isLimiter || mark.facts.isWeakNegator; };
        const Indexes a = open(true, limits);
        const Indexes b = open(false, limits);
        if (!a.empty() || !b.empty())
            m_out.add(Signal::limiterDiffers, 1, a, b);
    }

    /// What was or will be is another question than what is: "used to", "becoming".
    static bool isStateWord(std::string_view word)
    {
        constexpr std::array<std::string_view, 6> words = {"becoming", "formerly", "former", "früher", "ehemals", "autrefois"};
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    /// "Is it" and "was it", "can I" and "should I". "Can I" and "do I" ask the same.
    void verbPhrases()
    {
        unsigned kinds[2] = {0, 0};
        bool states[2] = {false, false};
        Indexes words[2];
        for (const bool asked : {true, false}) {
            const QuestionWords &side = m_pair.side(asked);
            for (size_t i = 0; i < side.size(); ++i) {
                const bool usedTo = i + 1 < side.size() && (side.form(i) == "used" || side.form(i) == "use") && side.form(i + 1) == "to";
                const bool state = usedTo || isStateWord(side.form(i));
                states[asked] = states[asked] || state;
                const VerbPhrase verb = state ? VerbPhrase::past : side.marks[i].facts.verb;
                if (verb != VerbPhrase::past && verb != VerbPhrase::should && verb != VerbPhrase::will)
                    continue;
                kinds[asked] |= 1u << unsigned(verb);
                words[asked].push_back(i);
            }
        }
        const double frame2 = m_pair.frame * m_pair.frame;
        if (states[0] != states[1])
            m_out.add(Signal::verbPhraseDiffers, std::max(0.3, frame2), words[1], words[0]);
        else if (kinds[0] != kinds[1])
            m_out.add(Signal::verbPhraseDiffers, kTense * frame2, words[1], words[0]);
    }

    void genders()
    {
        const auto gendered = [](const WordMark &mark) { return mark.facts.gender != 0; };
        const Indexes a = open(true, gendered);
        const Indexes b = open(false, gendered);
        if (!a.empty() && !b.empty() && m_pair.asked.marks[a[0]].facts.gender != m_pair.answered.marks[b[0]].facts.gender)
            m_out.add(Signal::genderDiffers, m_pair.frame * m_pair.frame, a, b);
    }

    void unknownWords()
    {
        if (m_pair.asked.language != TextLanguage::english)
            return;
        const auto isUnknown = [](const WordMark &mark) { return mark.kind == WordKind::content && mark.wordClass == WordClass::unknown; };
        const auto isTopic = [](const WordMark &mark) { return mark.weight() == 1; };
        const Indexes a = open(true, isUnknown);
        const Indexes b = open(false, isUnknown);
        if (a.empty() && b.empty())
            return;
        const bool both = !open(true, isTopic).empty() && !open(false, isTopic).empty();
        m_out.add(Signal::unknownWordDiffers, both ? 1 : 0.4, a, b);
    }

    static std::vector<std::string_view> quoted(std::string_view text)
    {
        std::vector<std::string_view> out;
        for (const auto &[opening, closing] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}}) {
            size_t at = text.find(opening);
            while (at != std::string_view::npos) {
                const size_t begin = at + opening.size();
                const size_t end = text.find(closing, begin);
                if (end == std::string_view::npos)
                    break;
                out.push_back(text.substr(begin, end - begin));
                at = text.find(opening, end + closing.size());
            }
        }
        return out;
    }

    void quotes()
    {
        const auto a = quoted(m_out.text(true));
        const auto b = quoted(m_out.text(false));
        if (!a.empty() && !b.empty() && a != b)
            m_out.addText(Signal::quoteDiffers, 1, a[0], b[0]);
    }

    /// A word of Greek, Cyrillic, Arabic, Chinese … letters.
    static Indexes foreign(const QuestionWords &side)
    {
        Indexes out;
        for (size_t i = 0; i < side.size(); ++i) {
            if (static_cast<unsigned char>(side.form(i)[0]) >= 0xCD)
                out.push_back(i);
        }
        return out;
    }

    void scripts()
    {
        const Indexes a = foreign(m_pair.asked);
        const Indexes b = foreign(m_pair.answered);
        if (a.empty() != b.empty())
            m_out.add(Signal::scriptDiffers, 1, a, b);
    }

    PairFindings &m_out;
    const QuestionPair &m_pair;
};

} // namespace

void findDifferences(PairFindings &out)
{
    Differences(out).find();
}

} // namespace cacheloupe
