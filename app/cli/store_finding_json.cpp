// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_finding_json.h"

#include "app/cli/plain_text.h"
#include "core/driver/text_template.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace cacheloupe {

namespace {

std::optional<std::int64_t> whole(const std::string &text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool isNumber(std::string_view name)
{
    return name.ends_with("_n") || name.ends_with("_bytes") || name.ends_with("_s") || name.ends_with("_ms");
}

std::string sizeWords(std::int64_t bytes)
{
    constexpr std::array<const char *, 4> kUnits = {"bytes", "KB", "MB", "GB"};
    double value = double(bytes);
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", value, kUnits[unit]);
    return text.data();
}

/// In the largest unit of which there are at least two.
std::string spanWords(std::int64_t seconds)
{
    constexpr std::array<std::pair<std::int64_t, const char *>, 3> kUnits = {{{86400, "days"}, {3600, "hours"}, {60, "minutes"}}};
    for (const auto &[length, name] : kUnits)
        if (seconds >= 2 * length)
            return std::to_string(seconds / length) + ' ' + name;
    return std::to_string(seconds) + " seconds";
}

std::vector<std::pair<std::string, std::string>> worded(const StoreFinding &finding)
{
    auto facts = finding.facts;
    for (auto &[name, value] : facts) {
        const auto number = whole(value);
        if (!number)
            continue;
        if (name.ends_with("_bytes"))
            value = sizeWords(*number);
        else if (name.ends_with("_ms"))
            value += " ms";
        else if (name.ends_with("_s"))
            value = spanWords(*number);
    }
    return facts;
}

} // namespace

Json storeFindingJson(const StoreFinding &finding)
{
    const auto text = storeFindingText(finding.id);
    Json values = Json::object();
    for (const auto &[name, value] : finding.facts) {
        const auto number = isNumber(name) ? whole(value) : std::nullopt;
        values[name] = number ? Json(*number) : Json(value);
    }
    return {{"severity", findingSeverityName(text.severity)},
            {"finding", finding.id},
            {"where", finding.where},
            {"title", text.title},
            {"facts", fillTemplate(text.facts, worded(finding))},
            {"why", text.why},
            {"fix", text.fix},
            {"examples", finding.examples},
            {"values", std::move(values)}};
}

std::string storeFindingLines(const StoreFinding &finding)
{
    const auto text = storeFindingText(finding.id);
    std::string out = std::string(findingSeverityName(text.severity)) + "  " + finding.id + (finding.where.empty() ? "" : "  " + singleLine(finding.where)) + "\n  " + text.title
        + ". " + singleLine(fillTemplate(text.facts, worded(finding))) + "\n";
    if (!finding.examples.empty()) {
        out += "  Keys:";
        for (const auto &key : finding.examples)
            out += ' ' + singleLine(key);
        out += '\n';
    }
    return out + "  Why: " + text.why + "\n  Do:  " + text.fix + "\n";
}

} // namespace cacheloupe
