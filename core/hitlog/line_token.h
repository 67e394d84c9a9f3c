// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace cacheloupe {

// What readers of single lines take from simdjson On Demand: bytes as they are written, views into the line. Whoever calls
// catches simdjson_error. Templates, so that the library's header stays in the sources that read: Value is an ondemand::value.

/// The member's name without quotes, escapes unresolved.
template <typename RawString>
std::string_view memberName(RawString key)
{
    return {key.raw(), size_t(std::strchr(key.raw(), '"') - key.raw())};
}

/// The token without the white space that On Demand leaves behind it; of an array or object its first sign.
template <typename Value>
std::string_view lineToken(Value &v)
{
    return trimmed(v.raw_json_token());
}

/// Like lineToken(), with everything in an array or object.
template <typename Value>
std::string_view wholeLineToken(Value &v)
{
    const auto first = lineToken(v);
    const auto whole = [first](auto result) {
        if (result.error())
            return first;
        auto container = std::move(result).value_unsafe();
        std::string_view all;
        return container.raw_json().get(all) ? first : trimmed(all);
    };
    if (first.starts_with('['))
        return whole(v.get_array());
    return first.starts_with('{') ? whole(v.get_object()) : first;
}

/// nullopt when the value is no number.
template <typename Value>
std::optional<double> lineNumber(Value &v)
{
    // Older versions of the library misread or refuse numbers with more digits than 64 bits hold.
    constexpr size_t kSafeLength = 19;
    if (const auto text = lineToken(v); text.size() > kSafeLength && !text.starts_with('"')) {
        const auto exact = parseJson(text, {});
        return exact && exact->is_number() ? std::optional(exact->template get<double>()) : std::nullopt;
    }
    double number = 0;
    const auto failure = v.get_double().get(number);
    return failure ? std::nullopt : std::optional(number);
}

} // namespace cacheloupe
