// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_resource.h"

#include "core/base/resource.h"

namespace cacheloupe {

Status readDemoResource(std::string_view path, const std::function<void(const Json &)> &read)
{
    const auto bytes = resource(path);
    if (!bytes)
        return Error{ErrorCode::internal, ErrorReason::fileMissing, std::string(path), {}};
    const auto json = parseJson(*bytes, std::string(path));
    if (!json)
        return json.error();
    try {
        read(*json);
    } catch (const nlohmann::json::exception &e) {
        return Error{ErrorCode::internal, ErrorReason::wrongType, std::string(path), e.what()};
    }
    return {};
}

std::vector<std::string> demoTexts(const Json &json, std::string_view name)
{
    const Json *at = jsonAt(json, name);
    return at ? at->get<std::vector<std::string>>() : std::vector<std::string>();
}

} // namespace cacheloupe
