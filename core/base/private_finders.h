// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/private_text.h"

namespace cacheloupe {

// The parts of findPrivateText (private_text.cpp joins what they find). Each runs over the text once and looks around a
// place within fixed bounds, so that no text takes more than linear time. Pure; any thread.

using PrivateSpans = std::vector<PrivateSpan>;

/// Addresses, and names with passwords in URLs.
void findAddresses(std::string_view text, PrivateSpans &found);
/// Keys and tokens by their prefix or their look, PEM blocks, what stands behind `password=`.
void findSecrets(std::string_view text, PrivateSpans &found);
/// Phone, card and long account numbers, IBANs.
void findNumbers(std::string_view text, PrivateSpans &found);
/// Numbers of orders, tickets, customers; UUIDs.
void findIds(std::string_view text, PrivateSpans &found);

/// What the few words before a place say of what stands there.
struct PrivateContext {
    bool id = false;       ///< "order", "Kundennummer"
    bool loose = false;    ///< the word is also used with plain amounts: "order 1500"
    bool numbered = false; ///< "number", "no.", "#", "id"
    bool phone = false;
    bool password = false;
};
PrivateContext contextBefore(std::string_view text, size_t at);

inline bool isDigitByte(char c) { return c >= '0' && c <= '9'; }
inline bool isUpperByte(char c) { return c >= 'A' && c <= 'Z'; }
inline bool isLetterByte(char c) { return isUpperByte(c) || (c >= 'a' && c <= 'z'); }
inline bool isAlnumByte(char c) { return isDigitByte(c) || isLetterByte(c); }
inline bool isSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// The byte at a place, 0 outside of the text.
inline char byteAt(std::string_view text, size_t at) { return at < text.size() ? text[at] : '\0'; }

} // namespace cacheloupe
