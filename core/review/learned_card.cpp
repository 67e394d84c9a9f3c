// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/learned_card.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// More open words than these are a rewording, of which no word tells much.
constexpr size_t kMostWords = 4;

std::uint64_t joined(std::uint64_t a, std::uint64_t b)
{
    return ((a ^ (a >> 31)) * 0xBF58476D1CE4E5B9ULL ^ b) * 0x94D049BB133111EBULL | 1;
}

class TraitReader {
public:
    TraitReader(const Hit &hit, const SignalFindings &findings, SignalDetail detail)
        : m_hit(hit), m_findings(findings), m_detail(detail), m_site(wordHash(hit.callSite))
    {
    }

    std::vector<HitTrait> traits()
    {
        m_out.reserve(2 + m_findings.open.size() * 2);
        add(Signal::learnedSite, 1, {m_hit.callSite});
        const std::string &served = m_hit.cachedQuery.empty() ? m_hit.query : m_hit.cachedQuery;
        add(Signal::learnedEntry, wordHash(served), {served});
        const auto asked = words(SignalSide::query);
        const auto answered = words(SignalSide::cachedQuery);
        if (asked.size() > kMostWords || answered.size() > kMostWords)
            return std::move(m_out);
        for (const OpenTopic *a : asked) {
            for (const OpenTopic *b : answered)
                add(Signal::learnedPair, wordPairKey(a->stem, b->stem), {text(*a), text(*b)});
        }
        for (const auto *side : {&asked, &answered}) {
            for (const OpenTopic *topic : *side)
                add(Signal::learnedWord, topic->stem, {text(*topic)});
        }
        return std::move(m_out);
    }

private:
    std::vector<const OpenTopic *> words(SignalSide side) const
    {
        std::vector<const OpenTopic *> out;
        for (const OpenTopic &topic : m_findings.open) {
            if (topic.span.side == side)
                out.push_back(&topic);
        }
        return out;
    }

    std::string_view text(const OpenTopic &topic) const
    {
        const std::string &whole = topic.span.side == SignalSide::query ? m_hit.query : m_hit.cachedQuery;
        return std::string_view(whole).substr(topic.span.offset, topic.span.length);
    }

    void add(Signal signal, std::uint64_t what, std::initializer_list<std::string_view> words)
    {
        HitTrait &trait = m_out.emplace_back();
        trait.signal = signal;
        trait.key = joined(joined(m_site, what), std::uint64_t(signal));
        if (m_detail == SignalDetail::words)
            trait.words.assign(words.begin(), words.end());
    }

    const Hit &m_hit;
    const SignalFindings &m_findings;
    SignalDetail m_detail;
    std::uint64_t m_site;
    std::vector<HitTrait> m_out;
};

} // namespace

std::string_view learningStateName(LearningState state)
{
    constexpr std::array<std::string_view, 4> names = {"off", "too_few", "not_better", "active"};
    return names[size_t(state)];
}

std::vector<HitTrait> hitTraits(const Hit &hit, const SignalFindings &findings, SignalDetail detail)
{
    return TraitReader(hit, findings, detail).traits();
}

} // namespace cacheloupe
