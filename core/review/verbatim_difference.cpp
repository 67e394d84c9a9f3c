// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/verbatim_difference.h"

#include "core/review/politeness.h"
#include "core/review/word_difference.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// What may stand in another's place; more is another sentence.
constexpr size_t kMostReplaced = 3;
constexpr size_t kFewestCommon = 3;
constexpr size_t kFewestAround = 4;
/// What a question is about shows from two topics on.
constexpr std::ptrdiff_t kFewestTopics = 2;
/// Longer texts are prompts, in which the question is a small part.
constexpr size_t kMostWords = 60;

using Indexes = std::vector<size_t>;

WordList politeWords(std::string_view text)
{
    WordList out = splitWords(text, kMostWords + 1);
    dropPoliteness(text, out);
    return out;
}

/// The words that only this side has.
Indexes wordsOnlyIn(const QuestionWords &side, const std::vector<DifferenceSpan> &spans)
{
    Indexes out;
    size_t at = 0;
    for (size_t i = 0; i < side.size(); ++i) {
        const std::uint32_t offset = side.list.words[i].offset;
        while (at + 1 < spans.size() && spans[at].offset + spans[at].length <= offset)
            ++at;
        if (at < spans.size() && spans[at].onlyHere)
            out.push_back(i);
    }
    return out;
}

bool isOneRun(const Indexes &words)
{
    return words.empty() || words.back() - words.front() + 1 == words.size();
}

class Verbatim {
public:
    Verbatim(std::string_view asked, std::string_view answered, const QuestionPair &pair) : m_pair(pair)
    {
        const WordDifference difference = wordDifference(asked, answered);
        m_only[1] = wordsOnlyIn(pair.asked, difference.left);
        m_only[0] = wordsOnlyIn(pair.answered, difference.right);
    }

    std::optional<Signal> find() const
    {
        for (const bool asked : {true, false}) {
            if (prevents(asked))
                return Signal::negationDiffers;
            if (turnsBack(asked))
                return Signal::oppositeWords;
            if (isOnlyFigure(asked))
                return Signal::numberOneSided;
            if (isOnlyDirection(asked))
                return Signal::rolesSwapped;
        }
        return isReplaced() ? std::optional(Signal::wordReplaced) : std::nullopt;
    }

private:
    const QuestionWords &side(bool asked) const { return m_pair.side(asked); }
    const WordMark &mark(bool asked, size_t i) const { return side(asked).marks[i]; }

    bool isVerbatim(size_t fewestCommon) const
    {
        const size_t common = side(true).size() - m_only[1].size();
        return common >= fewestCommon && common * 2 >= std::max(side(true).size(), side(false).size());
    }

    bool isContained(bool asked) const
    {
        const auto &marks = side(asked).marks;
        const auto isTopic = [](const WordMark &mark) { return mark.weight() == 1; };
        return std::count_if(marks.begin(), marks.end(), isTopic) >= kFewestTopics
            && std::all_of(marks.begin(), marks.end(), [&](const WordMark &mark) { return !isTopic(mark) || mark.isMatched(); });
    }

    /// "How do I stop customers from reopening a ticket" for "how do I reopen a ticket".
    bool prevents(bool asked) const
    {
        const auto denies = [](const WordMark &mark) { return mark.facts.isWeakNegator || mark.facts.isNegator; };
        const auto &marks = side(asked).marks;
        const auto &others = side(!asked).marks;
        return std::count_if(marks.begin(), marks.end(), denies) == 1 && std::none_of(others.begin(), others.end(), denies) && isContained(!asked);
    }

    /// "Advantages and disadvantages" asks for both.
    bool joins(bool asked) const
    {
        constexpr std::array<std::string_view, 8> words = {"and", "or", "&", "und", "oder", "et", "ou", "y"};
        const Indexes &only = m_only[asked];
        return std::any_of(only.begin(), only.end(), [&](size_t i) { return std::find(words.begin(), words.end(), side(asked).form(i)) != words.end(); });
    }

    /// "How do I split two merged tickets" for "how do I merge two tickets": the opposite of a word that both have.
    bool turnsBack(bool asked) const
    {
        if (!isContained(!asked) || m_only[asked].size() > kMostReplaced || m_only[!asked].size() > kMostReplaced || joins(asked))
            return false;
        const RankingLexicon &lexicon = RankingLexicon::builtIn();
        const QuestionWords &here = side(asked);
        const QuestionWords &there = side(!asked);
        for (size_t i = 0; i < here.size(); ++i) {
            if (here.marks[i].isMatched() || here.marks[i].weight() == 0)
                continue;
            for (size_t j = 0; j < there.size(); ++j)
                if (there.marks[j].isMatched() && there.marks[j].weight() > 0
                    && lexicon.areOpposites(here.language, here.form(i), there.form(j), here.marks[i].stem, there.marks[j].stem))
                    return true;
        }
        return false;
    }

    /// "1,000 GB of additional storage" for "additional storage".
    bool isOnlyFigure(bool asked) const
    {
        const Indexes &more = m_only[asked];
        return isVerbatim(kFewestCommon) && m_only[!asked].empty() && !more.empty() && more.size() <= kMostReplaced && isOneRun(more)
            && std::any_of(more.begin(), more.end(), [&](size_t i) { return mark(asked, i).kind == WordKind::number; });
    }

    /// "From A to B" for "with B".
    bool isOnlyDirection(bool asked) const
    {
        const QuestionWords &here = side(asked);
        const auto has = [&](const QuestionWords &words, std::string_view form) {
            for (size_t i = 0; i + 1 < words.size(); ++i)
                if (words.form(i) == form)
                    return i;
            return words.size();
        };
        const size_t from = has(here, "from");
        const size_t to = has(here, "to");
        if (from + 1 >= to || to >= here.size() || has(side(!asked), "from") < side(!asked).size() || !isContained(!asked))
            return false;
        return !here.marks[from + 1].isMatched() && here.marks[from + 1].kind == WordKind::name && here.marks[to + 1].isMatched() && here.marks[to + 1].kind == WordKind::name;
    }

    bool isReplaced() const
    {
        const auto isOther = [&](bool asked) {
            const Indexes &only = m_only[asked];
            return !only.empty() && only.size() <= kMostReplaced
                && std::all_of(only.begin(), only.end(), [&](size_t i) { return mark(asked, i).weight() > 0 && !mark(asked, i).isMatched(); });
        };
        // Hard and tough, really and very: what describes is often said in other words.
        const auto describes = [&](bool asked) {
            const Indexes &only = m_only[asked];
            return std::all_of(only.begin(), only.end(), [&](size_t i) {
                return mark(asked, i).wordClass == WordClass::adjective || mark(asked, i).wordClass == WordClass::adverb;
            });
        };
        return isVerbatim(kFewestAround) && isOther(true) && isOther(false) && (isOneRun(m_only[0]) || isOneRun(m_only[1])) && !describes(true) && !describes(false);
    }

    const QuestionPair &m_pair;
    std::array<Indexes, 2> m_only; ///< of the answered and of the asked question
};

} // namespace

std::optional<Signal> verbatimDifference(std::string_view asked, std::string_view answered)
{
    WordList askedWords = politeWords(asked);
    WordList answeredWords = politeWords(answered);
    if (askedWords.words.empty() || answeredWords.words.empty() || askedWords.words.size() > kMostWords || answeredWords.words.size() > kMostWords)
        return std::nullopt;
    const TextLanguage language = textLanguage(askedWords, answeredWords);
    const QuestionPair pair = pairQuestions(readQuestion(asked, std::move(askedWords), language), readQuestion(answered, std::move(answeredWords), language));
    return pair.identical ? std::nullopt : Verbatim(asked, answered, pair).find();
}

} // namespace cacheloupe
