// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/tool_params.h"

#include "core/base/utf8.h"
#include "core/replay/request_params.h"

namespace cacheloupe {

namespace {

const Json *toolMember(const Json &json, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const auto it = json.find(name); it != json.end() && !it->is_null())
            return &*it;
    }
    return nullptr;
}

/// A function described flat: name, description and the schema of its arguments under any provider's name.
std::optional<Json> functionTool(const Json &json)
{
    const auto name = json.is_object() ? jsonText(json, "name") : std::nullopt;
    if (!name || name->empty())
        return std::nullopt;
    Json function = {{"name", *name}};
    if (const auto description = jsonText(json, "description"))
        function["description"] = *description;
    const Json *schema = toolMember(json, {"parameters", "input_schema", "inputSchema", "parametersJsonSchema", "parameters_json_schema"});
    function["parameters"] = schema && schema->is_object() ? plainSchema(*schema) : Json{{"type", "object"}, {"properties", Json::object()}};
    if (const auto strict = jsonBool(json, "strict"))
        function["strict"] = *strict;
    return Json{{"type", "function"}, {"function", std::move(function)}};
}

/// Adds the tools of one list entry; false when it is none that can be offered.
bool addTools(const Json &entry, Json &tools)
{
    if (!entry.is_object())
        return false;
    if (const Json *declarations = toolMember(entry, {"functionDeclarations", "function_declarations"})) {
        bool all = declarations->is_array();
        for (size_t i = 0; all && i < declarations->size(); ++i)
            all = addTools((*declarations)[i], tools);
        return all;
    }
    const auto type = jsonText(entry, "type").value_or("");
    const Json *wrapped = toolMember(entry, {"function"});
    if (!wrapped && !type.empty() && type != "function" && type != "custom")
        return false;
    // A custom tool of OpenAI takes free text, Anthropic's "custom" is any tool with a schema.
    if (type == "custom" && !entry.contains("input_schema"))
        return false;
    auto tool = functionTool(wrapped ? *wrapped : entry);
    if (tool)
        tools.push_back(*std::move(tool));
    return tool.has_value();
}

Json namedChoice(const std::string &name)
{
    return {{"type", "function"}, {"function", {{"name", name}}}};
}

/// The choice in OpenAI's chat form; null when it is not understood.
Json readChoice(const Json &value)
{
    std::string word = value.is_string() ? value.get<std::string>() : jsonText(value, "type").value_or("");
    if (const auto mode = jsonText(value, "functionCallingConfig.mode"))
        word = *mode;
    if (const auto only = jsonText(value, "functionCallingConfig.allowedFunctionNames.0"); only && !jsonAt(value, "functionCallingConfig.allowedFunctionNames.1"))
        return namedChoice(*only);
    for (const char *path : {"function.name", "name"}) {
        if (const auto name = jsonText(value, path))
            return namedChoice(*name);
    }
    word = asciiLower(word);
    if (word == "auto" || word == "none" || word == "required")
        return word;
    return word == "any" ? Json("required") : Json();
}

} // namespace

Json plainSchema(const Json &schema)
{
    if (schema.is_array()) {
        Json out = Json::array();
        for (const Json &item : schema)
            out.push_back(plainSchema(item));
        return out;
    }
    if (!schema.is_object())
        return schema;
    Json out = Json::object();
    for (const auto &[name, value] : schema.items()) {
        if (name == "type" && value.is_string())
            out[name] = asciiLower(value.get<std::string>());
        else if (name == "enum" || name == "const" || name == "default" || name == "example" || name == "examples")
            out[name] = value;
        else
            out[name] = plainSchema(value);
    }
    return out;
}

bool readToolParam(const std::string &name, const Json &value, RequestParams &out)
{
    if (name == "tools" || name == "functions") {
        Json tools = Json::array();
        bool all = value.is_array();
        for (size_t i = 0; all && i < value.size(); ++i)
            all = addTools(value[i], tools) && all;
        if (!all)
            out.unread.push_back(name);
        else if (!tools.empty())
            out.values["tools"] = std::move(tools);
        return true;
    }
    if (name == "tool_choice" || name == "function_call" || name == "toolConfig" || name == "tool_config") {
        if (Json choice = readChoice(value); !choice.is_null())
            out.values["tool_choice"] = std::move(choice);
        else
            out.unread.push_back(name);
        return true;
    }
    return false;
}

Json responsesTools(const Json &tools)
{
    Json out = Json::array();
    for (const Json &tool : tools) {
        Json flat = {{"type", "function"}};
        flat.update(tool["function"]);
        // The API demands the member; it is off unless the log says otherwise, as in chat completions.
        if (!flat.contains("strict"))
            flat["strict"] = false;
        out.push_back(std::move(flat));
    }
    return out;
}

Json anthropicTools(const Json &tools)
{
    Json out = Json::array();
    for (const Json &tool : tools) {
        const Json &function = tool["function"];
        Json flat = {{"name", function["name"]}};
        if (function.contains("description"))
            flat["description"] = function["description"];
        flat["input_schema"] = function["parameters"];
        if (!flat["input_schema"].contains("type"))
            flat["input_schema"]["type"] = "object";
        out.push_back(std::move(flat));
    }
    return out;
}

Json geminiTools(const Json &tools)
{
    Json declarations = Json::array();
    for (const Json &tool : tools) {
        const Json &function = tool["function"];
        Json flat = {{"name", function["name"]}};
        if (function.contains("description"))
            flat["description"] = function["description"];
        flat["parametersJsonSchema"] = function["parameters"];
        declarations.push_back(std::move(flat));
    }
    return Json::array({{{"functionDeclarations", std::move(declarations)}}});
}

Json responsesToolChoice(const Json &choice)
{
    return choice.is_string() ? choice : Json{{"type", "function"}, {"name", choice["function"]["name"]}};
}

Json anthropicToolChoice(const Json &choice)
{
    if (!choice.is_string())
        return {{"type", "tool"}, {"name", choice["function"]["name"]}};
    return {{"type", choice == "required" ? Json("any") : choice}};
}

Json geminiToolConfig(const Json &choice)
{
    Json config = Json::object();
    if (choice.is_string()) {
        config["mode"] = choice == "required" ? "ANY" : choice == "none" ? "NONE" : "AUTO";
    } else {
        config["mode"] = "ANY";
        config["allowedFunctionNames"] = Json::array({choice["function"]["name"]});
    }
    return {{"functionCallingConfig", std::move(config)}};
}

} // namespace cacheloupe
