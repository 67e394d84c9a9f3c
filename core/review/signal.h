// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/ranking_lexicon.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The explainable things that make a reuse worth reading first. The name is stable: JSON, texts, verdict learning.
enum class Signal : std::uint8_t {
    keyFieldMismatch,   ///< params: field, asked value, stored value
    foreignPersonal,    ///< other tenant/subject/role and a personal answer; params: field, the personal words
    answerRefusal,      ///< the cached answer refuses, is an error or is empty; params: words
    expired,            ///< older than its TTL; params: age_s, ttl_s
    volatileOld,        ///< asks for something that changes, answered long ago; params: word, age_s
    numberDiffers,      ///< params: asked, answered
    unitDiffers,        ///< params: asked, answered
    timeDiffers,        ///< month, weekday, today…; params: asked, answered
    identifierDiffers,  ///< params: asked, answered
    nameDiffers,        ///< capitalised words; params: asked, answered
    negationDiffers,    ///< one side only is negated; params: negator
    oppositeWords,      ///< params: asked, answered
    questionKindDiffers,///< why / how / how many …; params: asked, answered
    wordsDiffer,        ///< share of content words without a partner; params: asked words, answered words
    temperatureAboveZero, ///< params: temperature
    creativeRequest,    ///< "write me a poem"; params: words
    contextDependent,   ///< only pronouns, meaning hangs on the conversation; params: words
    actionRequest,      ///< cancel, delete, book: a replayed answer performs nothing; params: verb
    personalAnswer,     ///< personal data in the answer and no user in the key; params: words
    justAboveThreshold, ///< params: similarity, threshold
    runnerUpClose,      ///< params: similarity, runner_up
    userCameBack,       ///< retry or corrected afterwards; params: followup
    flaggedByApp,       ///< params: flag
    // From here on two-sided ones have the params: asked words, answered words.
    numberOneSided,     ///< a number on one side only
    timeOneSided,
    identifierOneSided,
    nameForWord,        ///< a name on one side, a common word on the other
    nameOneSided,
    questionKindShifts, ///< kinds that sometimes share an answer: what and why
    rolesSwapped,       ///< the same words, two of them exchanged; params: the two
    quoteDiffers,       ///< quoted texts
    scriptDiffers,      ///< one side is written in another script
    genderDiffers,      ///< he and she
    nounReplaced,       ///< one noun stands in another's place
    wordReplaced,       ///< the rest is word for word the same
    wordsAdded,         ///< one side only says more
    unknownWordDiffers, ///< a word in no list: jargon, product, name in small letters
    limiterDiffers,     ///< first, only, cheapest
    verbPhraseDiffers,  ///< is, was, can, should
    smallWordsDiffer,   ///< the topics agree, the words between them do not
    answerLacksWord,    ///< the answer speaks of the answered question's word alone; params: asked, answered
    answerCoversWords,  ///< the answer has every new word: speaks for the hit
    matchedBySynonyms,  ///< speaks for the hit
    severalWordsDiffer, ///< reworded as a whole: speaks for the hit
    typoOnly,           ///< speaks for the hit
    rewritten,          ///< another sentence around the same topics: speaks for the hit
    lightWordsDiffer,   ///< really, tips, start: speaks for the hit
    wordsReordered,     ///< speaks for the hit
    closerQuestion,     ///< another cached question shares more; params: that question
    slotVaries,         ///< many values stand in the place of a word that differs; params: word, how many
    newToEntry,         ///< what no other request of the entry says; params: words, how many requests
    fanOut,             ///< one entry answers many requests that have little in common; params: how many
    differsLate,        ///< the same for so long that an embedding may not have seen the rest; params: how many words
    learnedPair,        ///< from the reviewer's verdicts; params: asked word, answered word, verdicts of wrong, all verdicts on it
    learnedWord,        ///< params: word, wrong, all
    learnedEntry,       ///< params: answered question, wrong, all
    learnedSite,        ///< params: call site, wrong, all
    similarityUnusual,  ///< below (above: speaks for the hit) what its call site's hits have; params: similarity, usual
};
inline constexpr size_t kSignalCount = 58;

std::string_view signalName(Signal signal);

/// The signals that cannot be looked for in texts of this language, for want of word lists.
std::vector<Signal> signalsNotLookedFor(TextLanguage language);

} // namespace cacheloupe
