// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

/// Valid UTF-8 on one line: control characters, which could drive a terminal, become spaces.
std::string singleLine(std::string_view text);

/// Terminal cells the text takes: two for East Asian wide characters and emoji, none for combining marks.
size_t cellWidth(std::string_view utf8);

/// At most `cells` terminal cells, with "…" at the end when something was cut.
std::string fitted(std::string_view utf8, size_t cells);

} // namespace cacheloupe
