// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/personal_words.h"

#include "core/base/english.h"
#include "core/base/words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace cacheloupe {

namespace {

constexpr size_t kMaxWords = 400;
/// So far behind "your" an amount is the person's.
constexpr size_t kNearWords = 6;
constexpr size_t kLeastDigits = 3;
constexpr size_t kPhoneDigits = 9;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

size_t digits(std::string_view text)
{
    return size_t(std::count_if(text.begin(), text.end(), isDigit));
}

/// `WT-44219`: letters, a hyphen, at least three digits, and no word in small letters (`covid-2019`).
bool isReference(std::string_view word)
{
    const size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen > 5)
        return false;
    const bool capitals = std::all_of(word.begin(), word.begin() + std::ptrdiff_t(hyphen), [](char c) { return (c >= 'A' && c <= 'Z') || isDigit(c); });
    return capitals && !isDigit(word.front()) && digits(word.substr(hyphen)) >= kLeastDigits && isDigit(word.back());
}

/// Of a person: desks that everybody may write to are in every answer.
bool isAddress(std::string_view form)
{
    constexpr std::array<std::string_view, 20> desks = {"support", "help", "helpdesk", "info", "contact", "sales", "billing", "service", "office", "team",
                                                        "security", "privacy", "legal", "press", "jobs", "careers", "noreply", "no-reply", "feedback", "abuse"};
    const size_t at = form.find('@');
    return at != std::string_view::npos && at > 0 && form.find('.', at) != std::string_view::npos
        && std::find(desks.begin(), desks.end(), form.substr(0, at)) == desks.end();
}

/// `+49 30 901820` and the like: a plus sign, then nine digits with little between them.
bool hasPhone(std::string_view text)
{
    for (size_t plus = text.find('+'); plus != std::string_view::npos; plus = text.find('+', plus + 1)) {
        size_t count = 0;
        for (size_t i = plus + 1; i < std::min(text.size(), plus + 24) && (isDigit(text[i]) || std::string_view(" -()/.").find(text[i]) != std::string_view::npos); ++i)
            count += isDigit(text[i]);
        if (count >= kPhoneDigits)
            return true;
    }
    return false;
}

/// A currency sign before or behind the number.
bool isAmount(std::string_view text, const Word &word)
{
    constexpr std::array<std::string_view, 6> signs = {"$", "€", "£", "EUR", "USD", "GBP"};
    if (!word.hasDigit)
        return false;
    const auto before = text.substr(word.offset < 4 ? 0 : word.offset - 4, word.offset < 4 ? word.offset : 4);
    const auto behind = text.substr(word.offset + word.length, 4);
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return before.find(sign) != before.npos || behind.find(sign) != behind.npos; });
}

} // namespace

std::uint8_t personalWords(std::string_view answer)
{
    const WordList list = splitWords(answer, kMaxWords);
    std::uint8_t found = hasPhone(answer) ? personal::kPhone : 0;
    size_t your = list.words.size() + kNearWords;
    for (size_t i = 0; i < list.words.size(); ++i) {
        const Word &word = list.words[i];
        const std::string_view form = list.form(i);
        if (form == "your")
            your = i;
        const bool isNear = your < i && i - your <= kNearWords;
        if (isAddress(form))
            found |= personal::kEmail;
        else if (word.hasDigit && word.offset > 0 && answer[word.offset - 1] == '#' && digits(form) >= kLeastDigits)
            found |= personal::kReference;
        else if (word.hasDigit && isReference(answer.substr(word.offset, word.length)))
            found |= personal::kReference;
        else if (isNear && isAmount(answer, word))
            found |= personal::kAmount;
        else if (your < i && i - your <= 2 && isAccountWord(form))
            found |= personal::kAccount;
    }
    return found;
}

std::string personalWordNames(std::uint8_t bits)
{
    constexpr std::array<std::string_view, 5> names = {"email", "phone", "reference", "amount", "account"};
    std::string out;
    for (size_t i = 0; i < names.size(); ++i)
        if (bits & (1u << i))
            out.append(out.empty() ? "" : ", ").append(names[i]);
    return out;
}

} // namespace cacheloupe
