// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/suspicion_card.h"
#include "core/review/word_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cacheloupe {

enum class LearningState : std::uint8_t {
    off,       ///< switched off by the user
    tooFew,    ///< too few verdicts of either kind
    notBetter, ///< learned, but the fixed card orders held-out verdicts better: the fixed one is used
    active,
};

/// `off`, `too_few`, `not_better`, `active`.
std::string_view learningStateName(LearningState state);

/// Something a hit has that no signal tells but a reviewer may have judged before: two words against each other, an open word,
/// the entry, the call site. Each in its call site.
struct HitTrait {
    std::uint64_t key = 0;
    Signal signal = Signal::learnedWord;
    std::vector<std::string> words; ///< for the reason, only when asked for
};

/// The traits of a hit. Pure; any thread.
std::vector<HitTrait> hitTraits(const Hit &hit, const SignalFindings &findings, SignalDetail detail);

/// What the reviewer's verdicts made of the card: the weights, and what they say of words, entries and call sites. A plain
/// value; shared by threads it must not be changed.
struct LearnedCard {
    struct Trait {
        float weight = 0;
        std::uint16_t wrong = 0; ///< verdicts with this trait
        std::uint16_t all = 0;
    };

    LearningState state = LearningState::tooFew;
    SuspicionCard card;       ///< in use only when active
    WordTable<Trait> traits;  ///< by HitTrait::key
    size_t verdicts = 0;      ///< that count: unsure ones do not
    size_t wrong = 0;
    double heldOutFixed = 0;  ///< share of pairs (one wrong, one safe) of verdicts not learned from that the fixed card orders rightly
    double heldOutLearned = 0;

    bool isActive() const { return state == LearningState::active; }
};

} // namespace cacheloupe
