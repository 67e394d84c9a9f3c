// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One member of a JSON object with its value exactly as written. A name that stands twice is listed twice, which no
/// parsed document can show.
struct JsonMember {
    std::string name;
    std::string_view raw; ///< a part of the text that was given
};

/// The members of `object`, which must be valid JSON text of an object (parse it first).
std::vector<JsonMember> objectMembers(std::string_view object);

/// The 1-based line of `text` in which `part` (a view into it) begins.
size_t lineOf(std::string_view text, std::string_view part);

} // namespace cacheloupe
