// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_finding.h"

#include "core/driver/text_template.h"

namespace cacheloupe {

namespace {

const Json &texts()
{
    static const Json loaded = textResource("texts/doctor/findings.json");
    return loaded;
}

FindingSeverity severityFromName(std::string_view name)
{
    for (const auto severity : {FindingSeverity::advice, FindingSeverity::error})
        if (findingSeverityName(severity) == name)
            return severity;
    return FindingSeverity::warning;
}

} // namespace

std::string_view findingSeverityName(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::advice:
        return "advice";
    case FindingSeverity::warning:
        break;
    case FindingSeverity::error:
        return "error";
    }
    return "warning";
}

StoreFindingText storeFindingText(std::string_view id)
{
    const auto it = texts().find(std::string(id));
    if (it == texts().end())
        return {};
    const auto text = [&](const char *name) { return jsonText(*it, name).value_or(std::string()); };
    return {severityFromName(text("severity")), text("family"), text("title"), text("facts"), text("why"), text("fix"), text("row")};
}

std::vector<std::string> storeFindingIds()
{
    std::vector<std::string> ids;
    for (const auto &finding : texts().items())
        ids.push_back(finding.key());
    return ids;
}

} // namespace cacheloupe
