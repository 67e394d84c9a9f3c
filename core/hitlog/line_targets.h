// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_members.h"
#include "core/hitlog/row_builder.h"

#include <string_view>

namespace cacheloupe {

/// The objects of a line that the row looks into.
enum class LineObject : std::uint8_t { line, fields, entry, entryFields, usage };

/// What a member is: a value of the row, or an object to look into.
struct LineMember {
    LineTarget target;
    bool isObject = false;
    LineObject object = LineObject::line;
};

/// The member `name` (without quotes, escapes unresolved) of an object of the line.
LineMember lineMember(LineObject in, std::string_view name);

} // namespace cacheloupe
