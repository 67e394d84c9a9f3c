// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/structure_comparison.h"

#include "core/replay/answer_words.h"
#include "core/replay/claim_comparison.h"

#include <algorithm>

namespace cacheloupe {

namespace {

AnswerReading readValue(std::string_view text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    return readAnswer(text, std::span(&whole, 1));
}

bool sameForms(const AnswerReading &a, const AnswerReading &b)
{
    const auto equal = [](const AnswerToken &x, const AnswerToken &y) { return x.form == y.form; };
    return std::equal(a.tokens.begin(), a.tokens.end(), b.tokens.begin(), b.tokens.end(), equal);
}

const Claim *firstFact(const AnswerReading &reading)
{
    const auto it = std::find_if(reading.claims.begin(), reading.claims.end(), [](const Claim &claim) { return claim.kind != ClaimKind::name; });
    return it == reading.claims.end() ? nullptr : &*it;
}

} // namespace

ReplayVerdict graver(ReplayVerdict a, ReplayVerdict b) { return std::max(a, b); }

ReplayVerdict compareValues(std::string_view cached, std::string_view fresh, ClaimKind &kind)
{
    if (cached == fresh)
        return ReplayVerdict::same;
    const AnswerReading a = readValue(cached);
    const AnswerReading b = readValue(fresh);
    const Claim *left = firstFact(a);
    const Claim *right = firstFact(b);
    kind = left ? left->kind : right ? right->kind : ClaimKind::name;
    if (a.tokens.empty() || b.tokens.empty())
        return ReplayVerdict::contradicts; // marks such as ✓ and ✗
    if (left && right && a.claims.size() == 1 && b.claims.size() == 1 && left->range.length >= cached.size() && right->range.length >= fresh.size()) {
        const ClaimMatch match = matchClaims(*left, *right);
        return match == ClaimMatch::equal ? ReplayVerdict::same : match == ClaimMatch::undecided ? ReplayVerdict::unclear : ReplayVerdict::contradicts;
    }
    if (sameForms(a, b) && (!left || matchClaims(*left, *right) == ClaimMatch::equal))
        return ReplayVerdict::same;
    if (a.sentences.size() == 1 && b.sentences.size() == 1) {
        const PairComparison pair = comparePair(a, a.sentences[0], b, b.sentences[0]);
        if (pair.contradicts) {
            if (!pair.claims.empty())
                kind = pair.claims.front().kind;
            return ReplayVerdict::contradicts;
        }
    }
    const double overlap = answerOverlap({}, a, b, nullptr);
    constexpr size_t kShort = 3;
    if (overlap >= 0.65)
        return ReplayVerdict::reworded;
    return std::max(a.tokens.size(), b.tokens.size()) <= kShort ? ReplayVerdict::contradicts : overlap < 0.3 ? ReplayVerdict::different : ReplayVerdict::unclear;
}

} // namespace cacheloupe
