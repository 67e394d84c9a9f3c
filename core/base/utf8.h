// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

bool isValidUtf8(std::string_view bytes);

/// The text with every ill-formed sequence shown as U+FFFD, so that nothing behind it is lost.
std::string toValidUtf8(std::string_view bytes);

/// Appends the code point as UTF-8; what is no code point of text (surrogates, beyond U+10FFFF) as U+FFFD.
void appendUtf8(std::string &out, char32_t codePoint);

/// ASCII letters lowered, all other bytes as they are.
std::string asciiLower(std::string_view text);

/// Text without leading and trailing ASCII white space.
std::string_view trimmed(std::string_view text);

/// At most `maxCodePoints` code points of valid UTF-8 text, with "…" behind when something was cut.
std::string elided(std::string_view text, size_t maxCodePoints);

} // namespace cacheloupe
