// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_codec.h"
#include "core/policy/policy_sentence.h"

#include <array>
#include <charconv>

namespace cacheloupe {

namespace {

using Kind = SentenceWord::Kind;

struct Unit {
    std::int64_t lengthS;
    std::string_view name;
};
constexpr std::array<Unit, 4> kUnits = {{{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}};
constexpr std::int64_t kLongestS = 100'000LL * 86400;

std::string joinedNames(const std::vector<std::string> &names)
{
    std::string text;
    for (size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string wordText(const SentenceWord &word)
{
    if (const auto *names = std::get_if<std::vector<std::string>>(&word.value))
        return joinedNames(*names);
    if (const auto *seconds = std::get_if<std::int64_t>(&word.value); seconds && word.kind == Kind::durationS)
        return durationWords(*seconds);
    if (const auto *text = std::get_if<std::string>(&word.value))
        return *text;
    return policyValueJson(word.value);
}

template <typename Number>
std::optional<Number> wholeNumber(std::string_view text)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<PolicyValue> duration(std::string_view text)
{
    const size_t space = text.find(' ');
    const auto count = wholeNumber<std::int64_t>(text.substr(0, space));
    if (!count || *count < 0 || space == std::string_view::npos)
        return std::nullopt;
    auto name = text.substr(space + 1);
    if (name.ends_with('s'))
        name.remove_suffix(1);
    for (const auto &unit : kUnits)
        if (unit.name == name && *count <= kLongestS / unit.lengthS)
            return PolicyValue(*count * unit.lengthS);
    return std::nullopt;
}

std::optional<PolicyValue> names(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        const size_t comma = text.find(", ");
        const size_t last = text.find(" and ");
        const size_t end = std::min(comma, last);
        found.emplace_back(text.substr(0, end));
        if (found.back().empty())
            return std::nullopt;
        if (end == std::string_view::npos)
            return PolicyValue(found);
        text.remove_prefix(end + (end == comma ? 2 : 5));
    }
    return std::nullopt;
}

std::optional<PolicyValue> valueOf(Kind kind, std::string_view text)
{
    switch (kind) {
    case Kind::durationS:
        return duration(text);
    case Kind::number:
        if (const auto number = wholeNumber<double>(text))
            return PolicyValue(*number);
        return std::nullopt;
    case Kind::names:
        return names(text);
    case Kind::text:
        return PolicyValue(std::string(text));
    case Kind::phrase:
        break;
    }
    return std::nullopt;
}

} // namespace

const SentenceLanguage &englishSentences()
{
    static const SentenceLanguage english = {[](std::string_view id) { return phraseTemplate(id); }, wordText, valueOf};
    return english;
}

std::string durationWords(std::int64_t seconds)
{
    for (const auto &unit : kUnits) {
        if (seconds != 0 && seconds % unit.lengthS == 0) {
            const std::int64_t count = seconds / unit.lengthS;
            return std::to_string(count) + ' ' + std::string(unit.name) + (count == 1 ? "" : "s");
        }
    }
    return "0 seconds";
}

} // namespace cacheloupe
