// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

/// A folded word (core/base/words.h) as it is compared: letters with combining accents composed, Arabic and Hebrew vowel
/// points and the tatweel dropped, digits of other scripts as ASCII ones. Pure; any thread.
std::string plainForm(std::string_view folded);

} // namespace cacheloupe
