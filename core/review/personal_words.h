// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What in an answer belongs to one person, as bits: an e-mail address, a telephone number, a reference (`#48210`,
/// `WT-44219`), an amount next to "your", a thing a person has at a company ("your balance").
namespace personal {
inline constexpr std::uint8_t kEmail = 1;
inline constexpr std::uint8_t kPhone = 2;
inline constexpr std::uint8_t kReference = 4;
inline constexpr std::uint8_t kAmount = 8;
inline constexpr std::uint8_t kAccount = 16;
/// Data of a person, where kAccount alone may be advice to anybody.
inline constexpr std::uint8_t kData = kEmail | kPhone | kReference | kAmount;
} // namespace personal

/// Looks at the first 400 words. English words; addresses, numbers and references in any language. Pure; any thread.
std::uint8_t personalWords(std::string_view answer);

/// `email, reference`; the words themselves stay where they are.
std::string personalWordNames(std::uint8_t bits);

} // namespace cacheloupe
