// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/review/key_proof.h"

#include <cstdint>
#include <string>
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
};
inline constexpr size_t kSignalCount = 23;

std::string_view signalName(Signal signal);

enum class SignalSide : std::uint8_t { query, cachedQuery, answer };

/// Bytes of the hit's text that the signal points at.
struct SignalSpan {
    SignalSide side = SignalSide::query;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool operator==(const SignalSpan &) const = default;
};

/// A signal found on one hit, before any weighting. `strength` in (0, 1].
struct SignalFinding {
    Signal signal = Signal::wordsDiffer;
    double strength = 1;
    std::vector<std::string> params; ///< raw words of the hit and numbers with a dot; order as in Signal
    std::vector<SignalSpan> spans;
};

/// All signals of a hit. Pure; any thread; some 20–50 microseconds for texts of usual length. `proof` saves proving the
/// key again when the caller has it.
std::vector<SignalFinding> findSignals(const Hit &hit, const KeyProof *proof = nullptr);

} // namespace cacheloupe
