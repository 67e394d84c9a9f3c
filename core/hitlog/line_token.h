// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <simdjson.h>

#include <cstring>
#include <optional>
#include <string_view>

namespace cacheloupe {

// What readers of single lines take from simdjson On Demand: bytes as they are written, views into the line. Whoever calls
// catches simdjson_error.

/// The member's name without quotes, escapes unresolved.
inline std::string_view memberName(simdjson::ondemand::raw_json_string key)
{
    return {key.raw(), size_t(std::strchr(key.raw(), '"') - key.raw())};
}

/// The token without the white space that On Demand leaves behind it; of an array or object its first sign.
inline std::string_view lineToken(simdjson::ondemand::value &v)
{
    return trimmed(v.raw_json_token());
}

/// Like lineToken(), with everything in an array or object.
inline std::string_view wholeLineToken(simdjson::ondemand::value &v)
{
    const auto first = lineToken(v);
    if (first.empty() || (first.front() != '[' && first.front() != '{'))
        return first;
    std::string_view all = first;
    simdjson::ondemand::array list;
    simdjson::ondemand::object members;
    const auto failure = first.front() == '[' ? (v.get_array().get(list) ? simdjson::INCORRECT_TYPE : list.raw_json().get(all))
                                              : (v.get_object().get(members) ? simdjson::INCORRECT_TYPE : members.raw_json().get(all));
    return failure ? first : trimmed(all);
}

/// nullopt when the value is no number.
inline std::optional<double> lineNumber(simdjson::ondemand::value &v)
{
    // Older versions of the library misread or refuse numbers with more digits than 64 bits hold.
    constexpr size_t kSafeLength = 19;
    if (const auto text = lineToken(v); text.size() > kSafeLength && !text.starts_with('"')) {
        const auto exact = parseJson(text, {});
        return exact && exact->is_number() ? std::optional(exact->get<double>()) : std::nullopt;
    }
    double number = 0;
    return v.get_double().get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

} // namespace cacheloupe
