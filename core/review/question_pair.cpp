// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/question_pair.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMaxOrdered = 160;

/// One insertion, deletion, replacement or neighbour swap.
bool isOneEdit(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    size_t i = 0;
    while (i < b.size() && a[i] == b[i])
        ++i;
    if (a.size() > b.size())
        return a.substr(i + 1) == b.substr(i);
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1))
        return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

/// Hilary and Hillary: a letter once or twice.
bool isDoubling(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() != b.size() + 1 || b.size() < 5)
        return false;
    size_t i = 0;
    while (i < b.size() && a[i] == b[i])
        ++i;
    return i > 1 && i < b.size() && a[i] == a[i - 1] && a.substr(i + 1) == b.substr(i);
}

bool isExactKind(WordKind kind)
{
    return kind == WordKind::number || kind == WordKind::identifier || kind == WordKind::time || kind == WordKind::negator;
}

class Pairing {
public:
    Pairing(QuestionWords &a, QuestionWords &b) : m_a(a), m_b(b), m_lexicon(RankingLexicon::builtIn()) {}

    void run()
    {
        pairEnds();
        pairOpen([this](size_t i, size_t j) { return areSame(i, j) ? WordMatch::same : WordMatch::none; });
        pairTopics([this](size_t i, size_t j) { return areAlike(i, j) ? WordMatch::alike : WordMatch::none; });
        pairTopics([this](size_t i, size_t j) { return isTypo(i, j) ? WordMatch::typo : WordMatch::none; });
        pairOpen([this](size_t i, size_t j) { return areSynonyms(i, j) ? WordMatch::synonym : WordMatch::none; });
        joinCompounds(m_a, m_b);
        joinCompounds(m_b, m_a);
        pairUnits();
    }

private:
    static void link(QuestionWords &a, size_t i, QuestionWords &b, size_t j, WordMatch match)
    {
        a.marks[i].match = b.marks[j].match = match;
        a.marks[i].partner = std::uint16_t(j);
        b.marks[j].partner = std::uint16_t(i);
    }

    /// Long prompts differ in a word or two: what they begin and end with is paired without searching.
    void pairEnds()
    {
        const size_t most = std::min(m_a.size(), m_b.size());
        size_t head = 0;
        while (head < most && areSame(head, head)) {
            link(m_a, head, m_b, head, WordMatch::same);
            ++head;
        }
        for (size_t k = 1; k + head <= most && areSame(m_a.size() - k, m_b.size() - k); ++k)
            link(m_a, m_a.size() - k, m_b, m_b.size() - k, WordMatch::same);
    }

    template <typename Test>
    void pairOpen(Test test)
    {
        open(m_a, m_openA);
        open(m_b, m_openB);
        pair(test);
    }

    template <typename Test>
    void pairTopics(Test test)
    {
        topics(m_a, m_openA);
        topics(m_b, m_openB);
        pair(test);
    }

    /// Beginning behind the last partner keeps repeated words in order.
    template <typename Test>
    void pair(Test test)
    {
        size_t from = 0;
        for (const size_t i : m_openA) {
            for (size_t k = 0; k < m_openB.size(); ++k) {
                const size_t at = (from + k) % m_openB.size();
                const size_t j = m_openB[at];
                if (m_b.marks[j].isMatched())
                    continue;
                const WordMatch match = test(i, j);
                if (match == WordMatch::none)
                    continue;
                link(m_a, i, m_b, j, match);
                from = at + 1;
                break;
            }
        }
    }

    static void open(const QuestionWords &side, std::vector<size_t> &out)
    {
        out.clear();
        for (size_t i = 0; i < side.size(); ++i) {
            if (!side.marks[i].isMatched())
                out.push_back(i);
        }
    }

    static void topics(const QuestionWords &side, std::vector<size_t> &out)
    {
        out.clear();
        for (size_t i = 0; i < side.size(); ++i) {
            const WordMark &mark = side.marks[i];
            if (!mark.isMatched() && (mark.kind == WordKind::content || mark.kind == WordKind::name || mark.kind == WordKind::unit))
                out.push_back(i);
        }
    }

    bool areSame(size_t i, size_t j) const
    {
        const WordMark &a = m_a.marks[i];
        const WordMark &b = m_b.marks[j];
        if (a.kind == WordKind::number && b.kind == WordKind::number)
            return a.number == b.number;
        if (m_a.list.words[i].hash == m_b.list.words[j].hash)
            return m_a.language != TextLanguage::chinese || isPartOfCommon(i, j);
        if (a.kind == WordKind::identifier && b.kind == WordKind::identifier && withoutMark(m_a.form(i)) == withoutMark(m_b.form(j)))
            return true;
        // CouponDunia, a name or an identifier by its capitals, and coupondunia.in
        const bool written = (a.kind == WordKind::identifier && b.kind == WordKind::name) || (a.kind == WordKind::name && b.kind == WordKind::identifier);
        return a.stem == b.stem && (written || (!isExactKind(a.kind) && !isExactKind(b.kind)));
    }

    /// v2.10 and 2.10, #123 and 123
    static std::string_view withoutMark(std::string_view form)
    {
        if (form.size() > 2 && form[0] == 'v' && form[1] >= '0' && form[1] <= '9')
            form.remove_prefix(1);
        return form;
    }

    /// In scripts without spaces a topic is two letters or more: one letter in common is chance.
    bool isPartOfCommon(size_t i, size_t j) const
    {
        if (m_a.marks[i].kind != WordKind::content)
            return true;
        const auto equal = [&](size_t x, size_t y) { return m_a.list.words[x].hash == m_b.list.words[y].hash; };
        const bool before = i > 0 && j > 0 ? equal(i - 1, j - 1) : i == j;
        const bool behind = i + 1 < m_a.size() && j + 1 < m_b.size() ? equal(i + 1, j + 1) : i + 1 == m_a.size() && j + 1 == m_b.size();
        return before || behind;
    }

    bool areOpposites(size_t i, size_t j) const
    {
        return m_lexicon.areOpposites(m_a.language, m_a.form(i), m_b.form(j), m_a.marks[i].stem, m_b.marks[j].stem);
    }

    bool areAlike(size_t i, size_t j) const
    {
        const std::string_view a = m_a.form(i);
        const std::string_view b = m_b.form(j);
        const auto isProper = [](const WordMark &mark) { return mark.wordClass == WordClass::properName; };
        if (a[0] != b[0] || isProper(m_a.marks[i]) || isProper(m_b.marks[j]))
            return false;
        size_t common = 0;
        while (common < a.size() && common < b.size() && a[common] == b[common])
            ++common;
        return common >= 4 && common * 10 >= std::max(a.size(), b.size()) * 6 && !areOpposites(i, j);
    }

    bool isTypo(size_t i, size_t j) const
    {
        const std::string_view a = m_a.form(i);
        const std::string_view b = m_b.form(j);
        const bool unknown = m_a.marks[i].wordClass == WordClass::unknown || m_b.marks[j].wordClass == WordClass::unknown;
        return std::min(a.size(), b.size()) >= 4 && (unknown || isDoubling(a, b)) && isOneEdit(a, b) && !areOpposites(i, j);
    }

    bool areSynonyms(size_t i, size_t j) const
    {
        // "us" for "United States": one of the two carries the topic.
        const WordMark &a = m_a.marks[i];
        const WordMark &b = m_b.marks[j];
        if (isExactKind(a.kind) || isExactKind(b.kind) || (a.weight() == 0 && b.weight() == 0))
            return false;
        return m_lexicon.areSynonyms(m_a.language, m_a.marks[i].stem, m_b.marks[j].stem) && !areOpposites(i, j);
    }

    /// "horse shoe" for "horseshoe": two neighbours on one side, one word on the other.
    static void joinCompounds(QuestionWords &split, QuestionWords &whole)
    {
        std::string joined;
        for (size_t j = 0; j < whole.size(); ++j) {
            if (whole.marks[j].isMatched() || whole.marks[j].kind == WordKind::stop || whole.form(j).size() < 5)
                continue;
            for (size_t i = 0; i + 1 < split.size(); ++i) {
                if (split.marks[i].isMatched() || split.marks[i + 1].isMatched() || split.form(i)[0] != whole.form(j)[0])
                    continue;
                joined.assign(split.form(i)).append(split.form(i + 1));
                if (joined != whole.form(j) && wordHash(joined) != whole.marks[j].stem)
                    continue;
                link(split, i, whole, j, WordMatch::alike);
                link(split, i + 1, whole, j, WordMatch::alike);
            }
        }
    }

    /// "5 kg" for "5kg": the unit word is told by its number.
    void pairUnits()
    {
        for (QuestionWords *side : {&m_a, &m_b}) {
            for (size_t i = 0; i + 1 < side->size(); ++i) {
                WordMark &next = side->marks[i + 1];
                if (next.belongsToNumber && !next.isMatched()) {
                    next.match = WordMatch::same;
                    next.partner = side->marks[i].partner;
                }
            }
        }
    }

    QuestionWords &m_a;
    QuestionWords &m_b;
    const RankingLexicon &m_lexicon;
    std::vector<size_t> m_openA;
    std::vector<size_t> m_openB;
};

/// The words that hold the question together: all but the open topics, under the name their partner has on side a.
std::vector<std::uint64_t> frameRow(const QuestionWords &side, const QuestionWords *names)
{
    std::vector<std::uint64_t> out;
    out.reserve(side.size());
    for (const WordMark &mark : side.marks) {
        if (mark.isMatched() && names)
            out.push_back(names->marks[mark.partner].stem);
        else if (mark.isMatched() || mark.weight() == 0)
            out.push_back(mark.stem);
    }
    return out;
}

} // namespace

size_t commonInOrder(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b)
{
    size_t ends = 0;
    while (ends < std::min(a.size(), b.size()) && a[ends] == b[ends])
        ++ends;
    a.erase(a.begin(), a.begin() + std::ptrdiff_t(ends));
    b.erase(b.begin(), b.begin() + std::ptrdiff_t(ends));
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.pop_back();
        b.pop_back();
        ++ends;
    }
    a.resize(std::min(a.size(), kMaxOrdered));
    b.resize(std::min(b.size(), kMaxOrdered));
    std::array<std::uint16_t, kMaxOrdered + 1> row{};
    for (const std::uint64_t left : a) {
        std::uint16_t diagonal = 0;
        for (size_t j = 0; j < b.size(); ++j) {
            const std::uint16_t above = row[j + 1];
            row[j + 1] = left == b[j] ? std::uint16_t(diagonal + 1) : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return ends + row[b.size()];
}

QuestionPair pairQuestions(QuestionWords asked, QuestionWords answered)
{
    QuestionPair pair{std::move(asked), std::move(answered), false, 1};
    const auto &a = pair.asked.list.words;
    const auto &b = pair.answered.list.words;
    pair.identical = std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Word &x, const Word &y) { return x.hash == y.hash; });
    Pairing(pair.asked, pair.answered).run();
    std::vector<std::uint64_t> rowA = frameRow(pair.asked, nullptr);
    std::vector<std::uint64_t> rowB = frameRow(pair.answered, &pair.asked);
    const size_t all = rowA.size() + rowB.size();
    pair.frame = all == 0 ? 0 : 2.0 * double(commonInOrder(std::move(rowA), std::move(rowB))) / double(all);
    return pair;
}

} // namespace cacheloupe
