// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_text.h"

#include "core/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Four hexadecimal digits at the front, or -1.
int hex4(std::string_view text)
{
    if (text.size() < 4)
        return -1;
    int value = 0;
    for (size_t i = 0; i < 4; ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/// `rest` begins behind `\u`; returns how many bytes belonged to the escape.
size_t appendUnicodeEscape(std::string_view rest, std::string &out)
{
    const int first = hex4(rest);
    if (first < 0) {
        out += kReplacement;
        return 0;
    }
    if (first < 0xD800 || first > 0xDFFF) {
        appendUtf8(out, char32_t(first));
        return 4;
    }
    const int second = first < 0xDC00 && rest.size() >= 10 && rest[4] == '\\' && rest[5] == 'u' ? hex4(rest.substr(6)) : -1;
    if (second < 0xDC00 || second > 0xDFFF) {
        out += kReplacement;
        return 4;
    }
    appendUtf8(out, char32_t(0x10000u + ((std::uint32_t(first) - 0xD800u) << 10) + (std::uint32_t(second) - 0xDC00u)));
    return 10;
}

char simpleEscape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case '"':
    case '\\':
    case '/':
        return c;
    default:
        return '\0';
    }
}

void appendPlain(std::string_view raw, std::string &out)
{
    if (isValidUtf8(raw))
        out.append(raw);
    else
        out += toValidUtf8(raw);
}

} // namespace

void appendJsonText(std::string_view raw, std::string &out)
{
    while (!raw.empty()) {
        const auto *slash = static_cast<const char *>(std::memchr(raw.data(), '\\', raw.size()));
        const size_t plain = slash ? size_t(slash - raw.data()) : raw.size();
        appendPlain(raw.substr(0, plain), out);
        raw.remove_prefix(plain);
        if (raw.empty())
            return;
        if (raw.size() == 1) {
            out += kReplacement;
            return;
        }
        const char kind = raw[1];
        raw.remove_prefix(2);
        if (kind == 'u')
            raw.remove_prefix(appendUnicodeEscape(raw, out));
        else if (const char c = simpleEscape(kind))
            out += c;
        else
            out += kReplacement;
    }
}

std::string jsonTextOf(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    appendJsonText(raw, out);
    return out;
}

std::string maskBadUtf8(std::string_view bytes)
{
    std::string out(bytes);
    for (size_t i = 0; i < out.size();) {
        const auto lead = static_cast<unsigned char>(out[i]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (isValidUtf8(bytes.substr(i, length))) {
            i += std::min(length, out.size() - i);
        } else {
            out[i++] = '?';
        }
    }
    return out;
}

} // namespace cacheloupe
