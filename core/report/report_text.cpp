// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_text.h"

#include "core/base/resource.h"
#include "core/driver/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cacheloupe {

namespace {

/// Read once: a ranking asks for some hundred thousand sentences. A damaged text has no words.
const Json &words()
{
    static const Json texts = [] {
        const auto text = resource("texts/report/words.json");
        auto json = text ? parseJson(*text, "texts/report/words.json") : Result<Json>(Json::object());
        return json ? std::move(*json) : Json::object();
    }();
    return texts;
}

/// The word of `group` for a stored name; nothing has no word.
std::string word(const std::string &group, std::string_view name)
{
    if (name.empty())
        return {};
    if (const auto known = jsonText(words(), group + "." + std::string(name)))
        return *known;
    std::string plain(name);
    std::replace(plain.begin(), plain.end(), '_', ' ');
    return plain;
}

std::string fillParams(std::string pattern, const std::vector<std::string> &params)
{
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const size_t index = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' ? size_t(pattern[i + 1] - '0') : SIZE_MAX;
        if (index > 9) {
            out += pattern[i];
            continue;
        }
        out += index < params.size() ? params[index] : std::string();
        i += 2;
    }
    return out;
}

} // namespace

std::string fixedText(double value, int digits)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string percentText(double share)
{
    return fixedText(share * 100, 1);
}

std::string groupedText(std::uint64_t value)
{
    std::string text = std::to_string(value);
    for (std::ptrdiff_t at = std::ptrdiff_t(text.size()) - 3; at > 0; at -= 3)
        text.insert(size_t(at), 1, ',');
    return text;
}

std::string durationText(double seconds)
{
    struct Unit {
        double lengthS;
        const char *name;
    };
    constexpr Unit units[] = {{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}};
    double left = std::max(0.0, std::round(seconds));
    std::string out;
    int shown = 0;
    for (const Unit &unit : units) {
        const double count = std::floor(left / unit.lengthS);
        left -= count * unit.lengthS;
        if (count == 0 && shown == 0)
            continue;
        if (count > 0)
            out += (out.empty() ? "" : " ") + fixedText(count, 0) + ' ' + unit.name;
        if (++shown == 2)
            break;
    }
    return out.empty() ? "0 s" : out;
}

std::string minuteText(Instant time)
{
    std::string text = formatInstant(time).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

std::string reasonSentence(const ReportReason &reason)
{
    if (reason.params.size() == 2 && reason.params[0].empty() != reason.params[1].empty()) {
        if (const auto pattern = jsonText(words(), "one_sided." + reason.signal))
            return fillParams(*pattern, {reason.params[0] + reason.params[1]});
    }
    const auto pattern = jsonText(words(), "reasons." + reason.signal);
    return pattern ? fillParams(*pattern, reason.params) : reason.signal;
}

std::string verdictWord(Verdict verdict)
{
    return word("verdicts", verdictName(verdict));
}

std::string verdictReasonWord(VerdictReason reason)
{
    return word("verdict_reasons", verdictReasonName(reason));
}

std::string layerWord(std::string_view layer)
{
    return word("layers", layer);
}

std::string stratumWord(ReviewStratum stratum)
{
    return stratum == ReviewStratum::none ? word("strata", "none") : word("strata", reviewStratumName(stratum));
}

} // namespace cacheloupe
