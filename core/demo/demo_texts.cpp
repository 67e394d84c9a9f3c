// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_texts.h"

#include "core/base/resource.h"
#include "core/demo/demo_resource.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cacheloupe {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNearKinds = {{{"negation", "negation"},
                                                                                     {"number", "number_changed"},
                                                                                     {"date", "date_changed"},
                                                                                     {"direction", "direction_swapped"},
                                                                                     {"name", "name_differs"}}};

std::string faultKind(std::string_view nearKind)
{
    const auto it = std::find_if(kNearKinds.begin(), kNearKinds.end(), [&](const auto &row) { return row.first == nearKind; });
    return std::string(it == kNearKinds.end() ? nearKind : it->second);
}

std::vector<DemoAnswer> readAnswers(const Json &json)
{
    std::vector<DemoAnswer> answers;
    for (const Json &row : json.at("a")) {
        if (row.is_string()) {
            answers.push_back({row.get<std::string>(), {}, std::nullopt});
            continue;
        }
        DemoAnswer answer{row.at("text").get<std::string>(), demoTexts(row, "roles"), std::nullopt};
        if (const auto era = jsonNumber(row, "era"))
            answer.era = size_t(*era);
        answers.push_back(std::move(answer));
    }
    return answers;
}

DemoFamily readFamily(const Json &json, const std::string &callSite)
{
    DemoFamily family;
    family.id = json.at("id").get<std::string>();
    family.callSite = callSite;
    family.queries = demoTexts(json, "q");
    family.answers = readAnswers(json);
    if (const Json *german = jsonAt(json, "de")) {
        family.germanQueries = demoTexts(*german, "q");
        family.germanAnswers = readAnswers(*german);
    }
    if (const Json *near = jsonAt(json, "near")) {
        for (const Json &row : *near)
            family.nearMisses.push_back({faultKind(row.at("kind").get<std::string>()), demoTexts(row, "q"), row.at("why").get<std::string>()});
    }
    family.turns = demoTexts(json, "turns");
    family.contextOnly = jsonBool(json, "context_only").value_or(false);
    family.action = jsonBool(json, "action").value_or(false);
    return family;
}

} // namespace

Result<std::vector<DemoFamily>> loadDemoTexts()
{
    std::vector<DemoFamily> families;
    for (const std::string_view path : resourcePaths("demo/")) {
        if (!path.ends_with(".json"))
            continue;
        const auto read = readDemoResource(path, [&](const Json &json) {
            const Json *rows = jsonAt(json, "families");
            if (!rows)
                return;
            for (const Json &row : *rows)
                families.push_back(readFamily(row, json.at("call_site").get<std::string>()));
        });
        if (!read)
            return read.error();
    }
    return families;
}

std::string fillSlots(std::string_view text, const std::function<std::optional<std::string>(std::string_view)> &value)
{
    std::string filled;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            break;
        filled += text.substr(0, open);
        const auto found = value(text.substr(open + 1, close - open - 1));
        if (found)
            filled += *found;
        else
            filled += '{';
        text.remove_prefix(found ? close + 1 : open + 1);
    }
    return filled.append(text);
}

} // namespace cacheloupe
