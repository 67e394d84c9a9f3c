// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_comparison.h"

#include "core/base/english.h"
#include "core/base/utf8.h"
#include "core/replay/answer_alignment.h"
#include "core/replay/answer_blocks.h"
#include "core/replay/answer_words.h"
#include "core/replay/claim_comparison.h"
#include "core/replay/structure_comparison.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>

namespace cacheloupe {

namespace {

// Thresholds of ranking.md section 6.
constexpr double kReworded = 0.65;
constexpr double kDifferent = 0.30;
constexpr double kRefusalDifferent = 0.50;

std::string_view slice(std::string_view text, const TextRange &range) { return text.substr(range.offset, range.length); }

/// Signs that turn a statement round and are no words: 5 % is not 5, a < b not a > b.
std::string meaningfulSigns(std::string_view text)
{
    constexpr std::array<std::string_view, 22> signs = {"<", ">", "=", "+", "%", "$", "€", "£", "¥", "₹", "°", "±", "≤", "≥", "≠", "✓", "✗", "✔", "✘", "✅", "❌", "−"};
    std::string out;
    bool lineStart = true;
    for (size_t at = 0; at < text.size();) {
        const char c = text[at];
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view one) { return text.substr(at).starts_with(one); });
        const bool layout = lineStart && (c == '>' || c == '+' || c == '=');
        if (sign != signs.end() && !layout)
            out += *sign;
        lineStart = c == '\n' || (lineStart && (c == ' ' || c == '#'));
        at += sign == signs.end() ? 1 : sign->size();
    }
    return out;
}

/// The two answers side by side, part by part.
class ComparedAnswers {
public:
    ComparedAnswers(std::string_view question, std::string_view cached, std::string_view fresh, const AnswerWords *words)
        : m_question(question), m_cached(cached), m_fresh(fresh), m_words(words)
    {
    }

    AnswerComparison run()
    {
        compareStructures();
        m_a = readAnswer(m_cached, m_proseA);
        m_b = readAnswer(m_fresh, m_proseB);
        const bool hasProse = !m_a.tokens.empty() || !m_b.tokens.empty();
        alignProse();
        if (m_structures == 0)
            m_out.verdict = proseVerdict();
        else if (m_a.tokens.empty() || m_b.tokens.empty())
            // A sentence that leads to the structure says nothing by itself.
            m_out.verdict = graver(m_structure, hasProse ? ReplayVerdict::reworded : ReplayVerdict::same);
        else
            m_out.verdict = graver(proseVerdict(), m_structure);
        if (m_structures > 0 && (m_a.tokens.empty() || m_b.tokens.empty()))
            m_out.overlap = m_structureOverlap / double(m_structures);
        const auto place = [](const ClaimDifference &claim) {
            return std::make_tuple(claim.cached.length == 0, claim.cached.length == 0 ? claim.fresh.offset : claim.cached.offset);
        };
        std::stable_sort(m_out.claims.begin(), m_out.claims.end(), [&](const ClaimDifference &x, const ClaimDifference &y) { return place(x) < place(y); });
        return std::move(m_out);
    }

private:
    void compareStructures()
    {
        std::vector<AnswerBlock> a = splitBlocks(m_cached);
        std::vector<AnswerBlock> b = splitBlocks(m_fresh);
        for (const BlockKind kind : {BlockKind::json, BlockKind::table, BlockKind::code}) {
            const auto inA = blocksOf(a, kind);
            const auto inB = blocksOf(b, kind);
            // A structure that the other answer puts into words is read as words.
            if (inA.empty() || inB.empty())
                continue;
            for (size_t i = 0; i < std::max(inA.size(), inB.size()); ++i)
                comparePart(kind, i < inA.size() ? inA[i] : nullptr, i < inB.size() ? inB[i] : nullptr);
        }
        m_proseA = proseOf(a);
        m_proseB = proseOf(b);
    }

    static std::vector<AnswerBlock *> blocksOf(std::vector<AnswerBlock> &blocks, BlockKind kind)
    {
        std::vector<AnswerBlock *> out;
        for (AnswerBlock &block : blocks) {
            if (block.kind == kind)
                out.push_back(&block);
        }
        return out;
    }

    static std::vector<TextRange> proseOf(const std::vector<AnswerBlock> &blocks)
    {
        std::vector<TextRange> out;
        for (const AnswerBlock &block : blocks) {
            if (block.range.length > 0)
                out.push_back(block.range);
        }
        return out;
    }

    static TextRange moved(TextRange range, std::uint32_t by)
    {
        return range.length == 0 ? TextRange() : TextRange{range.offset + by, range.length};
    }

    /// Compared blocks lose their range, so that what is left is prose.
    void comparePart(BlockKind kind, AnswerBlock *a, AnswerBlock *b)
    {
        const TextRange rangeA = a ? a->range : TextRange();
        const TextRange rangeB = b ? b->range : TextRange();
        std::optional<StructureComparison> part;
        if (a && b)
            part = compareBlocks(kind, slice(m_cached, rangeA), slice(m_fresh, rangeB));
        else
            part = StructureComparison{ReplayVerdict::unclear, 0, {}, {{ClaimKind::code, rangeA, rangeB}}};
        if (!part)
            return;
        if (a)
            a->range.length = 0;
        if (b)
            b->range.length = 0;
        ++m_structures;
        m_structure = graver(m_structure, part->verdict);
        m_structureOverlap += part->overlap;
        m_parts.insert(m_parts.end(), part->parts.begin(), part->parts.end());
        const bool both = a && b;
        for (const ClaimDifference &claim : part->claims)
            m_out.claims.push_back({claim.kind, both ? moved(claim.cached, rangeA.offset) : claim.cached, both ? moved(claim.fresh, rangeB.offset) : claim.fresh});
    }

    static std::optional<StructureComparison> compareBlocks(BlockKind kind, std::string_view a, std::string_view b)
    {
        return kind == BlockKind::json ? compareJson(a, b) : kind == BlockKind::table ? compareTables(a, b) : compareCode(a, b);
    }

    void alignProse()
    {
        const auto partner = alignSentences(m_a, m_b);
        std::vector<bool> taken(m_b.sentences.size(), false);
        size_t lastItem = 0;
        for (size_t i = 0; i < partner.size(); ++i) {
            const AnswerSentence &sentence = m_a.sentences[i];
            if (partner[i] == kUnaligned) {
                m_out.sentences.push_back({SentenceChange::onlyCached, std::string(slice(m_cached, sentence.range)), {}});
                addLone(m_a, sentence, true);
                continue;
            }
            const AnswerSentence &other = m_b.sentences[partner[i]];
            taken[partner[i]] = true;
            comparePartners(sentence, other);
            if (sentence.numbered && other.numbered) {
                if (partner[i] < lastItem) {
                    m_reordered = true;
                    m_out.claims.push_back({ClaimKind::list, sentence.range, other.range});
                }
                lastItem = std::max(lastItem, partner[i]);
            }
        }
        for (size_t j = 0; j < m_b.sentences.size(); ++j) {
            if (!taken[j]) {
                m_out.sentences.push_back({SentenceChange::onlyFresh, {}, std::string(slice(m_fresh, m_b.sentences[j].range))});
                addLone(m_b, m_b.sentences[j], false);
            }
        }
        m_out.sentences.insert(m_out.sentences.end(), m_parts.begin(), m_parts.end());
    }

    void comparePartners(const AnswerSentence &a, const AnswerSentence &b)
    {
        const PairComparison pair = comparePair(m_a, a, m_b, b);
        const bool same = a.hash == b.hash && pair.claims.empty();
        const SentenceChange change = pair.contradicts ? SentenceChange::contradicts : same ? SentenceChange::same : SentenceChange::changed;
        m_out.sentences.push_back({change, std::string(slice(m_cached, a.range)), std::string(slice(m_fresh, b.range))});
        m_out.claims.insert(m_out.claims.end(), pair.claims.begin(), pair.claims.end());
        m_contradicts = m_contradicts || pair.contradicts;
        m_otherName = m_otherName || pair.otherName;
    }

    void addLone(const AnswerReading &reading, const AnswerSentence &sentence, bool isCached)
    {
        const auto claims = loneClaims(reading, sentence, isCached);
        m_out.claims.insert(m_out.claims.end(), claims.begin(), claims.end());
        if (!sentence.listItem)
            return;
        ++m_loneItems;
        m_out.claims.push_back(isCached ? ClaimDifference{ClaimKind::list, sentence.range, {}} : ClaimDifference{ClaimKind::list, {}, sentence.range});
    }

    bool equalNormalised() const
    {
        const auto sameForm = [](const AnswerToken &x, const AnswerToken &y) { return x.form == y.form; };
        if (!std::equal(m_a.tokens.begin(), m_a.tokens.end(), m_b.tokens.begin(), m_b.tokens.end(), sameForm))
            return false;
        const auto signsOf = [](std::string_view text, const std::vector<TextRange> &parts) {
            std::string out;
            for (const TextRange &part : parts)
                out += meaningfulSigns(slice(text, part));
            return out;
        };
        return signsOf(m_cached, m_proseA) == signsOf(m_fresh, m_proseB);
    }

    /// Facts on both sides that could be the same and are not.
    bool factsDisjoint() const
    {
        const auto isFact = [](const Claim &claim) { return isQuantity(claim) || claim.kind == ClaimKind::date; };
        bool conflict = false;
        for (const Claim &claim : m_a.claims) {
            for (const Claim &other : m_b.claims) {
                const ClaimMatch match = isFact(claim) && isFact(other) ? matchClaims(claim, other) : ClaimMatch::incomparable;
                if (match == ClaimMatch::equal || match == ClaimMatch::undecided)
                    return false;
                conflict = conflict || match == ClaimMatch::conflict;
            }
        }
        return conflict;
    }

    bool listsDiffer() const
    {
        const auto items = [](const AnswerReading &reading) { return std::count_if(reading.sentences.begin(), reading.sentences.end(), [](const AnswerSentence &one) { return one.listItem; }); };
        return m_reordered || (m_loneItems > 0 && items(m_a) >= 2 && items(m_b) >= 2);
    }

    ReplayVerdict proseVerdict()
    {
        // A log without the answer leaves nothing to compare with.
        if (m_a.tokens.empty() != m_b.tokens.empty())
            return ReplayVerdict::unclear;
        if (equalNormalised()) {
            // Texts of marks only ("→") have no words to compare.
            const bool same = !m_a.tokens.empty() || m_cached == m_fresh;
            m_out.overlap = same ? 1 : 0;
            return same ? ReplayVerdict::same : ReplayVerdict::unclear;
        }
        m_out.overlap = answerOverlap(m_question, m_a, m_b, m_words);
        const bool oneRefuses = (findRefusal(m_cached).length > 0) != (findRefusal(m_fresh).length > 0);
        if (m_contradicts)
            return ReplayVerdict::contradicts;
        if (m_out.overlap < kDifferent || (oneRefuses && m_out.overlap < kRefusalDifferent))
            return ReplayVerdict::different;
        const bool otherFacts = factsDisjoint();
        if (m_out.overlap < kReworded)
            return otherFacts ? ReplayVerdict::different : ReplayVerdict::unclear;
        return oneRefuses || otherFacts || m_otherName || listsDiffer() ? ReplayVerdict::unclear : ReplayVerdict::reworded;
    }

    std::string_view m_question;
    std::string_view m_cached;
    std::string_view m_fresh;
    const AnswerWords *m_words;
    AnswerComparison m_out;
    std::vector<TextRange> m_proseA;
    std::vector<TextRange> m_proseB;
    AnswerReading m_a;
    AnswerReading m_b;
    std::vector<SentenceDifference> m_parts;
    ReplayVerdict m_structure = ReplayVerdict::same;
    double m_structureOverlap = 0;
    size_t m_structures = 0;
    size_t m_loneItems = 0;
    bool m_reordered = false;
    bool m_contradicts = false;
    bool m_otherName = false;
};

} // namespace

AnswerComparison compareAnswers(std::string_view question, std::string_view cached, std::string_view fresh, const AnswerWords *words)
{
    return ComparedAnswers(question, cached, fresh, words).run();
}

} // namespace cacheloupe
