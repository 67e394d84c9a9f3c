// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/question_pair.h"

#include "core/base/english.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMaxWords = 400;

bool isIdentifier(const Word &word, std::string_view form)
{
    if (form.find_first_of("_@/") != std::string_view::npos)
        return true;
    // foo.bar, but not the initials of U.S.
    const size_t dot = form.find('.');
    if (dot != std::string_view::npos && dot > 1 && word.hasLetter)
        return true;
    return word.hasDigit && (word.hasLetter || form.find('-') != std::string_view::npos || (form.size() >= 6 && form.find_first_of(".,") == std::string_view::npos));
}

WordKind kindOf(const Word &word, std::string_view form, bool capitalsTell)
{
    if (isNegator(form))
        return WordKind::negator;
    // "one" is a pronoun far more often than a figure; "may" an auxiliary.
    if (isStopWord(form))
        return WordKind::stop;
    if (numberValue(form) && !(word.hasDigit && form.size() >= 6 && form.find_first_of(".,") == std::string_view::npos))
        return WordKind::number;
    if (isIdentifier(word, form))
        return WordKind::identifier;
    if (isTimeWord(form))
        return WordKind::time;
    if (isUnitWord(form))
        return WordKind::unit;
    return word.capital && capitalsTell && !word.sentenceStart ? WordKind::name : WordKind::content;
}

/// In "How To Reset A Password" or "RESET PASSWORD" capitals name nothing.
bool capitalsTell(const WordList &list)
{
    size_t letters = 0;
    size_t capitals = 0;
    for (const Word &word : list.words) {
        letters += word.hasLetter && !word.sentenceStart;
        capitals += word.capital && word.hasLetter && !word.sentenceStart;
    }
    return capitals * 10 <= letters * 6;
}

QuestionKind questionKind(const WordList &list)
{
    const auto is = [&](size_t i, std::string_view form) { return i < list.words.size() && list.form(i) == form; };
    constexpr std::string_view yesNoStarts[] = {"is", "are", "am", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "has", "have", "may", "must"};
    if (!list.words.empty() && std::find(std::begin(yesNoStarts), std::end(yesNoStarts), list.form(0)) != std::end(yesNoStarts))
        return QuestionKind::yesNo;
    for (size_t i = 0; i < std::min<size_t>(list.words.size(), 12); ++i) {
        if (is(i, "why"))
            return QuestionKind::why;
        if (is(i, "how"))
            return is(i + 1, "many") || is(i + 1, "much") || is(i + 1, "long") || is(i + 1, "often") || is(i + 1, "far") || is(i + 1, "old")
                ? QuestionKind::howMany
                : QuestionKind::how;
        if (is(i, "when"))
            return QuestionKind::when;
        if (is(i, "where"))
            return QuestionKind::where;
        if (is(i, "who") || is(i, "whom") || is(i, "whose"))
            return QuestionKind::who;
        if (is(i, "what") || is(i, "what's") || is(i, "which"))
            return QuestionKind::what;
    }
    return QuestionKind::none;
}

bool matches(const QuestionWords &a, size_t i, const QuestionWords &b, size_t j, bool loose)
{
    const std::string_view left = a.list.form(i);
    const std::string_view right = b.list.form(j);
    if (a.list.words[i].hash == b.list.words[j].hash)
        return true;
    if (a.kinds[i] == WordKind::number && b.kinds[j] == WordKind::number)
        return numberValue(left) == numberValue(right);
    const auto exactOnly = [](WordKind kind) { return kind == WordKind::number || kind == WordKind::identifier || kind == WordKind::time || kind == WordKind::negator; };
    if (exactOnly(a.kinds[i]) || exactOnly(b.kinds[j]) || (a.kinds[i] == WordKind::stop) != (b.kinds[j] == WordKind::stop))
        return false;
    if (!loose)
        return wordStem(left) == wordStem(right);
    return a.kinds[i] != WordKind::stop && areAlike(left, right);
}

void matchWords(QuestionWords &a, QuestionWords &b, bool loose)
{
    size_t from = 0;
    for (size_t i = 0; i < a.matched.size(); ++i) {
        if (a.matched[i])
            continue;
        // Beginning behind the last partner keeps repeated words in order.
        for (size_t k = 0; k < b.matched.size(); ++k) {
            const size_t j = (from + k) % b.matched.size();
            if (b.matched[j] || !matches(a, i, b, j, loose))
                continue;
            a.matched[i] = b.matched[j] = true;
            from = j + 1;
            break;
        }
    }
}

double frameOf(const QuestionWords &a, const QuestionWords &b)
{
    double matched = 0;
    double frame = 0;
    for (const QuestionWords *side : {&a, &b}) {
        for (size_t i = 0; i < side->matched.size(); ++i) {
            matched += side->matched[i];
            frame += side->matched[i] || side->kinds[i] == WordKind::stop;
        }
    }
    return frame == 0 ? 0 : matched / frame;
}

} // namespace

std::vector<size_t> QuestionWords::unmatched(WordKind kind) const
{
    std::vector<size_t> out;
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == kind && !(i < matched.size() && matched[i]))
            out.push_back(i);
    }
    return out;
}

QuestionWords readQuestion(std::string_view text)
{
    QuestionWords out;
    out.list = splitWords(text, kMaxWords);
    const bool tell = capitalsTell(out.list);
    size_t topics = 0;
    for (const Word &word : out.list.words) {
        out.kinds.push_back(kindOf(word, out.list.form(word), tell));
        topics += out.kinds.back() != WordKind::stop && out.kinds.back() != WordKind::negator;
    }
    out.matched.assign(out.kinds.size(), false);
    out.asks = questionKind(out.list);
    out.asksTopicless = topics == 0;
    return out;
}

QuestionPair pairQuestions(std::string_view asked, std::string_view answered)
{
    QuestionPair pair{readQuestion(asked), readQuestion(answered), false, 1};
    const auto &a = pair.asked.list.words;
    const auto &b = pair.answered.list.words;
    pair.identical = std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Word &x, const Word &y) { return x.hash == y.hash; });
    if (!b.empty()) {
        matchWords(pair.asked, pair.answered, false);
        matchWords(pair.asked, pair.answered, true);
    }
    pair.frame = frameOf(pair.asked, pair.answered);
    return pair;
}

} // namespace cacheloupe
