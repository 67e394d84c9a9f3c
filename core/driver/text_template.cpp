// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/text_template.h"

#include "core/base/resource.h"

#include <algorithm>

namespace cacheloupe {

std::string fillTemplate(std::string_view textTemplate, const std::vector<std::pair<std::string, std::string>> &params)
{
    std::string out;
    while (!textTemplate.empty()) {
        const auto open = textTemplate.find('{');
        out += textTemplate.substr(0, open);
        if (open == std::string_view::npos)
            break;
        textTemplate.remove_prefix(open);
        const auto close = textTemplate.find('}');
        const auto name = close == std::string_view::npos ? std::string_view() : textTemplate.substr(1, close - 1);
        const auto it = std::find_if(params.begin(), params.end(), [&](const auto &param) { return param.first == name; });
        const size_t length = close == std::string_view::npos ? textTemplate.size() : close + 1;
        out += it == params.end() || name.empty() ? textTemplate.substr(0, length) : std::string_view(it->second);
        textTemplate.remove_prefix(length);
    }
    return out;
}

Json textResource(std::string_view path)
{
    auto json = parseJson(resource(path).value_or("{}"), std::string(path));
    return json && json->is_object() ? std::move(*json) : Json::object();
}

} // namespace cacheloupe
