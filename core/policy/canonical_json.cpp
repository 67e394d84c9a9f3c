// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/canonical_json.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace cacheloupe
{

namespace
{

/// The shortest digits that read back as the same number, set as ECMAScript's Number::toString does.
std::string ecmaNumber(double number)
{
    if (number == 0)
        return "0";
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const std::string written(buffer, end);
    const size_t e = written.find('e');
    std::string digits = written.substr(0, 1);
    if (e > 2)
        digits += written.substr(2, e - 2);
    const int count = int(digits.size());
    const int point = std::atoi(written.c_str() + e + 1) + 1; // so many digits stand before it
    std::string text;
    if (count <= point && point <= 21)
        text = digits + std::string(size_t(point - count), '0');
    else if (0 < point && point <= 21)
        text = digits.substr(0, size_t(point)) + '.' + digits.substr(size_t(point));
    else if (-6 < point && point <= 0)
        text = "0." + std::string(size_t(-point), '0') + digits;
    else
        text = digits.substr(0, 1) + (count > 1 ? '.' + digits.substr(1) : std::string()) + (point > 0 ? "e+" : "e-")
            + std::to_string(std::abs(point - 1));
    return number < 0 ? '-' + text : text;
}

std::string canonicalObject(const Json &json)
{
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto &[name, value] : json.items())
        members.emplace_back(toValidUtf8(name), canonicalJson(value));
    std::sort(members.begin(), members.end());
    std::string out;
    for (const auto &[name, value] : members)
        out += (out.empty() ? "" : ",") + dumpJson(Json(name)) + ':' + value;
    return '{' + out + '}';
}

} // namespace

std::string canonicalJson(const Json &json)
{
    if (json.is_object())
        return canonicalObject(json);
    if (json.is_array()) {
        std::string out;
        for (const Json &one : json)
            out += (out.empty() ? "" : ",") + canonicalJson(one);
        return '[' + out + ']';
    }
    if (json.is_number())
        return std::isfinite(json.get<double>()) ? ecmaNumber(json.get<double>()) : "null";
    return dumpJson(json);
}

std::optional<std::string> keyFieldText(const Json &json)
{
    if (json.is_null() || (json.is_number() && !std::isfinite(json.get<double>())))
        return std::nullopt;
    return json.is_string() ? toValidUtf8(json.get_ref<const std::string &>()) : canonicalJson(json);
}

} // namespace cacheloupe
