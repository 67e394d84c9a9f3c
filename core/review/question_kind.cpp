// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/question_kind.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Asking words stand at the beginning; behind that "when" and "how" join clauses.
constexpr size_t kHeadWords = 8;

template <size_t N>
bool isIn(const std::array<std::string_view, N> &set, std::string_view word)
{
    return std::find(set.begin(), set.end(), word) != set.end();
}

class KindReader {
public:
    explicit KindReader(const QuestionWords &words) : m_words(words) {}

    QuestionKind english() const
    {
        constexpr std::array<std::string_view, 23> yesNo = {"is",  "are",   "am",   "was",   "were",   "do",  "does", "did",   "can",   "could", "will", "would",
                                                            "should", "has", "have", "had", "may", "must", "isn't", "aren't", "don't", "doesn't", "shall"};
        if (isIn(yesNo, at(0)))
            return QuestionKind::yesNo;
        for (size_t i = 0; i < std::min(m_words.size(), kHeadWords); ++i) {
            if (const QuestionKind kind = englishAt(i); kind != QuestionKind::none)
                return kind;
        }
        return QuestionKind::none;
    }

    QuestionKind byLists() const
    {
        for (size_t i = 0; i < std::min(m_words.size(), kHeadWords); ++i) {
            const auto kind = QuestionKind(m_words.marks[i].facts.asks);
            const bool many = kind == QuestionKind::how && (at(i + 1) == "viel" || at(i + 1) == "viele");
            if (kind != QuestionKind::none)
                return many ? QuestionKind::howMany : kind;
        }
        return QuestionKind::none;
    }

private:
    std::string_view at(size_t i) const { return i < m_words.size() ? m_words.form(i) : std::string_view(); }

    QuestionKind englishAt(size_t i) const
    {
        const std::string_view word = at(i);
        if (word == "how" || word == "how's")
            return how(i);
        if (word == "what" || word == "which" || word == "what's" || word == "whats")
            return what(i, word == "which");
        if (word == "why" || word == "reason" || word == "reasons")
            return QuestionKind::why;
        if (word == "when")
            return QuestionKind::when;
        if (word == "where" || word == "where's")
            return QuestionKind::where;
        if (word == "who" || word == "whom" || word == "whose" || word == "who's")
            return QuestionKind::who;
        if ((word == "number" || word == "count") && at(i + 1) == "of")
            return QuestionKind::howMany;
        constexpr std::array<std::string_view, 6> manner = {"step", "steps", "way", "ways", "method", "procedure"};
        return isIn(manner, word) && at(i + 1) == "to" ? QuestionKind::howTo : QuestionKind::none;
    }

    QuestionKind how(size_t i) const
    {
        const std::string_view next = at(i + 1);
        if (next == "many" || next == "much")
            return QuestionKind::howMany;
        constexpr std::array<std::string_view, 12> extent = {"long", "soon", "often", "old", "far", "big", "tall", "high", "large", "fast", "deep", "hard"};
        if (isIn(extent, next))
            return QuestionKind::howLong;
        constexpr std::array<std::string_view, 7> helping = {"do", "can", "could", "should", "would", "does", "i"};
        constexpr std::array<std::string_view, 5> anyone = {"i", "you", "we", "one", "can"};
        return next == "to" || (isIn(helping, next) && isIn(anyone, at(i + 2))) ? QuestionKind::howTo : QuestionKind::how;
    }

    QuestionKind what(size_t i, bool which) const
    {
        const std::string_view next = at(i + 1);
        constexpr std::array<std::string_view, 5> times = {"time", "date", "year", "day", "month"};
        constexpr std::array<std::string_view, 4> places = {"place", "city", "country", "location"};
        if (isIn(times, next))
            return QuestionKind::when;
        if (isIn(places, next))
            return QuestionKind::where;
        // "What is the best way to", "what are the reasons", "what is the number of"
        for (size_t k = i + 1; k < std::min(m_words.size(), i + 5); ++k) {
            if (at(k).starts_with("wh"))
                break;
            const QuestionKind inner = englishAt(k);
            if (inner == QuestionKind::howMany || inner == QuestionKind::howTo || inner == QuestionKind::why)
                return inner;
        }
        return which ? QuestionKind::which : QuestionKind::what;
    }

    const QuestionWords &m_words;
};

constexpr std::uint16_t bits(std::initializer_list<QuestionKind> kinds)
{
    unsigned out = 0;
    for (const QuestionKind kind : kinds)
        out |= 1u << unsigned(kind);
    return std::uint16_t(out);
}

using K = QuestionKind;
/// By the smaller kind of the pair: the larger ones that are far and those that are near (ranking.md section 4).
constexpr std::array<std::uint16_t, 12> kApart = {
    0,
    bits({K::howTo, K::how, K::why, K::when, K::where, K::who, K::which, K::what, K::yesNo}),
    bits({K::howTo, K::why, K::where, K::who}),
    bits({K::why, K::when, K::who}),
    bits({K::why, K::when, K::where, K::who}),
    bits({K::when, K::where, K::who, K::which, K::yesNo}),
    bits({K::where, K::who, K::yesNo}),
    bits({K::who, K::yesNo}),
    bits({K::yesNo}),
    0,
    0,
    0};
constexpr std::array<std::uint16_t, 12> kNearKinds = {bits({K::howMany, K::why}), 0, 0, bits({K::yesNo}), bits({K::yesNo}), bits({K::what}), 0, 0, 0,
                                                 bits({K::yesNo}),           bits({K::yesNo}), 0};

} // namespace

QuestionKind questionKind(const QuestionWords &words)
{
    const KindReader reader(words);
    return words.language == TextLanguage::english ? reader.english() : reader.byLists();
}

KindDistance kindDistance(QuestionKind a, QuestionKind b)
{
    const auto [low, high] = std::minmax(a, b);
    if (kApart[size_t(low)] >> unsigned(high) & 1)
        return KindDistance::apart;
    return kNearKinds[size_t(low)] >> unsigned(high) & 1 ? KindDistance::near : KindDistance::same;
}

std::string_view questionKindName(QuestionKind kind)
{
    constexpr std::array<std::string_view, 12> names = {"", "how many", "how long", "how to", "how", "why", "when", "where", "who", "which", "what", "whether"};
    return names[size_t(kind)];
}

} // namespace cacheloupe
