// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/answer_reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Finds numbers, dates, money, quantities with units, addresses and names among the words of a text, in order, and marks
/// the words that belong to them. Pure; any thread.
std::vector<Claim> readClaims(std::string_view text, std::vector<AnswerToken> &tokens);

/// The parts of the reader, each tried at a token; the number of tokens taken, 0 = no such claim begins here.
struct ClaimCursor {
    std::string_view text;
    const std::vector<AnswerToken> &tokens;

    const AnswerToken *at(size_t i) const { return i < tokens.size() ? &tokens[i] : nullptr; }
    std::string_view form(size_t i) const { return i < tokens.size() ? std::string_view(tokens[i].form) : std::string_view(); }
    /// What stands between a token and the next.
    std::string_view gapBehind(size_t i) const;
    std::string_view gapBefore(size_t i) const;
};
size_t readDate(const ClaimCursor &cursor, size_t i, Claim &claim);
size_t readQuantity(const ClaimCursor &cursor, size_t i, Claim &claim);

/// `12`, `1,000.5`, `1.000,50`, `2k`, `5th`, `five`; nullopt for all else.
std::optional<double> readFigure(std::string_view form);

/// An address without what does not change where it leads (scheme, www., case of the host, tracking members, last slash).
std::string normalUrl(std::string_view url);

} // namespace cacheloupe
