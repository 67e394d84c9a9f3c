// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_alignment.h"

#include "core/replay/answer_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr double kPartnerOverlap = 0.25;
constexpr size_t kSoftPairs = 2500; ///< so many pairs are compared word by word, near spellings included
constexpr size_t kMostPostings = 64; ///< a word in more sentences tells no pair

using Keys = std::vector<std::string>;

struct Candidate {
    double overlap = 0;
    size_t i = 0;
    size_t j = 0;
};

bool sameTokens(const AnswerReading &a, const AnswerSentence &x, const AnswerReading &b, const AnswerSentence &y)
{
    const auto left = a.tokensOf(x);
    const auto right = b.tokensOf(y);
    return x.hash == y.hash && std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const AnswerToken &s, const AnswerToken &t) { return s.form == t.form; });
}

bool answersOppositely(const AnswerReading &a, const AnswerSentence &x, const AnswerReading &b, const AnswerSentence &y)
{
    return yesOrNo(a.tokens[x.firstToken].form) * yesOrNo(b.tokens[y.firstToken].form) == -1;
}

class Alignment {
public:
    Alignment(const AnswerReading &a, const AnswerReading &b) : m_a(a), m_b(b), m_partner(a.sentences.size(), kUnaligned), m_taken(b.sentences.size(), false) {}

    std::vector<size_t> run()
    {
        pairEqual();
        readKeys();
        const size_t pairs = m_openA.size() * m_openB.size();
        auto candidates = pairs <= kSoftPairs ? softCandidates() : sharedCandidates();
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &x, const Candidate &y) { return x.overlap > y.overlap; });
        for (const Candidate &candidate : candidates) {
            if (m_partner[candidate.i] == kUnaligned && !m_taken[candidate.j]) {
                m_partner[candidate.i] = candidate.j;
                m_taken[candidate.j] = true;
            }
        }
        return std::move(m_partner);
    }

private:
    void pairEqual()
    {
        std::unordered_multimap<std::uint64_t, size_t> byHash;
        for (size_t j = m_b.sentences.size(); j-- > 0;)
            byHash.emplace(m_b.sentences[j].hash, j);
        for (size_t i = 0; i < m_a.sentences.size(); ++i) {
            const auto [begin, end] = byHash.equal_range(m_a.sentences[i].hash);
            // The first of equal lines, so that repeated ones stay in order.
            auto best = end;
            for (auto it = begin; it != end; ++it) {
                if (sameTokens(m_a, m_a.sentences[i], m_b, m_b.sentences[it->second]) && (best == end || it->second < best->second))
                    best = it;
            }
            if (best != end) {
                m_partner[i] = best->second;
                m_taken[best->second] = true;
                byHash.erase(best);
            }
        }
    }

    void readKeys()
    {
        for (size_t i = 0; i < m_a.sentences.size(); ++i) {
            if (m_partner[i] == kUnaligned) {
                m_openA.push_back(i);
                m_keysA.push_back(contentKeys(m_a, m_a.sentences[i]));
            }
        }
        for (size_t j = 0; j < m_b.sentences.size(); ++j) {
            if (!m_taken[j]) {
                m_openB.push_back(j);
                m_keysB.push_back(contentKeys(m_b, m_b.sentences[j]));
            }
        }
    }

    void add(std::vector<Candidate> &out, size_t x, size_t y, size_t shared) const
    {
        const size_t larger = std::max<size_t>(1, std::max(m_keysA[x].size(), m_keysB[y].size()));
        double overlap = double(shared) / double(larger);
        if (answersOppositely(m_a, m_a.sentences[m_openA[x]], m_b, m_b.sentences[m_openB[y]]))
            overlap = std::max(overlap, kPartnerOverlap);
        if (overlap >= kPartnerOverlap)
            out.push_back({overlap, m_openA[x], m_openB[y]});
    }

    std::vector<Candidate> softCandidates() const
    {
        std::vector<Candidate> out;
        for (size_t x = 0; x < m_openA.size(); ++x) {
            for (size_t y = 0; y < m_openB.size(); ++y) {
                const Keys &others = m_keysB[y];
                const auto found = [&](const std::string &key) { return std::any_of(others.begin(), others.end(), [&](const std::string &other) { return isSameKey(key, other); }); };
                add(out, x, y, size_t(std::count_if(m_keysA[x].begin(), m_keysA[x].end(), found)));
            }
        }
        return out;
    }

    std::vector<Candidate> sharedCandidates() const
    {
        std::unordered_map<std::string_view, std::vector<size_t>> postings;
        for (size_t y = 0; y < m_keysB.size(); ++y) {
            for (const std::string &key : m_keysB[y])
                postings[key].push_back(y);
        }
        std::vector<Candidate> out;
        for (size_t x = 0; x < m_openA.size(); ++x) {
            std::unordered_map<size_t, size_t> shared;
            for (const std::string &key : m_keysA[x]) {
                const auto it = postings.find(key);
                if (it == postings.end() || it->second.size() > kMostPostings)
                    continue;
                for (const size_t y : it->second)
                    ++shared[y];
            }
            for (const auto &[y, count] : shared)
                add(out, x, y, count);
        }
        std::sort(out.begin(), out.end(), [](const Candidate &one, const Candidate &two) { return std::pair(one.i, one.j) < std::pair(two.i, two.j); });
        return out;
    }

    const AnswerReading &m_a;
    const AnswerReading &m_b;
    std::vector<size_t> m_partner;
    std::vector<bool> m_taken;
    std::vector<size_t> m_openA;
    std::vector<size_t> m_openB;
    std::vector<Keys> m_keysA;
    std::vector<Keys> m_keysB;
};

} // namespace

std::vector<size_t> alignSentences(const AnswerReading &cached, const AnswerReading &fresh) { return Alignment(cached, fresh).run(); }

} // namespace cacheloupe
