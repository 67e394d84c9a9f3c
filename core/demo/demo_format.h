// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// Money and dates as the product's answers write them for `en-US`, `en-GB` and `de-DE`.

/// Whole units without decimals: `$1,180`, `£1,180`, `1.180 €`.
std::string demoPrice(long units, std::string_view locale);
/// With decimals: `$1,180.50`.
std::string demoAmount(long cents, std::string_view locale);
/// `November 12, 2026`, `12 November 2026`, `12. November 2026`.
std::string demoDate(Instant day, std::string_view locale);

/// `value` to so many decimals, so that a log shows no float noise.
double rounded(double value, int decimals);

} // namespace cacheloupe
