// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

/// Appends the text of a JSON string (the bytes between its quotes) as valid UTF-8: escapes resolved, lone surrogates,
/// unknown escapes and ill-formed bytes shown as U+FFFD. Never fails.
void appendJsonText(std::string_view raw, std::string &out);

std::string jsonTextOf(std::string_view raw);

/// The bytes with each byte of an ill-formed UTF-8 sequence replaced by `?`: same length, same offsets.
std::string maskBadUtf8(std::string_view bytes);

} // namespace cacheloupe
