// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim_comparison.h"

#include "core/base/english.h"
#include "core/replay/answer_words.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr double kSlotDifference = 0.35; ///< ranking.md section 6
constexpr size_t kNoPartner = SIZE_MAX;

using Tokens = std::vector<const AnswerToken *>;

Tokens contentOf(std::span<const AnswerToken> tokens)
{
    Tokens out;
    for (const AnswerToken &token : tokens) {
        if (token.isContent())
            out.push_back(&token);
    }
    return out;
}

struct OpenWords {
    Tokens a;
    Tokens b;
    size_t all = 0;
};

OpenWords openWords(std::span<const AnswerToken> a, std::span<const AnswerToken> b)
{
    OpenWords open;
    const Tokens left = contentOf(a);
    const Tokens right = contentOf(b);
    open.all = left.size() + right.size();
    std::vector<bool> taken(right.size(), false);
    for (const AnswerToken *word : left) {
        size_t j = 0;
        while (j < right.size() && (taken[j] || !isSameKey(word->form, right[j]->form)))
            ++j;
        if (j < right.size())
            taken[j] = true;
        else
            open.a.push_back(word);
    }
    for (size_t j = 0; j < right.size(); ++j) {
        if (!taken[j])
            open.b.push_back(right[j]);
    }
    return open;
}

/// Content words right before and behind a claim.
std::vector<std::string_view> neighbours(std::span<const AnswerToken> tokens, const TextRange &range)
{
    std::vector<std::string_view> out;
    size_t first = 0;
    while (first < tokens.size() && tokens[first].range.offset < range.offset)
        ++first;
    for (size_t i = first, found = 0; i-- > 0 && found < 2;) {
        if (tokens[i].isContent()) {
            out.push_back(tokens[i].form);
            ++found;
        }
    }
    for (size_t i = first, found = 0; i < tokens.size() && found < 2; ++i) {
        if (tokens[i].range.offset >= range.offset + range.length && tokens[i].isContent()) {
            out.push_back(tokens[i].form);
            ++found;
        }
    }
    return out;
}

bool shareNeighbour(std::span<const AnswerToken> a, const Claim &x, std::span<const AnswerToken> b, const Claim &y)
{
    for (const std::string_view left : neighbours(a, x.range)) {
        for (const std::string_view right : neighbours(b, y.range)) {
            if (isSameKey(left, right))
                return true;
        }
    }
    return false;
}

class ClaimPairing {
public:
    ClaimPairing(const AnswerReading &cached, const AnswerSentence &a, const AnswerReading &fresh, const AnswerSentence &b)
        : m_tokensA(cached.tokensOf(a)), m_tokensB(fresh.tokensOf(b)), m_a(cached.claimsOf(a)), m_b(fresh.claimsOf(b)), m_partnerA(m_a.size(), kNoPartner), m_takenB(m_b.size(), false)
    {
        pair(ClaimMatch::equal);
        m_matched = size_t(std::count_if(m_partnerA.begin(), m_partnerA.end(), [](size_t partner) { return partner != kNoPartner; }));
        const std::vector<size_t> equal = m_partnerA;
        pair(ClaimMatch::undecided);
        pair(ClaimMatch::conflict);
        for (size_t i = 0; i < m_a.size(); ++i) {
            if (equal[i] != kNoPartner)
                m_partnerA[i] = kEqual;
        }
    }

    void report(PairComparison &out)
    {
        for (size_t i = 0; i < m_a.size(); ++i) {
            if (m_partnerA[i] == kEqual)
                continue;
            const Claim *other = m_partnerA[i] == kNoPartner ? nullptr : &m_b[m_partnerA[i]];
            out.claims.push_back({m_a[i].kind, m_a[i].range, other ? other->range : TextRange()});
            if (!other || matchClaims(m_a[i], *other) != ClaimMatch::conflict)
                continue;
            const bool isFact = isQuantity(m_a[i]) || m_a[i].kind == ClaimKind::date;
            ++(isFact ? m_conflicts : m_otherNames);
        }
        for (size_t j = 0; j < m_b.size(); ++j) {
            if (!m_takenB[j])
                out.claims.push_back({m_b[j].kind, {}, m_b[j].range});
        }
    }

    size_t matched() const { return m_matched; }
    size_t conflicts() const { return m_conflicts; }
    size_t otherNames() const { return m_otherNames; }

private:
    static constexpr size_t kEqual = SIZE_MAX - 1;

    /// Equal claims anywhere; others only in the same slot, or when each side has just one of that kind.
    bool fit(size_t i, size_t j, ClaimMatch wanted) const
    {
        if (matchClaims(m_a[i], m_b[j]) != wanted)
            return false;
        if (wanted == ClaimMatch::equal)
            return true;
        const auto alone = [&](std::span<const Claim> claims, const Claim &one, auto isOpen) {
            size_t count = 0;
            for (size_t k = 0; k < claims.size(); ++k)
                count += isOpen(k) && (claims[k].kind == one.kind || (isQuantity(claims[k]) && isQuantity(one)));
            return count == 1;
        };
        return shareNeighbour(m_tokensA, m_a[i], m_tokensB, m_b[j])
            || (alone(m_a, m_a[i], [&](size_t k) { return m_partnerA[k] == kNoPartner; }) && alone(m_b, m_b[j], [&](size_t k) { return !m_takenB[k]; }));
    }

    void pair(ClaimMatch wanted)
    {
        for (size_t i = 0; i < m_a.size(); ++i) {
            for (size_t j = 0; j < m_b.size() && m_partnerA[i] == kNoPartner; ++j) {
                if (!m_takenB[j] && fit(i, j, wanted)) {
                    m_partnerA[i] = j;
                    m_takenB[j] = true;
                }
            }
        }
    }

    std::span<const AnswerToken> m_tokensA;
    std::span<const AnswerToken> m_tokensB;
    std::span<const Claim> m_a;
    std::span<const Claim> m_b;
    std::vector<size_t> m_partnerA;
    std::vector<bool> m_takenB;
    size_t m_matched = 0;
    size_t m_conflicts = 0;
    size_t m_otherNames = 0;
};

TextRange firstNegator(std::span<const AnswerToken> tokens)
{
    const auto it = std::find_if(tokens.begin(), tokens.end(), [](const AnswerToken &token) { return token.negator; });
    return it == tokens.end() ? TextRange() : it->range;
}

size_t negators(std::span<const AnswerToken> tokens)
{
    return size_t(std::count_if(tokens.begin(), tokens.end(), [](const AnswerToken &token) { return token.negator; }));
}

std::optional<ClaimDifference> yesAgainstNo(std::span<const AnswerToken> a, std::span<const AnswerToken> b)
{
    if (a.empty() || b.empty() || yesOrNo(a[0].form) * yesOrNo(b[0].form) != -1)
        return std::nullopt;
    return ClaimDifference{ClaimKind::negation, a[0].range, b[0].range};
}

/// Also enabled and disabled: their stems lack the e of the words in the list.
bool exclude(std::string_view a, std::string_view b)
{
    return areOpposites(a, b) || areOpposites(std::string(wordStem(a)) + "e", std::string(wordStem(b)) + "e");
}

std::optional<ClaimDifference> oppositeWords(const OpenWords &open)
{
    for (const AnswerToken *left : open.a) {
        for (const AnswerToken *right : open.b) {
            if (exclude(left->form, right->form))
                return ClaimDifference{ClaimKind::negation, left->range, right->range};
        }
    }
    return std::nullopt;
}

} // namespace

PairComparison comparePair(const AnswerReading &cached, const AnswerSentence &a, const AnswerReading &fresh, const AnswerSentence &b)
{
    PairComparison out;
    const auto tokensA = cached.tokensOf(a);
    const auto tokensB = fresh.tokensOf(b);
    ClaimPairing claims(cached, a, fresh, b);
    claims.report(out);
    const OpenWords open = openWords(tokensA, tokensB);
    const size_t all = open.all + 2 * (claims.matched() + claims.conflicts());
    if (all > 0)
        out.difference = double(open.a.size() + open.b.size()) / double(all);
    // In a short sentence the one word that matters is a large share.
    const bool oneWordSlot = open.a.size() <= 1 && open.b.size() <= 1 && all >= 4;
    const bool sameFrame = out.difference < kSlotDifference || oneWordSlot;
    if (const auto difference = yesAgainstNo(tokensA, tokensB)) {
        out.claims.push_back(*difference);
        out.contradicts = true;
    }
    const auto opposite = oppositeWords(open);
    const bool negated = negators(tokensA) % 2 != negators(tokensB) % 2;
    if (sameFrame && opposite.has_value() != negated) {
        out.claims.push_back(opposite ? *opposite : ClaimDifference{ClaimKind::negation, firstNegator(tokensA), firstNegator(tokensB)});
        out.contradicts = true;
    }
    out.contradicts = out.contradicts || (sameFrame && claims.conflicts() > 0);
    out.otherName = sameFrame && claims.otherNames() > 0;
    return out;
}

std::vector<ClaimDifference> loneClaims(const AnswerReading &reading, const AnswerSentence &sentence, bool isCached)
{
    std::vector<ClaimDifference> out;
    for (const Claim &claim : reading.claimsOf(sentence))
        out.push_back(isCached ? ClaimDifference{claim.kind, claim.range, {}} : ClaimDifference{claim.kind, {}, claim.range});
    return out;
}

} // namespace cacheloupe
