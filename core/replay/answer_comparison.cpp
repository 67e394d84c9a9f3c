// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_comparison.h"

#include "core/base/english.h"
#include "core/base/words.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace cacheloupe {

namespace {

// Thresholds of ranking.md section 6.
constexpr double kReworded = 0.65;
constexpr double kDifferent = 0.30;
constexpr double kRefusalDifferent = 0.50;
constexpr double kSlotDifference = 0.35;
constexpr double kPartnerOverlap = 0.25;
constexpr size_t kMaxSentences = 400;
constexpr size_t kMaxWords = 4000;

struct Sentence {
    std::string_view text;
    WordList list;
    std::vector<std::string> topics; ///< forms without stop words, in order; values, because a sentence is moved about
    size_t negators = 0;
};

/// `1.`, `2)` before a line is layout, no word of the answer.
std::string_view withoutListMark(std::string_view text)
{
    size_t i = text.find_first_not_of("0123456789");
    if (i != std::string_view::npos && i > 0 && i < 4 && i + 1 < text.size() && (text[i] == '.' || text[i] == ')') && text[i + 1] == ' ')
        return text.substr(i + 2);
    return text;
}

Sentence readSentence(std::string_view text)
{
    Sentence out{text, splitWords(withoutListMark(text), 400), {}, 0};
    for (const Word &word : out.list.words) {
        const std::string_view form = out.list.form(word);
        out.negators += isNegator(form);
        if (!isStopWord(form) || isNegator(form))
            out.topics.emplace_back(form);
    }
    return out;
}

std::vector<Sentence> readSentences(std::string_view answer)
{
    std::vector<Sentence> out;
    for (const TextRange &range : splitSentences(answer)) {
        if (out.size() == kMaxSentences)
            break;
        Sentence sentence = readSentence(answer.substr(range.offset, range.length));
        if (!sentence.list.words.empty())
            out.push_back(std::move(sentence));
    }
    return out;
}

bool sameWord(std::string_view a, std::string_view b)
{
    const auto left = numberValue(a);
    const auto right = numberValue(b);
    return left || right ? left == right : areAlike(a, b);
}

bool sameWords(const Sentence &a, const Sentence &b)
{
    return std::equal(a.list.words.begin(), a.list.words.end(), b.list.words.begin(), b.list.words.end(), [](const Word &x, const Word &y) { return x.hash == y.hash; });
}

/// Distinct stems of an answer's own words: no stop words, none of the question's.
std::unordered_set<std::string> ownWords(std::string_view answer, const std::unordered_set<std::string> &ofQuestion)
{
    std::unordered_set<std::string> out;
    const WordList list = splitWords(withoutListMark(answer), kMaxWords);
    for (const Word &word : list.words) {
        const std::string_view form = list.form(word);
        std::string stem(wordStem(form));
        if (!isStopWord(form) && !ofQuestion.contains(stem))
            out.insert(std::move(stem));
    }
    return out;
}

std::unordered_set<std::string> stemsOf(std::string_view text)
{
    std::unordered_set<std::string> out;
    const WordList list = splitWords(text, kMaxWords);
    for (const Word &word : list.words)
        out.emplace(wordStem(list.form(word)));
    return out;
}

/// Containment of the smaller side; typing errors and long common beginnings count as the same word.
double answerWordOverlap(std::string_view question, std::string_view cached, std::string_view fresh)
{
    const auto ofQuestion = stemsOf(question);
    auto a = ownWords(cached, ofQuestion);
    auto b = ownWords(fresh, ofQuestion);
    // Short answers made of the question's words only ("Yes, you can return it") are compared whole.
    if (a.empty() || b.empty()) {
        a = stemsOf(cached);
        b = stemsOf(fresh);
    }
    const auto &small = a.size() <= b.size() ? a : b;
    const auto &large = a.size() <= b.size() ? b : a;
    if (small.empty())
        return 0;
    constexpr size_t kSoftLimit = 400;
    const bool soft = large.size() <= kSoftLimit;
    size_t found = 0;
    for (const std::string &word : small)
        found += large.contains(word) || (soft && std::any_of(large.begin(), large.end(), [&](const std::string &w) { return sameWord(word, w); }));
    return double(found) / double(small.size());
}

/// Topic words of both sentences without a partner on the other side.
struct Slot {
    std::vector<std::string_view> a;
    std::vector<std::string_view> b;
    double difference = 1; ///< share of the words without a partner
};

Slot openSlot(const Sentence &a, const Sentence &b)
{
    Slot slot;
    std::vector<bool> taken(b.topics.size(), false);
    for (const std::string_view word : a.topics) {
        size_t j = 0;
        while (j < b.topics.size() && (taken[j] || !sameWord(word, b.topics[j])))
            ++j;
        if (j < b.topics.size())
            taken[j] = true;
        else
            slot.a.push_back(word);
    }
    for (size_t j = 0; j < b.topics.size(); ++j) {
        if (!taken[j])
            slot.b.push_back(b.topics[j]);
    }
    const size_t all = a.topics.size() + b.topics.size();
    if (all > 0)
        slot.difference = double(slot.a.size() + slot.b.size()) / double(all);
    return slot;
}

bool startsWith(const Sentence &sentence, std::string_view word)
{
    return !sentence.list.words.empty() && sentence.list.form(size_t(0)) == word;
}

bool isYesAgainstNo(const Sentence &a, const Sentence &b)
{
    return (startsWith(a, "yes") && startsWith(b, "no")) || (startsWith(a, "no") && startsWith(b, "yes"));
}

bool numbersDiffer(const Slot &slot)
{
    const auto isNumber = [](std::string_view word) { return numberValue(word).has_value(); };
    return std::any_of(slot.a.begin(), slot.a.end(), isNumber) && std::any_of(slot.b.begin(), slot.b.end(), isNumber);
}

/// The sentences say nearly the same and differ in what turns the meaning round.
bool contradict(const Sentence &a, const Sentence &b)
{
    if (isYesAgainstNo(a, b))
        return true;
    const Slot slot = openSlot(a, b);
    // In a short sentence the one word that matters is a large share.
    const bool oneWordSlot = slot.a.size() <= 1 && slot.b.size() <= 1 && a.topics.size() + b.topics.size() >= 4;
    if (slot.difference >= kSlotDifference && !oneWordSlot)
        return false;
    bool opposite = false;
    for (const std::string_view left : slot.a)
        opposite = opposite || std::any_of(slot.b.begin(), slot.b.end(), [&](std::string_view right) { return areOpposites(left, right); });
    const bool negated = a.negators % 2 != b.negators % 2;
    return opposite != negated || numbersDiffer(slot);
}

double sentenceOverlap(const Sentence &a, const Sentence &b)
{
    if (a.topics.empty() || b.topics.empty())
        return sameWords(a, b) ? 1 : isYesAgainstNo(a, b) ? kPartnerOverlap : 0;
    size_t found = 0;
    for (const std::string_view word : a.topics)
        found += std::any_of(b.topics.begin(), b.topics.end(), [&](std::string_view w) { return w == word || sameWord(w, word); });
    return double(found) / double(std::max(a.topics.size(), b.topics.size()));
}

struct Pairing {
    double overlap = 0;
    size_t i = 0;
    size_t j = 0;
};

/// Best pairs first; equal sentences are paired by the caller already, so few are left in long answers.
std::vector<size_t> alignGreedily(const std::vector<Sentence> &a, const std::vector<Sentence> &b)
{
    constexpr size_t none = SIZE_MAX;
    std::vector<size_t> partner(a.size(), none);
    std::vector<bool> taken(b.size(), false);
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t j = 0; j < b.size() && partner[i] == none; ++j) {
            if (!taken[j] && sameWords(a[i], b[j])) {
                partner[i] = j;
                taken[j] = true;
            }
        }
    }
    std::vector<Pairing> candidates;
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t j = 0; j < b.size() && partner[i] == none; ++j) {
            const double overlap = taken[j] ? 0 : sentenceOverlap(a[i], b[j]);
            if (overlap >= kPartnerOverlap)
                candidates.push_back({overlap, i, j});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Pairing &x, const Pairing &y) { return x.overlap > y.overlap; });
    for (const Pairing &pair : candidates) {
        if (partner[pair.i] == none && !taken[pair.j]) {
            partner[pair.i] = pair.j;
            taken[pair.j] = true;
        }
    }
    return partner;
}

std::vector<SentenceDifference> alignSentences(const std::vector<Sentence> &a, const std::vector<Sentence> &b)
{
    const std::vector<size_t> partner = alignGreedily(a, b);
    std::vector<SentenceDifference> out;
    std::vector<bool> taken(b.size(), false);
    for (size_t i = 0; i < a.size(); ++i) {
        if (partner[i] == SIZE_MAX) {
            out.push_back({SentenceChange::onlyCached, std::string(a[i].text), {}});
            continue;
        }
        const Sentence &other = b[partner[i]];
        taken[partner[i]] = true;
        const SentenceChange change = sameWords(a[i], other) ? SentenceChange::same
            : contradict(a[i], other)                         ? SentenceChange::contradicts
                                                              : SentenceChange::changed;
        out.push_back({change, std::string(a[i].text), std::string(other.text)});
    }
    for (size_t j = 0; j < b.size(); ++j) {
        if (!taken[j])
            out.push_back({SentenceChange::onlyFresh, {}, std::string(b[j].text)});
    }
    return out;
}

/// Equal after case, space, punctuation and list marks are taken away.
bool equalNormalised(const std::vector<Sentence> &a, const std::vector<Sentence> &b)
{
    std::vector<std::uint64_t> left;
    std::vector<std::uint64_t> right;
    for (const Sentence &sentence : a)
        std::transform(sentence.list.words.begin(), sentence.list.words.end(), std::back_inserter(left), [](const Word &w) { return w.hash; });
    for (const Sentence &sentence : b)
        std::transform(sentence.list.words.begin(), sentence.list.words.end(), std::back_inserter(right), [](const Word &w) { return w.hash; });
    return left == right;
}

/// Figures on both sides and none in common.
bool numbersDisjoint(std::string_view cached, std::string_view fresh)
{
    const auto numbers = [](std::string_view text) {
        std::set<double> out;
        const WordList list = splitWords(withoutListMark(text), kMaxWords);
        for (const Word &word : list.words) {
            if (const auto value = word.hasDigit ? numberValue(list.form(word)) : std::nullopt)
                out.insert(*value);
        }
        return out;
    };
    const auto a = numbers(cached);
    const auto b = numbers(fresh);
    return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](double value) { return b.contains(value); });
}

} // namespace

AnswerComparison compareAnswers(std::string_view question, std::string_view cached, std::string_view fresh)
{
    AnswerComparison out;
    const auto a = readSentences(cached);
    const auto b = readSentences(fresh);
    out.sentences = alignSentences(a, b);
    // A log without the answer leaves nothing to compare with.
    if (a.empty() != b.empty()) {
        out.verdict = ReplayVerdict::unclear;
        return out;
    }
    if (equalNormalised(a, b)) {
        // Texts of marks only ("→") have no words to compare.
        out.verdict = !a.empty() || cached == fresh ? ReplayVerdict::same : ReplayVerdict::unclear;
        out.overlap = out.verdict == ReplayVerdict::same ? 1 : 0;
        return out;
    }
    out.overlap = answerWordOverlap(question, cached, fresh);
    const bool oneRefuses = (findRefusal(cached).length > 0) != (findRefusal(fresh).length > 0);
    const bool contradicts = std::any_of(out.sentences.begin(), out.sentences.end(), [](const SentenceDifference &d) { return d.change == SentenceChange::contradicts; });
    if (contradicts)
        out.verdict = ReplayVerdict::contradicts;
    else if (out.overlap < kDifferent || (oneRefuses && out.overlap < kRefusalDifferent))
        out.verdict = ReplayVerdict::different;
    else if (out.overlap < kReworded || oneRefuses || numbersDisjoint(cached, fresh))
        out.verdict = numbersDisjoint(cached, fresh) && out.overlap < kReworded ? ReplayVerdict::different : ReplayVerdict::unclear;
    else
        out.verdict = ReplayVerdict::reworded;
    return out;
}

} // namespace cacheloupe
