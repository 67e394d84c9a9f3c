// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/pair_signals.h"
#include "core/review/role_swap.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using Indexes = PairFindings::Indexes;

/// The open words of one side by what they count.
struct OpenWords {
    Indexes topics; ///< weight 1
    Indexes light;
    Indexes small; ///< stop words and negators
    Indexes all() const
    {
        Indexes out = topics;
        out.insert(out.end(), light.begin(), light.end());
        std::sort(out.begin(), out.end());
        return out;
    }
};

class Shape {
public:
    explicit Shape(PairFindings &out) : m_out(out), m_pair(out.pair())
    {
        read(m_pair.asked, m_asked);
        read(m_pair.answered, m_answered);
    }

    void find()
    {
        shares();
        replaced();
        order();
    }

private:
    void read(const QuestionWords &side, OpenWords &open)
    {
        for (size_t i = 0; i < side.size(); ++i) {
            const WordMark &mark = side.marks[i];
            const double weight = mark.weight();
            m_all += weight;
            m_synonyms += mark.match == WordMatch::synonym ? weight : 0;
            m_typos += mark.match == WordMatch::typo;
            if (mark.isMatched() || mark.belongsToNumber)
                continue;
            m_open += weight;
            (weight == 1 ? open.topics : weight > 0 ? open.light : open.small).push_back(i);
        }
    }

    double frame2() const { return m_pair.frame * m_pair.frame; }
    size_t topics() const { return m_asked.topics.size() + m_answered.topics.size(); }

    void shares()
    {
        if (m_all == 0)
            return;
        m_out.add(Signal::wordsDiffer, m_open / m_all, m_asked.all(), m_answered.all());
        m_out.add(Signal::matchedBySynonyms, m_synonyms / m_all);
        const size_t light = m_asked.light.size() + m_answered.light.size();
        m_out.add(Signal::lightWordsDiffer, topics() == 0 ? std::min(1.0, double(light) * 0.5) : 0, m_asked.light, m_answered.light);
        const bool small = topics() == 0 && light == 0 && m_asked.small.size() + m_answered.small.size() > 0;
        m_out.add(Signal::smallWordsDiffer, small ? frame2() : 0, m_asked.small, m_answered.small);
        m_out.add(Signal::typoOnly, topics() == 0 && m_typos > 0 ? 1 : 0);
        m_out.add(Signal::rewritten, 1 - m_pair.frame);
    }

    void replaced()
    {
        const size_t a = m_asked.topics.size();
        const size_t b = m_answered.topics.size();
        if (a == 1 && b == 1) {
            const auto isNoun = [](const WordMark &mark) { return mark.wordClass == WordClass::noun || mark.wordClass == WordClass::unknown || mark.kind == WordKind::name; };
            if (isNoun(m_pair.asked.marks[m_asked.topics[0]]) && isNoun(m_pair.answered.marks[m_answered.topics[0]]))
                m_out.add(Signal::nounReplaced, 0.5 + 0.5 * frame2(), m_asked.topics, m_answered.topics);
        }
        if (a >= 1 && a <= 2 && b >= 1 && b <= 2)
            m_out.add(Signal::wordReplaced, frame2() * (a + b == 2 ? 1 : 0.6), m_asked.topics, m_answered.topics);
        if ((a == 0) != (b == 0))
            m_out.add(Signal::wordsAdded, frame2() / double(1 + (a + b > 2)), m_asked.topics, m_answered.topics);
        if (a + b > 2)
            m_out.add(Signal::severalWordsDiffer, std::min(1.0, double(a + b - 2) / 5.0));
    }

    void order()
    {
        if (const auto swap = findRoleSwap(m_pair))
            return m_out.add(Signal::rolesSwapped, swap->strength, swap->asked, swap->answered);
        if (topics() > 0)
            return;
        std::uint16_t last = 0;
        bool turned = false;
        for (const WordMark &mark : m_pair.asked.marks) {
            if (!mark.isMatched() || mark.weight() == 0)
                continue;
            turned = turned || mark.partner < last;
            last = mark.partner;
        }
        m_out.add(Signal::wordsReordered, turned ? 1 : 0);
    }

    PairFindings &m_out;
    const QuestionPair &m_pair;
    OpenWords m_asked;
    OpenWords m_answered;
    double m_all = 0;
    double m_open = 0;
    double m_synonyms = 0;
    size_t m_typos = 0;
};

} // namespace

void findShape(PairFindings &out)
{
    Shape(out).find();
}

namespace {

/// An answer in small letters in which words are looked for; splitting it into words costs more than all the rest.
class AnswerText {
public:
    explicit AnswerText(std::string_view answer) : m_text(answer.substr(0, kMostBytes))
    {
        std::transform(m_text.begin(), m_text.end(), m_text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    }

    /// A word that begins with `head`, or is it.
    bool has(std::string_view head, bool whole) const
    {
        for (size_t at = m_text.find(head); at != std::string::npos; at = m_text.find(head, at + 1)) {
            const bool begins = at == 0 || !isLetter(m_text[at - 1]);
            const bool ends = at + head.size() == m_text.size() || !isLetter(m_text[at + head.size()]);
            if ((begins && (!whole || ends)) || isLetterAlone(head))
                return true;
        }
        return false;
    }

private:
    static constexpr size_t kMostBytes = 3000;

    static bool isLetter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    }
    /// Of a script without spaces.
    static bool isLetterAlone(std::string_view head) { return static_cast<unsigned char>(head[0]) >= 0xE3; }

    std::string m_text;
};

} // namespace

void findGrounding(PairFindings &out, std::string_view answer)
{
    const QuestionPair &pair = out.pair();
    const auto open = [](const QuestionWords &side) {
        Indexes words;
        for (size_t i = 0; i < side.size(); ++i) {
            if (!side.marks[i].isMatched() && side.marks[i].weight() == 1)
                words.push_back(i);
        }
        return words;
    };
    const Indexes asked = open(pair.asked);
    const Indexes answered = open(pair.answered);
    if (answer.empty() || asked.empty())
        return;
    const AnswerText text(answer);
    const auto mentions = [&](const QuestionWords &side, size_t i) {
        const std::string_view word = side.form(i);
        const bool exact = side.marks[i].kind == WordKind::number || side.marks[i].kind == WordKind::identifier;
        return text.has(exact || word.size() <= 5 ? word : word.substr(0, word.size() - 2), exact);
    };
    const auto asks = std::count_if(asked.begin(), asked.end(), [&](size_t i) { return mentions(pair.asked, i); });
    if (size_t(asks) == asked.size())
        out.add(Signal::answerCoversWords, 1, asked);
    else if (asks == 0 && std::any_of(answered.begin(), answered.end(), [&](size_t i) { return mentions(pair.answered, i); }))
        out.add(Signal::answerLacksWord, 1, asked, answered);
}

} // namespace cacheloupe
