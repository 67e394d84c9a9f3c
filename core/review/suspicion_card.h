// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/suspicion_signals.h"

#include <array>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The score card: one weight a signal (log-odds), a data file (resources/ranking/card.json). Signals know nothing of
/// it, so another card can replace it. A plain value.
struct SuspicionCard {
    std::array<double, kSignalCount> weights{};
    double bias = 0; ///< log-odds of a hit without any signal

    /// The one that the program carries; read at the first call. Any thread.
    static const SuspicionCard &builtIn();
};

/// Reads a card. Every signal must have its weight: what is missing, unknown or no number is named.
Result<SuspicionCard> parseCard(std::string_view json, std::string where);

/// The card as parseCard() reads it.
std::string cardJson(const SuspicionCard &card);

} // namespace cacheloupe
