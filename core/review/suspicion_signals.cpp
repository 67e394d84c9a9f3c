// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion_signals.h"

#include "core/review/hit_findings.h"
#include "core/review/log_signals.h"
#include "core/review/pair_signals.h"
#include "core/review/politeness.h"
#include "core/review/question_words.h"

namespace cacheloupe {

namespace {

/// Long prompts are read from shortly before their first difference on; how much before that is the same, in bytes. 0 for
/// texts that are read whole or differ early.
size_t sharedHead(std::string_view asked, std::string_view answered)
{
    // No embedding of 512 tokens sees less than so many bytes.
    constexpr size_t kSeenBytes = 2000;
    constexpr size_t kBytesBefore = 600;
    size_t same = 0;
    while (same < asked.size() && same < answered.size() && asked[same] == answered[same])
        ++same;
    if (same < kSeenBytes || asked == answered)
        return 0;
    // From the beginning of a word.
    size_t from = asked.rfind(' ', same - kBytesBefore);
    return from == std::string_view::npos || from < kBytesBefore ? 0 : from + 1;
}

std::vector<OpenTopic> openTopics(const QuestionPair &pair)
{
    std::vector<OpenTopic> out;
    for (const bool isAsked : {true, false}) {
        const QuestionWords &side = pair.side(isAsked);
        for (size_t i = 0; i < side.size(); ++i) {
            const Word &word = side.list.words[i];
            if (!side.marks[i].isMatched() && side.marks[i].weight() == 1)
                out.push_back({side.marks[i].stem, {isAsked ? SignalSide::query : SignalSide::cachedQuery, word.offset, word.length}});
        }
    }
    return out;
}

WordList wordsFrom(std::string_view text, size_t from)
{
    WordList out = splitWords(text.substr(from), kMaxQuestionWords);
    if (from == 0)
        dropPoliteness(text, out);
    for (Word &word : out.words)
        word.offset += std::uint32_t(from);
    return out;
}

} // namespace

SignalFindings findSignals(const Hit &hit, const KeyProof *proof, const LogSignals *log, SignalDetail detail)
{
    const size_t same = sharedHead(hit.query, hit.cachedQuery);
    WordList askedWords = wordsFrom(hit.query, same);
    WordList answeredWords = wordsFrom(hit.cachedQuery, same);
    SignalFindings out;
    out.language = textLanguage(askedWords, answeredWords);
    QuestionWords asked;
    if (hit.cachedQuery.empty() && !needsMarks(askedWords, out.language))
        asked.list = std::move(askedWords);
    else
        asked = readQuestion(hit.query, std::move(askedWords), out.language);
    const KeyProof own = proof ? KeyProof{} : proveKey(hit);
    out.found = findInHit(hit, proof ? *proof : own, log, asked);
    if (hit.query.empty() || hit.cachedQuery.empty())
        return out;
    const QuestionPair pair = pairQuestions(std::move(asked), readQuestion(hit.cachedQuery, std::move(answeredWords), out.language));
    if (pair.identical)
        return out;
    out.open = openTopics(pair);
    PairFindings between(pair, hit.query, hit.cachedQuery, detail);
    findDifferences(between);
    findShape(between);
    findGrounding(between, hit.answer);
    if (same > 0)
        between.addText(Signal::differsLate, 1, std::to_string(splitWords(std::string_view(hit.query).substr(0, same)).words.size()));
    if (log)
        log->find(hit, between);
    auto found = between.take();
    std::move(found.begin(), found.end(), std::back_inserter(out.found));
    return out;
}

} // namespace cacheloupe
