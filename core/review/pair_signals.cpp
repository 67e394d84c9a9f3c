// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/pair_signals.h"

#include "core/base/english.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using Indexes = std::vector<size_t>;

class PairReader {
public:
    PairReader(const QuestionPair &pair, std::string_view asked, std::string_view answered) : m_pair(pair), m_asked(asked), m_answered(answered) {}

    std::vector<SignalFinding> findings()
    {
        bothOrOne(Signal::numberDiffers, WordKind::number, 0.1);
        if (const auto [a, b] = left(WordKind::unit); !a.empty() && !b.empty())
            add(Signal::unitDiffers, 1, a, b);
        bothOrOne(Signal::timeDiffers, WordKind::time, 0.2);
        bothOrOne(Signal::identifierDiffers, WordKind::identifier, 0.4);
        names();
        const bool opposite = opposites();
        negation(opposite);
        questionKinds();
        words();
        return std::move(m_out);
    }

private:
    std::pair<Indexes, Indexes> left(WordKind kind) const { return {m_pair.asked.unmatched(kind), m_pair.answered.unmatched(kind)}; }

    static std::string wordsOf(const QuestionWords &side, std::string_view text, const Indexes &indexes)
    {
        std::string out;
        for (const size_t i : indexes) {
            if (!out.empty())
                out += ' ';
            out += text.substr(side.list.words[i].offset, side.list.words[i].length);
        }
        return out;
    }

    void add(Signal signal, double strength, const Indexes &asked, const Indexes &answered)
    {
        SignalFinding finding{signal, strength, {wordsOf(m_pair.asked, m_asked, asked), wordsOf(m_pair.answered, m_answered, answered)}, {}};
        for (const size_t i : asked)
            finding.spans.push_back({SignalSide::query, m_pair.asked.list.words[i].offset, m_pair.asked.list.words[i].length});
        for (const size_t i : answered)
            finding.spans.push_back({SignalSide::cachedQuery, m_pair.answered.list.words[i].offset, m_pair.answered.list.words[i].length});
        m_out.push_back(std::move(finding));
    }

    void bothOrOne(Signal signal, WordKind kind, double oneSided)
    {
        const auto [a, b] = left(kind);
        if (!a.empty() || !b.empty())
            add(signal, !a.empty() && !b.empty() ? 1 : oneSided, a, b);
    }

    /// A name against a name is the strongest; against a common word or nothing it may be a capital of taste.
    void names()
    {
        const auto [a, b] = left(WordKind::name);
        if (a.empty() && b.empty())
            return;
        if (!a.empty() && !b.empty())
            return add(Signal::nameDiffers, 1, a, b);
        add(Signal::nameDiffers, 0.4, a, b);
    }

    double framed() const { return std::max(0.3, m_pair.frame * m_pair.frame); }

    bool opposites()
    {
        for (const size_t i : openWords(m_pair.asked)) {
            for (const size_t j : openWords(m_pair.answered)) {
                if (!areOpposites(m_pair.asked.list.form(i), m_pair.answered.list.form(j)))
                    continue;
                // "not cheap" for "expensive": negation and opposite cancel.
                const double cancelled = negators(m_pair.asked) % 2 != negators(m_pair.answered) % 2 ? 0.12 : 1;
                add(Signal::oppositeWords, framed() * cancelled, {i}, {j});
                return true;
            }
        }
        return false;
    }

    static Indexes openWords(const QuestionWords &side)
    {
        Indexes out;
        for (size_t i = 0; i < side.kinds.size(); ++i) {
            if (!side.matched[i] && side.kinds[i] != WordKind::number && side.kinds[i] != WordKind::identifier)
                out.push_back(i);
        }
        return out;
    }

    static size_t negators(const QuestionWords &side) { return size_t(std::count(side.kinds.begin(), side.kinds.end(), WordKind::negator)); }

    void negation(bool opposite)
    {
        if (negators(m_pair.asked) % 2 == negators(m_pair.answered) % 2)
            return;
        const auto [a, b] = left(WordKind::negator);
        const double strength = std::max(0.1, m_pair.frame * m_pair.frame) * (opposite ? 0.12 : 1);
        add(Signal::negationDiffers, strength, a, b);
    }

    static std::string_view kindName(QuestionKind kind)
    {
        constexpr std::string_view names[] = {"", "why", "how", "how many", "when", "where", "who", "what", "whether"};
        return names[size_t(kind)];
    }

    void questionKinds()
    {
        const QuestionKind a = m_pair.asked.asks;
        const QuestionKind b = m_pair.answered.asks;
        if (a == b || a == QuestionKind::none || b == QuestionKind::none)
            return;
        // "Can I …" and "How do I …", "what …" and "who …" often ask the same.
        const auto soft = [](QuestionKind kind) { return kind == QuestionKind::yesNo || kind == QuestionKind::what; };
        const double strength = soft(a) || soft(b) ? 0.35 : 1;
        m_out.push_back({Signal::questionKindDiffers, strength * framed(), {std::string(kindName(a)), std::string(kindName(b))}, {}});
    }

    static double weightOf(WordKind kind)
    {
        return kind == WordKind::stop || kind == WordKind::negator ? 0 : 1;
    }

    void words()
    {
        double all = 0;
        double open = 0;
        Indexes a;
        Indexes b;
        const auto count = [&](const QuestionWords &side, Indexes &indexes) {
            for (size_t i = 0; i < side.kinds.size(); ++i) {
                all += weightOf(side.kinds[i]);
                if (side.matched[i] || weightOf(side.kinds[i]) == 0)
                    continue;
                open += 1;
                indexes.push_back(i);
            }
        };
        count(m_pair.asked, a);
        count(m_pair.answered, b);
        if (open > 0)
            add(Signal::wordsDiffer, open / all, a, b);
    }

    const QuestionPair &m_pair;
    std::string_view m_asked;
    std::string_view m_answered;
    std::vector<SignalFinding> m_out;
};

} // namespace

std::vector<SignalFinding> findPairSignals(const QuestionPair &pair, std::string_view asked, std::string_view answered)
{
    if (pair.identical)
        return {};
    return PairReader(pair, asked, answered).findings();
}

} // namespace cacheloupe
