// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_text.h"

#include "core/base/resource.h"
#include "core/driver/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

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

/// `{0}` is the first parameter as it is, `{0:s}` a number of seconds in words.
std::string fillParams(std::string_view pattern, const std::vector<std::string> &params)
{
    std::string out;
    for (size_t at = 0; at < pattern.size();) {
        const size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        const std::string_view inside = close == std::string_view::npos ? std::string_view() : pattern.substr(at + 1, close - at - 1);
        const bool isPlace = !inside.empty() && inside[0] >= '0' && inside[0] <= '9' && (inside.size() == 1 || inside.substr(1) == ":s");
        if (!isPlace) {
            out += pattern[at++];
            continue;
        }
        const size_t index = size_t(inside[0] - '0');
        const std::string param = index < params.size() ? params[index] : std::string();
        char *end = nullptr;
        const double seconds = inside.size() > 1 ? std::strtod(param.c_str(), &end) : 0;
        out += end && end != param.c_str() && *end == '\0' ? durationText(seconds) : param;
        at = close + 1;
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
