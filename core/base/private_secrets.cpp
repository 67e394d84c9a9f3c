// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_finders.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

namespace {

constexpr size_t kLongestName = 40;
constexpr size_t kLeastTokenBytes = 24;
constexpr size_t kLeastHexBytes = 32;

struct TokenPrefix {
    std::string_view text;
    size_t leastBehind; ///< bytes that must follow
};
constexpr TokenPrefix kPrefixes[] = {{"sk-", 16},     {"sk_live_", 8}, {"sk_test_", 8}, {"rk_live_", 8},     {"pk_live_", 8}, {"ghp_", 16},  {"gho_", 16},
                                     {"ghu_", 16},    {"ghs_", 16},    {"ghr_", 16},    {"github_pat_", 16}, {"glpat-", 12},  {"xoxb-", 10}, {"xoxp-", 10},
                                     {"xoxa-", 10},   {"AKIA", 16},    {"ASIA", 16},    {"AIza", 30},        {"hf_", 16},     {"npm_", 20},  {"pypi-", 16},
                                     {"whsec_", 12},  {"ya29.", 16},   {"dop_v1_", 16}, {"SG.", 20},         {"lsv2_", 16},   {"gsk_", 16},  {"xai-", 16}};
constexpr std::string_view kKeyNames[] = {"password", "passwd", "passphrase", "passwort", "kennwort", "contrasena", "pwd", "secret", "apikey", "token", "privatekey", "accesskey",
                                          "credential", "authkey", "sessionid", "signature"};
/// Their values are short and made of letters; the others' are long.
constexpr size_t kWordNames = 7;

bool isSecretByte(char c)
{
    return isAlnumByte(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == '/' || c == '~';
}

struct Makeup {
    size_t uppers = 0;
    size_t lowers = 0;
    size_t digits = 0;
    size_t hexes = 0;
    size_t others = 0;
    size_t changes = 0; ///< neighbours of different kinds
};

Makeup makeupOf(std::string_view token)
{
    Makeup makeup;
    int before = 0;
    for (const char c : token) {
        const int kind = isUpperByte(c) ? 1 : isLetterByte(c) ? 2 : isDigitByte(c) ? 3 : 4;
        makeup.uppers += kind == 1;
        makeup.lowers += kind == 2;
        makeup.digits += kind == 3;
        makeup.others += kind == 4;
        makeup.hexes += kind == 3 || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        makeup.changes += before != 0 && kind != before;
        before = kind;
    }
    return makeup;
}

bool hasKnownPrefix(std::string_view token)
{
    for (const TokenPrefix &prefix : kPrefixes) {
        if (!token.starts_with(prefix.text) || token.size() < prefix.text.size() + prefix.leastBehind)
            continue;
        const std::string_view behind = token.substr(prefix.text.size());
        if (std::any_of(behind.begin(), behind.end(), isDigitByte) || std::any_of(behind.begin(), behind.end(), isUpperByte))
            return true;
    }
    return false;
}

bool isJwt(std::string_view token)
{
    return token.starts_with("eyJ") && token.size() >= 30 && std::count(token.begin(), token.end(), '.') == 2;
}

/// Letters and digits in an order that no word, path or name has.
bool looksRandom(std::string_view token)
{
    if (token.size() < kLeastTokenBytes)
        return false;
    const Makeup makeup = makeupOf(token);
    if (makeup.hexes == token.size() && token.size() >= kLeastHexBytes)
        return makeup.digits > 0;
    const bool isPath = token.find('/') != std::string_view::npos || token.find('.') != std::string_view::npos;
    return makeup.uppers >= 2 && makeup.lowers >= 2 && makeup.digits >= 3 && makeup.others * 8 <= token.size() && makeup.changes * 4 >= token.size()
        && (!isPath || token.size() >= 40);
}

/// "Bearer abc123" and "Basic dXNlcjpwYXNz" in headers.
bool followsBearer(std::string_view text, size_t at)
{
    const std::string before = asciiLower(text.substr(at > 24 ? at - 24 : 0, std::min<size_t>(at, 24)));
    return before.ends_with("bearer ") || before.ends_with("authorization: basic ");
}

bool isSecretToken(std::string_view text, size_t begin, size_t end)
{
    const std::string_view token = text.substr(begin, end - begin);
    return hasKnownPrefix(token) || isJwt(token) || looksRandom(token)
        || (token.size() >= 8 && std::any_of(token.begin(), token.end(), isDigitByte) && followsBearer(text, begin));
}

void findTokens(std::string_view text, PrivateSpans &found)
{
    for (size_t at = 0; at < text.size(); ++at) {
        if (!isSecretByte(text[at]))
            continue;
        const size_t begin = at;
        while (at < text.size() && isSecretByte(text[at]))
            ++at;
        size_t end = at;
        while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-'))
            --end;
        if (!isSecretToken(text, begin, end))
            continue;
        // The signs of equality at the end pad a token of base64.
        while (end == at && byteAt(text, at) == '=')
            end = ++at;
        found.push_back({PrivateKind::secret, begin, end - begin});
    }
}

/// The name before `=` or `:` without joints, lowered: `OPENAI_API_KEY` → openaiapikey.
std::string nameBefore(std::string_view text, size_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '\''))
        --at;
    std::string name;
    for (size_t steps = 0; at > 0 && steps < kLongestName; --at, ++steps) {
        const char c = text[at - 1];
        if (isAlnumByte(c))
            name += c;
        else if (c != '_' && c != '-')
            break;
    }
    std::reverse(name.begin(), name.end());
    return asciiLower(name);
}

bool endsValue(char c)
{
    return isSpaceByte(c) || c == '"' || c == '\'' || c == ',' || c == ';' || c == '&' || c == ')' || c == '<' || c == '>' || c == '`';
}

/// A value in a sentence ("Password: swordfish") is told from prose by what follows it or by what it is made of.
bool isValue(std::string_view text, size_t begin, size_t end, bool quoted, bool equals, bool wordName)
{
    const std::string_view value = text.substr(begin, end - begin);
    if (value.size() < (wordName ? 3u : 8u) || value.front() == '[')
        return false;
    if (equals || quoted)
        return wordName || value.size() >= 8;
    const Makeup makeup = makeupOf(value);
    if (makeup.digits + makeup.others > 0 && (wordName || makeup.digits < value.size()))
        return makeup.others == 0 || makeup.digits > 0 || makeup.others < value.size();
    return wordName && (end == text.size() || text[end] == '\n' || text[end] == ',' || text[end] == ';');
}

void findNamedValues(std::string_view text, PrivateSpans &found)
{
    for (size_t at = text.find_first_of("=:"); at != std::string_view::npos; at = text.find_first_of("=:", at + 1)) {
        const std::string name = nameBefore(text, at);
        const auto known = std::find_if(std::begin(kKeyNames), std::end(kKeyNames), [&](std::string_view key) { return name.ends_with(key); });
        if (known == std::end(kKeyNames))
            continue;
        size_t begin = at + 1;
        while (begin < text.size() && begin - at < 4 && (text[begin] == ' ' || text[begin] == '"' || text[begin] == '\''))
            ++begin;
        size_t end = begin;
        while (end < text.size() && !endsValue(text[end]))
            ++end;
        const bool quoted = byteAt(text, begin - 1) == '"' || byteAt(text, begin - 1) == '\'';
        while (end > begin && text[end - 1] == '.')
            --end;
        if (end > begin && isValue(text, begin, end, quoted, text[at] == '=', size_t(known - std::begin(kKeyNames)) < kWordNames)) {
            found.push_back({PrivateKind::secret, begin, end - begin});
            at = end - 1;
        }
    }
}

void findPemBlocks(std::string_view text, PrivateSpans &found)
{
    constexpr std::string_view kBegin = "-----BEGIN ";
    constexpr std::string_view kEnd = "-----END ";
    for (size_t at = text.find(kBegin); at != std::string_view::npos; at = text.find(kBegin, at)) {
        const std::string_view head = text.substr(at, 64);
        if (head.find("PRIVATE KEY") == std::string_view::npos) {
            at += kBegin.size();
            continue;
        }
        const size_t last = text.find(kEnd, at);
        const size_t close = last == std::string_view::npos ? last : text.find("-----", last + kEnd.size());
        const size_t end = close == std::string_view::npos ? text.size() : close + 5;
        found.push_back({PrivateKind::secret, at, end - at});
        at = end;
    }
}

} // namespace

void findSecrets(std::string_view text, PrivateSpans &found)
{
    findPemBlocks(text, found);
    findTokens(text, found);
    findNamedValues(text, found);
}

} // namespace cacheloupe
