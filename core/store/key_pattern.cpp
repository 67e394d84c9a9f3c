// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_pattern.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr size_t kUuidLength = 36;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.';
}

} // namespace

bool KeyPattern::readPart(std::string_view body, Part &into)
{
    const auto colon = body.find(':');
    const auto kind = colon == std::string_view::npos ? body : body.substr(colon + 1);
    into.text = colon == std::string_view::npos ? std::string() : std::string(body.substr(0, colon));
    if (kind == "digits")
        into.kind = Kind::digits;
    else if (kind == "word")
        into.kind = Kind::word;
    else if (kind == "any")
        into.kind = Kind::any;
    else if (kind == "uuid") {
        into.kind = Kind::uuid;
        into.length = kUuidLength;
    } else if (kind.starts_with("hex")) {
        into.kind = Kind::hex;
        const auto count = kind.substr(3);
        return std::from_chars(count.data(), count.data() + count.size(), into.length).ec == std::errc() && into.length > 0;
    } else {
        return false;
    }
    return true;
}

Result<KeyPattern> KeyPattern::parse(std::string_view text)
{
    KeyPattern out;
    out.m_text = std::string(text);
    while (!text.empty()) {
        Part part;
        if (text.front() != '{') {
            const auto open = text.find('{');
            part.text = std::string(text.substr(0, open));
            text = open == std::string_view::npos ? std::string_view() : text.substr(open);
        } else {
            const auto close = text.find('}');
            if (close == std::string_view::npos || !readPart(text.substr(1, close - 1), part))
                return Error{ErrorCode::schema, ErrorReason::wrongType, out.m_text, "not a key pattern"};
            text = text.substr(close + 1);
        }
        out.m_parts.push_back(std::move(part));
    }
    return out;
}

size_t KeyPattern::literalLength() const
{
    size_t length = 0;
    for (const auto &part : m_parts)
        length += part.kind == Kind::literal ? part.text.size() : 0;
    return length;
}

bool KeyPattern::fits(const Part &part, std::string_view key)
{
    const auto all = [&](auto test) { return std::all_of(key.begin(), key.end(), test); };
    switch (part.kind) {
    case Kind::literal:
        return key == part.text;
    case Kind::hex:
        return key.size() == part.length && all(isHex);
    case Kind::digits:
        return all(isDigit);
    case Kind::uuid:
        return key.size() == part.length && all([](char c) { return isHex(c) || c == '-'; });
    case Kind::word:
        return all(isWord);
    case Kind::any:
        return true;
    }
    return false;
}

bool KeyPattern::matchFrom(size_t index, std::string_view rest, Views &captures) const
{
    if (index == m_parts.size())
        return rest.empty();
    const Part &part = m_parts[index];
    const size_t fixed = part.kind == Kind::literal ? part.text.size() : part.length;
    const size_t shortest = fixed ? fixed : 1;
    // Longest first, so that `{name:any}:{id:hex64}` splits at the last colon.
    for (size_t n = fixed ? fixed : rest.size(); n >= shortest; --n) {
        if (n <= rest.size() && fits(part, rest.substr(0, n))) {
            const bool named = part.kind != Kind::literal && !part.text.empty();
            if (named)
                captures.emplace_back(part.text, rest.substr(0, n));
            if (matchFrom(index + 1, rest.substr(n), captures))
                return true;
            if (named)
                captures.pop_back();
        }
        if (fixed)
            break;
    }
    return false;
}

std::optional<KeyCaptures> KeyPattern::match(std::string_view key) const
{
    constexpr size_t kMaxKeyLength = 2048;
    Views views;
    // Most patterns fail at their last letters, which costs less than trying all ways to split a key.
    const bool endsAlike = m_parts.empty() || m_parts.back().kind != Kind::literal || key.ends_with(m_parts.back().text);
    if (key.size() > kMaxKeyLength || !endsAlike || !matchFrom(0, key, views))
        return std::nullopt;
    return KeyCaptures(views.begin(), views.end());
}

std::optional<std::string> KeyPattern::fill(const KeyCaptures &captures) const
{
    std::string out;
    for (const auto &part : m_parts) {
        if (part.kind == Kind::literal) {
            out += part.text;
            continue;
        }
        const auto found = std::find_if(captures.begin(), captures.end(), [&](const auto &c) { return c.first == part.text; });
        if (found == captures.end())
            return std::nullopt;
        out += found->second;
    }
    return out;
}

std::string filledText(std::string text, const KeyCaptures &captures)
{
    for (const auto &[name, value] : captures) {
        const std::string slot = '{' + name + '}';
        if (const auto at = text.find(slot); at != std::string::npos)
            text.replace(at, slot.size(), value);
    }
    return text;
}

} // namespace cacheloupe
