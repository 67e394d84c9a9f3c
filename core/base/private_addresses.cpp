// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_finders.h"

namespace cacheloupe {

namespace {

constexpr size_t kMaxLocalBytes = 64;
constexpr size_t kMaxDomainBytes = 255;
constexpr size_t kMaxLoginBytes = 512;

bool isLocalByte(char c)
{
    return isAlnumByte(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/// A letter of two bytes (é, ж) whose last byte stands at `at`; Chinese ones stand beside addresses, not in them.
bool endsTwoByteLetter(std::string_view text, size_t at)
{
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    return at > 0 && at < text.size() && (byte(at) & 0xC0) == 0x80 && byte(at - 1) >= 0xC3 && byte(at - 1) <= 0xDF;
}

/// Where the domain that begins at `from` ends; `from` when it is none: its last label is at least two letters.
size_t domainEnd(std::string_view text, size_t from)
{
    size_t end = from;
    while (end < text.size() && end - from < kMaxDomainBytes) {
        if (isAlnumByte(text[end]) || text[end] == '.' || text[end] == '-')
            ++end;
        else if (endsTwoByteLetter(text, end + 1))
            end += 2;
        else
            break;
    }
    while (end > from && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    const size_t dot = text.substr(from, end - from).rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return from;
    const std::string_view last = text.substr(from + dot + 1, end - from - dot - 1);
    if (last.size() < 2)
        return from;
    for (const char c : last) {
        if (isDigitByte(c))
            return from;
    }
    return end;
}

size_t localBegin(std::string_view text, size_t at)
{
    size_t begin = at;
    while (begin > 0 && at - begin < kMaxLocalBytes) {
        if (isLocalByte(text[begin - 1]))
            --begin;
        else if (endsTwoByteLetter(text, begin - 1))
            begin -= 2;
        else
            break;
    }
    while (begin < at && text[begin] == '.')
        ++begin;
    return begin;
}

/// Where `name:password` of a URL ends, whose `://` stands before `from`; `from` when it has none.
size_t loginEnd(std::string_view text, size_t from)
{
    bool hasColon = false;
    for (size_t at = from; at < text.size() && at - from < kMaxLoginBytes; ++at) {
        const char c = text[at];
        if (c == '@')
            return hasColon ? at : from;
        if (isSpaceByte(c) || c == '/' || c == '"' || c == '<' || c == '>')
            return from;
        hasColon = hasColon || c == ':';
    }
    return from;
}

} // namespace

void findAddresses(std::string_view text, PrivateSpans &found)
{
    size_t lastLogin = std::string_view::npos; // the @ behind the last login seen
    for (size_t at = text.find_first_of(":@"); at != std::string_view::npos; at = text.find_first_of(":@", at + 1)) {
        if (text[at] == ':' && text.substr(at, 3) == "://") {
            const size_t end = loginEnd(text, at + 3);
            if (end == at + 3)
                continue;
            found.push_back({PrivateKind::secret, at + 3, end - at - 3});
            lastLogin = end;
        }
        if (text[at] != '@' || at == lastLogin)
            continue;
        const size_t begin = localBegin(text, at);
        const size_t end = domainEnd(text, at + 1);
        if (begin < at && end > at + 1)
            found.push_back({PrivateKind::eMail, begin, end - begin});
    }
}

} // namespace cacheloupe
