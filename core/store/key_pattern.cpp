// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_pattern.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr size_t kUuidLength = 36;

enum : unsigned char { kDigit = 1, kHex = 2, kWord = 4, kUuid = 8 };

constexpr std::array<unsigned char, 256> kKinds = [] {
    std::array<unsigned char, 256> kinds = {};
    for (int c = 'a'; c <= 'z'; ++c)
        kinds[size_t(c)] = kinds[size_t(c - 'a' + 'A')] = c <= 'f' ? kHex | kUuid | kWord : kWord;
    for (int c = '0'; c <= '9'; ++c)
        kinds[size_t(c)] = kDigit | kHex | kUuid | kWord;
    kinds['_'] = kinds['.'] = kWord;
    kinds['-'] = kWord | kUuid;
    return kinds;
}();

bool allAre(std::string_view text, unsigned char kind)
{
    // Without a way out in between, so that it takes many letters at once.
    unsigned char common = 0xFF;
    for (const char c : text)
        common &= kKinds[static_cast<unsigned char>(c)];
    return common & kind;
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
        const size_t fixed = part.kind == Kind::literal ? part.text.size() : part.length;
        out.m_shortest += std::max<size_t>(fixed, 1);
        out.m_isFixed = out.m_isFixed && fixed > 0;
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
    switch (part.kind) {
    case Kind::literal:
        return key == part.text;
    case Kind::hex:
        return key.size() == part.length && allAre(key, kHex);
    case Kind::digits:
        return allAre(key, kDigit);
    case Kind::uuid:
        return key.size() == part.length && allAre(key, kUuid);
    case Kind::word:
        return allAre(key, kWord);
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
    if (fixed)
        return fixed <= rest.size() && splitsAt(index, fixed, rest, captures);
    const Part *next = index + 1 < m_parts.size() ? &m_parts[index + 1] : nullptr;
    if (!next)
        return !rest.empty() && splitsAt(index, rest.size(), rest, captures);
    // Longest first, so that `{name:any}:{id:hex64}` splits at the last colon.
    const std::string_view literal = next->kind == Kind::literal ? std::string_view(next->text) : std::string_view();
    for (size_t n = rest.rfind(literal); n != std::string_view::npos && n > 0; n = rest.rfind(literal, n - 1))
        if (splitsAt(index, n, rest, captures))
            return true;
    return false;
}

/// Whether the part is the first `n` letters of the rest and those after it follow.
bool KeyPattern::splitsAt(size_t index, size_t n, std::string_view rest, Views &captures) const
{
    const Part &part = m_parts[index];
    if (!fits(part, rest.substr(0, n)))
        return false;
    const bool named = part.kind != Kind::literal && !part.text.empty();
    if (named)
        captures.emplace_back(part.text, rest.substr(0, n));
    if (matchFrom(index + 1, rest.substr(n), captures))
        return true;
    if (named)
        captures.pop_back();
    return false;
}

std::optional<KeyCaptures> KeyPattern::match(std::string_view key) const
{
    constexpr size_t kMaxKeyLength = 2048;
    if (key.size() < m_shortest || (key.size() > m_shortest && m_isFixed))
        return std::nullopt;
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
