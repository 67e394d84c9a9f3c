// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/store/key_recomputation.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Error wrongType(const std::string &where, const std::string &member)
{
    return {ErrorCode::schema, ErrorReason::wrongType, where, member};
}

std::string firstText(const Json &json, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (auto text = jsonText(json, name))
            return *text;
    return {};
}

} // namespace

Result<KeyRequest> parseKeyRequest(std::string_view text, const std::string &where)
{
    const auto json = parseJson(text, where);
    if (!json)
        return json.error();
    if (!json->is_object())
        return wrongType(where, "");
    KeyRequest request;
    request.model = firstText(*json, {"model"});
    request.question = firstText(*json, {"question", "query"});
    request.systemVersion = firstText(*json, {"system_version"});
    request.prompt = firstText(*json, {"prompt"});
    request.llmString = firstText(*json, {"llm_string", "llmKey"});
    if (const Json *messages = jsonAt(*json, "messages")) {
        if (!messages->is_array())
            return wrongType(where, "messages");
        request.messagesJson = dumpJson(*messages);
    }
    Json params = Json::object();
    if (const Json *given = jsonAt(*json, "params")) {
        if (!given->is_object())
            return wrongType(where, "params");
        params = *given;
    }
    if (const Json *temperature = jsonAt(*json, "temperature")) {
        if (!temperature->is_number())
            return wrongType(where, "temperature");
        params["temperature"] = *temperature;
    }
    request.paramsJson = params.empty() ? std::string() : dumpJson(params);
    if (const Json *filters = jsonAt(*json, "filters")) {
        if (!filters->is_object())
            return wrongType(where, "filters");
        for (const auto &[name, value] : filters->items())
            request.filters.emplace_back(name, value.is_string() ? value.get<std::string>() : dumpJson(value));
    }
    request.index = std::int64_t(jsonNumber(*json, "index").value_or(0));
    return request;
}

KeyRequest keyRequestOf(const Hit &hit)
{
    KeyRequest request;
    request.model = hit.model;
    request.messagesJson = hit.messagesJson;
    request.paramsJson = hit.paramsJson;
    request.question = hit.query;
    if (const std::string *version = hit.fields.find(KeyField::promptSystemVersion))
        request.systemVersion = *version;
    const auto extra = hit.unknownJson.empty() ? Result<Json>(Json::object()) : parseJson(hit.unknownJson, "line");
    if (extra && extra->is_object()) {
        request.prompt = firstText(*extra, {"prompt"});
        request.llmString = firstText(*extra, {"llm_string", "llmKey"});
    }
    return request;
}

} // namespace cacheloupe
