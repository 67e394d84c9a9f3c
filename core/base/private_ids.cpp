// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_finders.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

namespace {

constexpr size_t kLongestId = 64;
constexpr size_t kLongestPrefix = 12;
constexpr std::string_view kStandards[] = {"iso", "iec", "din", "en", "rfc", "cve", "ieee", "ansi", "bs", "ean", "gpt", "http", "https", "utf", "rtx", "gtx"};

/// A token of letters, digits and single joints, as it stands in the text.
struct IdToken {
    std::string_view text;
    std::string_view prefix; ///< the letters it begins with
    size_t digits = 0;
    size_t longestGroup = 0; ///< of digits; a date in one piece does not count
    bool onlyDigits = true;
};

bool isTokenByte(char c)
{
    return isAlnumByte(c) || c == '-' || c == '_';
}

/// 20241022, as models and files are dated.
bool isDateGroup(std::string_view group)
{
    if (group.size() != 8 || !(group.starts_with("19") || group.starts_with("20")))
        return false;
    const std::string_view month = group.substr(4, 2), day = group.substr(6, 2);
    return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

IdToken describe(std::string_view text)
{
    IdToken token;
    token.text = text;
    size_t letters = 0;
    while (letters < text.size() && isLetterByte(text[letters]))
        ++letters;
    token.prefix = text.substr(0, letters);
    for (size_t at = 0; at < text.size();) {
        if (!isDigitByte(text[at])) {
            token.onlyDigits = false;
            ++at;
            continue;
        }
        const size_t begin = at;
        while (isDigitByte(byteAt(text, at)))
            ++at;
        token.digits += at - begin;
        if (!isDateGroup(text.substr(begin, at - begin)))
            token.longestGroup = std::max(token.longestGroup, at - begin);
    }
    return token;
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool joint = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = isDigitByte(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (joint ? c != '-' : !hex)
            return false;
    }
    return true;
}

/// user_8f31k20, u-7175a680a186: a prefix, one joint, then letters and digits in turn.
bool isHandle(const IdToken &token)
{
    const char joint = byteAt(token.text, token.prefix.size());
    const std::string_view rest = token.text.substr(std::min(token.text.size(), token.prefix.size() + 1));
    if ((joint != '_' && joint != '-') || rest.size() < (joint == '_' ? 6u : 8u) || token.digits < 3 || !std::all_of(rest.begin(), rest.end(), isAlnumByte))
        return false;
    size_t changes = 0;
    for (size_t i = 1; i < rest.size(); ++i)
        changes += isDigitByte(rest[i]) != isDigitByte(rest[i - 1]);
    return joint == '_' || changes >= 3;
}

/// WT-44219, ORD-2024-00123, INV20311: letters, then at least five digits in one group; or a handle.
bool looksLikeId(const IdToken &token)
{
    if (token.prefix.empty() || token.prefix.size() > kLongestPrefix || token.text.size() > kLongestId)
        return false;
    const std::string prefix = asciiLower(token.prefix);
    if (std::find(std::begin(kStandards), std::end(kStandards), prefix) != std::end(kStandards))
        return false;
    return token.longestGroup >= 5 || isHandle(token);
}

bool isYear(const IdToken &token)
{
    return token.onlyDigits && token.digits == 4 && (token.text.starts_with("19") || token.text.starts_with("20"));
}

bool isIsoDate(std::string_view text)
{
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' && std::all_of(text.begin(), text.begin() + 4, isDigitByte);
}

/// What the words before it make of it.
bool isNamedId(const IdToken &token, const PrivateContext &context)
{
    if (!context.id || token.text.size() > kLongestId || isIsoDate(token.text))
        return false;
    if (context.numbered)
        return token.digits >= 2;
    if (!token.onlyDigits)
        return token.digits >= 3 && !token.prefix.empty() && token.prefix.size() <= 4;
    return token.digits >= (context.loose ? 5u : 4u) && !isYear(token);
}

/// "12.5" and "1,500" go on behind the token.
bool isPartOfFigure(std::string_view text, size_t begin, size_t end)
{
    const auto joins = [&](size_t joint, size_t digit) {
        return (byteAt(text, joint) == '.' || byteAt(text, joint) == ',') && isDigitByte(byteAt(text, digit));
    };
    return joins(end, end + 1) || (begin >= 2 && joins(begin - 1, begin - 2)) || byteAt(text, end) == '%';
}

} // namespace

void findIds(std::string_view text, PrivateSpans &found)
{
    for (size_t at = 0; at < text.size(); ++at) {
        if (!isAlnumByte(text[at]))
            continue;
        const size_t begin = at;
        while (at < text.size() && isTokenByte(text[at]))
            ++at;
        size_t end = at;
        while (!isAlnumByte(text[end - 1]))
            --end;
        const IdToken token = describe(text.substr(begin, end - begin));
        if (token.digits == 0)
            continue;
        const bool hash = begin > 0 && text[begin - 1] == '#' && token.onlyDigits && token.digits >= 4;
        if (isUuid(token.text) || hash || looksLikeId(token)) {
            found.push_back({PrivateKind::id, begin, end - begin});
            continue;
        }
        if (isPartOfFigure(text, begin, end))
            continue;
        const PrivateContext context = contextBefore(text, begin);
        if (context.password && token.digits >= 3)
            found.push_back({PrivateKind::secret, begin, end - begin});
        else if (isNamedId(token, context))
            found.push_back({PrivateKind::id, begin, end - begin});
    }
}

} // namespace cacheloupe
