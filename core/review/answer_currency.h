// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/log_scans.h"

#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// The currency that fresh answers name, by call site and the locale that was asked for: learned from the log, so that
/// a served answer in another one shows. One thread; reads each answer once, and only of events with a locale.
class AnswerCurrency {
public:
    explicit AnswerCurrency(const ScanInput &input);

    /// The sign in the hit's answer when nearly all fresh answers for its locale have another; empty otherwise.
    std::string_view foreignIn(const EventFact &hit);

private:
    using Place = std::pair<std::uint32_t, std::uint32_t>; ///< call site and locale
    static constexpr size_t kSigns = 5;

    std::uint8_t signIn(const EventFact &event);
    std::uint32_t localeOf(const EventFact &event) const;

    const ScanInput &m_input;
    std::vector<std::uint8_t> m_answers; ///< by answer: 0 = unread, 1 = none or several, else the sign + 2
    std::map<Place, std::array<std::uint32_t, kSigns>> m_fresh;
};

} // namespace cacheloupe
