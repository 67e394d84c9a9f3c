// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/role_swap.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr size_t kMaxPart = 4;
constexpr size_t kMaxTurned = 40;
constexpr double kSymmetric = 0.25;

/// Where the order of two things says nothing.
bool isSymmetricWord(std::string_view word)
{
    constexpr std::array<std::string_view, 45> words = {"and", "or", "between", "same", "both", "vs", "versus", "&", "und", "oder",
                                                        "zwischen", "et", "ou", "entre", "y", "o", "和", "与", "或", "nor",
                                                        "connected", "friends", "married", "related", "similar", "equal", "equivalent", "identical", "dating",
                                                        "engaged", "adjacent", "compatible", "siblings", "neighbors", "neighbours", "partners", "together", "compare",
                                                        "compared", "comparison", "difference", "differences", "distance", "verheiratet", "befreundet"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

class SwapReader {
public:
    explicit SwapReader(const QuestionPair &pair) : m_pair(pair)
    {
        // Each side as a row of names: a matched word of the answered side has its partner's name.
        for (const WordMark &mark : pair.asked.marks)
            m_a.push_back(mark.stem);
        for (const WordMark &mark : pair.answered.marks)
            m_b.push_back(mark.isMatched() ? pair.asked.marks[mark.partner].stem : mark.stem);
    }

    std::optional<RoleSwap> exchanged()
    {
        if (m_a.size() != m_b.size() || m_a.size() < 2)
            return std::nullopt;
        size_t begin = 0;
        while (begin < m_a.size() && m_a[begin] == m_b[begin])
            ++begin;
        size_t end = m_a.size();
        while (end > begin && m_a[end - 1] == m_b[end - 1])
            --end;
        if (end - begin < 2 || end - begin > kMaxTurned)
            return std::nullopt;
        for (size_t x = 1; x <= kMaxPart && x < end - begin; ++x) {
            for (size_t y = 1; y <= kMaxPart && x + y <= end - begin; ++y) {
                if (isExchange(begin, end, x, y))
                    return swapOf(begin, end, x, y);
            }
        }
        return std::nullopt;
    }

    /// The places behind "from" and "to" crosswise, whatever else was reworded.
    std::optional<RoleSwap> crossed() const
    {
        const auto [fromA, toA] = ends(m_pair.asked);
        const auto [fromB, toB] = ends(m_pair.answered);
        if (fromA == 0 || toA == 0 || fromB == 0 || toB == 0)
            return std::nullopt;
        const auto &marks = m_pair.asked.marks;
        if (!marks[fromA].isMatched() || !marks[toA].isMatched() || marks[fromA].partner != toB || marks[toA].partner != fromB)
            return std::nullopt;
        return RoleSwap{1, {fromA, toA}, {fromB, toB}};
    }

    /// "Does A hurt B" and "is A hurt by B": the same order, but one of them passive.
    std::optional<RoleSwap> passive() const
    {
        const size_t byA = position(m_pair.asked, "by");
        const size_t byB = position(m_pair.answered, "by");
        if ((byA < m_pair.asked.size()) == (byB < m_pair.answered.size()))
            return std::nullopt;
        const bool askedIsPassive = byA < m_pair.asked.size();
        const QuestionWords &side = m_pair.side(askedIsPassive);
        const size_t by = askedIsPassive ? byA : byB;
        if (by < 2 || by + 1 >= side.size() || !side.marks[by - 1].isMatched() || !side.marks[by + 1].isMatched() || side.marks[by - 1].weight() == 0)
            return std::nullopt;
        const std::array before = {by - 1, by + 1};
        std::uint16_t last = 0;
        RoleSwap out;
        for (size_t i = 0; i < side.size(); ++i) {
            if (side.marks[i].weight() < 1)
                continue;
            if (!side.marks[i].isMatched() || side.marks[i].partner < last)
                return std::nullopt;
            last = side.marks[i].partner;
        }
        for (const size_t i : before) {
            (askedIsPassive ? out.asked : out.answered).push_back(i);
            (askedIsPassive ? out.answered : out.asked).push_back(side.marks[i].partner);
        }
        return out;
    }

private:
    bool isExchange(size_t begin, size_t end, size_t x, size_t y) const
    {
        const auto equal = [&](size_t a, size_t b, size_t n) { return std::equal(m_a.begin() + long(a), m_a.begin() + long(a + n), m_b.begin() + long(b)); };
        const size_t middle = end - begin - x - y;
        return equal(end - y, begin, y) && equal(begin, end - x, x) && equal(begin + x, begin + y, middle);
    }

    std::optional<RoleSwap> swapOf(size_t begin, size_t end, size_t x, size_t y) const
    {
        RoleSwap out;
        const size_t middle = end - begin - x - y;
        // "In Excel, how do I" for "how do I … in Excel" moves one part and turns nothing round.
        if (middle == 0 && x + y > 2)
            return std::nullopt;
        if (middle == 0)
            out.strength = kSymmetric;
        const size_t from = begin >= 6 ? begin - 6 : 0;
        for (size_t i = from; i < end - y; ++i) {
            if (isSymmetricWord(m_pair.asked.form(i)))
                out.strength = kSymmetric;
        }
        bool topics = false;
        for (size_t i = begin; i < begin + x; ++i)
            topics = add(out.asked, m_pair.asked, i) || topics;
        bool others = false;
        for (size_t i = end - y; i < end; ++i)
            others = add(out.asked, m_pair.asked, i) || others;
        for (const size_t i : out.asked)
            out.answered.push_back(m_pair.asked.marks[i].partner);
        return topics && others ? std::optional(out) : std::nullopt;
    }

    static bool add(std::vector<size_t> &out, const QuestionWords &side, size_t i)
    {
        if (side.marks[i].weight() == 0 || !side.marks[i].isMatched())
            return false;
        out.push_back(i);
        return true;
    }

    static size_t position(const QuestionWords &side, std::string_view word)
    {
        size_t i = 0;
        while (i < side.size() && side.form(i) != word)
            ++i;
        return i;
    }

    /// The words behind "from" and "to"; 0 = none.
    static std::pair<size_t, size_t> ends(const QuestionWords &side)
    {
        size_t from = 0;
        size_t to = 0;
        for (size_t i = 0; i + 1 < side.size(); ++i) {
            if (side.marks[i + 1].weight() == 0)
                continue;
            if (side.form(i) == "from")
                from = i + 1;
            else if (side.form(i) == "to")
                to = i + 1;
        }
        return {from, to};
    }

    const QuestionPair &m_pair;
    std::vector<std::uint64_t> m_a;
    std::vector<std::uint64_t> m_b;
};

} // namespace

std::optional<RoleSwap> findRoleSwap(const QuestionPair &pair)
{
    SwapReader reader(pair);
    if (auto swap = reader.exchanged())
        return swap;
    if (auto swap = reader.crossed())
        return swap;
    return reader.passive();
}

} // namespace cacheloupe
