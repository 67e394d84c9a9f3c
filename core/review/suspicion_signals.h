// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/review/key_proof.h"
#include "core/review/signal.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

class LogSignals;

enum class SignalSide : std::uint8_t { query, cachedQuery, answer };

/// Bytes of the hit's text that the signal points at.
struct SignalSpan {
    SignalSide side = SignalSide::query;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    bool operator==(const SignalSpan &) const = default;
};

/// A signal found on one hit, before any weighting. `strength` in [-1, 1].
struct SignalFinding {
    Signal signal = Signal::wordsDiffer;
    double strength = 1;
    std::vector<std::string> params; ///< raw words of the hit and numbers with a dot; order as in Signal
    std::vector<SignalSpan> spans;
};

/// Scores need strengths alone; words and spans cost as much again.
enum class SignalDetail : std::uint8_t { strengths, words };

/// A topic without a partner in the other question.
struct OpenTopic {
    std::uint64_t stem = 0;
    SignalSpan span;
};

struct SignalFindings {
    std::vector<SignalFinding> found;
    std::vector<OpenTopic> open;
    TextLanguage language = TextLanguage::english; ///< of the two questions together
};

/// All signals of a hit. Pure; any thread; some 10–20 microseconds for texts of usual length. `proof` saves proving the
/// key again when the caller has it; without `log` nothing is said that takes the whole log to know.
SignalFindings findSignals(const Hit &hit, const KeyProof *proof = nullptr, const LogSignals *log = nullptr,
                           SignalDetail detail = SignalDetail::words);

} // namespace cacheloupe
