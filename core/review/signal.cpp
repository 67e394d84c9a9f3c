// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/signal.h"

#include <array>

namespace cacheloupe {

std::string_view signalName(Signal signal)
{
    constexpr std::array<std::string_view, kSignalCount> names = {
        "key_field_mismatch", "foreign_personal", "answer_refusal",   "expired",          "volatile_old",       "number_differs",         "unit_differs",
        "time_differs",       "identifier_differs", "name_differs",   "negation_differs", "opposite_words",     "question_kind_differs",  "words_differ",
        "temperature_above_zero", "creative_request", "context_dependent", "action_request", "personal_answer", "just_above_threshold", "runner_up_close",
        "user_came_back",     "flagged_by_app",     "number_one_sided", "time_one_sided",   "identifier_one_sided", "name_for_word",        "name_one_sided",
        "question_kind_shifts", "roles_swapped",    "quote_differs",    "script_differs",   "gender_differs",     "noun_replaced",          "word_replaced",
        "words_added",        "unknown_word_differs", "limiter_differs", "verb_phrase_differs", "small_words_differ", "answer_lacks_word",   "answer_covers_words",
        "matched_by_synonyms", "several_words_differ", "typo_only",     "rewritten",        "light_words_differ", "words_reordered",        "closer_question",
        "slot_varies",        "new_to_entry",       "fan_out",            "differs_late",       "learned_pair",
        "learned_word",       "learned_entry",      "learned_site",       "similarity_unusual"};
    return names[size_t(signal)];
}

std::vector<Signal> signalsNotLookedFor(TextLanguage language)
{
    using enum Signal;
    switch (language) {
    case TextLanguage::english:
        return {};
    case TextLanguage::german:
        return {nameDiffers, nameForWord, nameOneSided, nounReplaced, unknownWordDiffers, creativeRequest, contextDependent, actionRequest, volatileOld, answerRefusal};
    case TextLanguage::french:
    case TextLanguage::spanish:
        return {nounReplaced, unknownWordDiffers, creativeRequest, contextDependent, actionRequest, volatileOld, answerRefusal};
    case TextLanguage::chinese:
        return {nameDiffers, nameForWord, nameOneSided, nounReplaced, unknownWordDiffers, questionKindDiffers, questionKindShifts, verbPhraseDiffers,
                matchedBySynonyms, creativeRequest, contextDependent, actionRequest, volatileOld, answerRefusal};
    case TextLanguage::unknown:
        break;
    }
    return {unitDiffers, timeDiffers, timeOneSided, negationDiffers, oppositeWords, nounReplaced, unknownWordDiffers, questionKindDiffers, questionKindShifts,
            limiterDiffers, verbPhraseDiffers, genderDiffers, matchedBySynonyms, creativeRequest, contextDependent, actionRequest, volatileOld, answerRefusal};
}

} // namespace cacheloupe
