// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/python_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace cacheloupe {

namespace {

void appendEscaped(std::string &out, char16_t unit)
{
    char text[8];
    std::snprintf(text, sizeof text, "\\u%04x", unsigned(unit));
    out += text;
}

/// The code point at `at`, which is moved behind it. The text is valid UTF-8: it came out of a JSON parser.
char32_t nextCodePoint(const std::string &text, size_t &at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t code = more == 0 ? lead : lead & (0x3F >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
        code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    return code;
}

void appendString(std::string &out, const std::string &text)
{
    out += '"';
    for (size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        switch (code) {
        case U'"': out += "\\\""; break;
        case U'\\': out += "\\\\"; break;
        case U'\n': out += "\\n"; break;
        case U'\r': out += "\\r"; break;
        case U'\t': out += "\\t"; break;
        case U'\b': out += "\\b"; break;
        case U'\f': out += "\\f"; break;
        default:
            if (code >= 0x20 && code < 0x7F) {
                out += char(code);
            } else if (code < 0x10000) {
                appendEscaped(out, char16_t(code));
            } else {
                appendEscaped(out, char16_t(0xD800 + ((code - 0x10000) >> 10)));
                appendEscaped(out, char16_t(0xDC00 + ((code - 0x10000) & 0x3FF)));
            }
        }
    }
    out += '"';
}

void append(std::string &out, const Json &value);

void appendObject(std::string &out, const Json &object)
{
    // UTF-8 sorts as its code points do, which is how Python sorts.
    std::vector<std::pair<std::string, const Json *>> members;
    for (const auto &[name, member] : object.items())
        members.emplace_back(name, &member);
    std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    out += '{';
    for (size_t i = 0; i < members.size(); ++i) {
        out += i == 0 ? "" : ", ";
        appendString(out, members[i].first);
        out += ": ";
        append(out, *members[i].second);
    }
    out += '}';
}

void append(std::string &out, const Json &value)
{
    if (value.is_string()) {
        appendString(out, value.get_ref<const std::string &>());
    } else if (value.is_object()) {
        appendObject(out, value);
    } else if (value.is_array()) {
        out += '[';
        for (size_t i = 0; i < value.size(); ++i) {
            out += i == 0 ? "" : ", ";
            append(out, value[i]);
        }
        out += ']';
    } else if (value.is_number_float()) {
        out += pythonFloat(value.get<double>());
    } else {
        out += value.dump();
    }
}

} // namespace

std::string pythonFloat(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
    std::string digits(text, end);
    const std::string sign = digits.front() == '-' ? "-" : "";
    digits.erase(0, sign.size());
    const size_t e = digits.find('e');
    const int exponent = std::atoi(digits.c_str() + e + 1);
    digits.resize(e);
    std::erase(digits, '.');
    if (exponent < -4 || exponent >= 16) {
        std::snprintf(text, sizeof text, "e%c%02d", exponent < 0 ? '-' : '+', std::abs(exponent));
        return sign + digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "") + text;
    }
    if (exponent < 0)
        return sign + "0." + std::string(size_t(-exponent - 1), '0') + digits;
    const auto whole = size_t(exponent) + 1;
    if (digits.size() <= whole)
        return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string pythonJson(const Json &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace cacheloupe
