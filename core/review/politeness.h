// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"

#include <string_view>

namespace cacheloupe {

/// Takes the words off `list` that greet at the beginning of `text` and thank, press or sign at its end: "Hi team,",
/// "Many thanks in advance.", "Best, Rosa". At least two words stay. English, German, French, Spanish. Pure; any thread.
void dropPoliteness(std::string_view text, WordList &list);

} // namespace cacheloupe
