// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json_schema.h"

#include "core/driver/json_schema_node.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

using Node = JsonSchema::Node;

std::optional<std::uint8_t> typeBit(const Json &name)
{
    static const std::map<std::string, std::uint8_t> bits = {
        {"null", kNullType},     {"boolean", kBooleanType}, {"integer", kIntegerType}, {"number", kNumberType | kIntegerType},
        {"string", kStringType}, {"array", kArrayType},     {"object", kObjectType},
    };
    const auto it = name.is_string() ? bits.find(name.get<std::string>()) : bits.end();
    return it == bits.end() ? std::nullopt : std::optional(it->second);
}

/// Turns the JSON of a schema into nodes; the first thing it does not know ends it.
class Compiler {
public:
    Compiler(const Json &schema, std::vector<std::unique_ptr<Node>> &nodes) : m_schema(schema), m_nodes(nodes) {}

    const Node *compile(const Json &json, const std::string &path);
    const std::string &problem() const { return m_problem; }

private:
    bool keyword(Node &node, const std::string &name, const Json &value, const std::string &path);
    bool types(Node &node, const Json &value);
    bool choices(Node &node, const Json &values);
    bool bound(std::optional<Node::Bound> &bound, const Json &value);
    bool members(Node &node, const Json &value, const std::string &path);
    bool names(Node &node, const Json &value);
    bool format(Node &node, const Json &value);
    const Node *reference(const Json &value, const std::string &path);

    const Json &m_schema;
    std::vector<std::unique_ptr<Node>> &m_nodes;
    std::map<std::string, const Node *> m_references;
    std::string m_problem;
};

const Node *Compiler::compile(const Json &json, const std::string &path)
{
    Node &node = *m_nodes.emplace_back(std::make_unique<Node>());
    if (json.is_boolean() && json.get<bool>())
        return &node;
    if (!json.is_object()) {
        m_problem = path;
        return nullptr;
    }
    for (const auto &[name, value] : json.items()) {
        if (!keyword(node, name, value, path + '/' + name)) {
            if (m_problem.empty())
                m_problem = path + '/' + name;
            return nullptr;
        }
    }
    return &node;
}

bool Compiler::keyword(Node &node, const std::string &name, const Json &value, const std::string &path)
{
    static constexpr std::array<std::string_view, 5> notes = {"title", "description", "$schema", "$id", "$defs"};
    if (std::find(notes.begin(), notes.end(), name) != notes.end())
        return true;
    if (name == "type")
        return types(node, value);
    if (name == "enum")
        return value.is_array() && choices(node, value);
    if (name == "const")
        return choices(node, Json::array({value}));
    if (name == "minimum")
        return bound(node.minimum, value);
    if (name == "maximum")
        return bound(node.maximum, value);
    if (name == "exclusiveMinimum")
        return bound(node.above, value);
    if (name == "exclusiveMaximum")
        return bound(node.below, value);
    if (name == "minLength")
        return value.is_number_unsigned() && ((node.minLength = value.get<size_t>()), true);
    if (name == "format")
        return format(node, value);
    if (name == "items")
        return (node.items = compile(value, path)) != nullptr;
    if (name == "properties")
        return members(node, value, path);
    if (name == "required")
        return names(node, value);
    if (name == "$ref")
        return (node.reference = reference(value, path)) != nullptr;
    if (name != "additionalProperties")
        return false;
    if (value.is_boolean() && !value.get<bool>())
        return !(node.allowsOtherMembers = false);
    return (node.otherMembers = compile(value, path)) != nullptr;
}

bool Compiler::types(Node &node, const Json &value)
{
    const Json list = value.is_array() ? value : Json::array({value});
    for (const auto &name : list) {
        const auto bit = typeBit(name);
        if (!bit)
            return false;
        node.types |= *bit;
        node.typesText += (node.typesText.empty() ? "" : ", ") + name.get<std::string>();
    }
    return true;
}

bool Compiler::choices(Node &node, const Json &values)
{
    node.hasChoices = true;
    for (const auto &value : values) {
        if (value.is_string())
            node.textChoices.push_back(value.get<std::string>());
        else
            node.otherChoices.push_back(dumpJson(value));
        node.choicesText += (node.choicesText.empty() ? "" : ", ") + dumpJson(value);
    }
    return true;
}

bool Compiler::bound(std::optional<Node::Bound> &bound, const Json &value)
{
    if (value.is_number())
        bound = {value.get<double>(), dumpJson(value)};
    return bound.has_value();
}

bool Compiler::members(Node &node, const Json &value, const std::string &path)
{
    for (const auto &[name, schema] : value.items()) {
        const Node *member = compile(schema, path + '/' + name);
        if (!member)
            return false;
        node.properties[name].node = member;
    }
    return value.is_object();
}

bool Compiler::names(Node &node, const Json &value)
{
    for (const auto &name : value) {
        if (!name.is_string())
            return false;
        node.properties[name.get<std::string>()].requiredAt = int(node.required.size());
        node.required.push_back(name.get<std::string>());
    }
    return value.is_array();
}

bool Compiler::format(Node &node, const Json &value)
{
    node.isDateTime = value == Json("date-time");
    node.isDate = value == Json("date");
    return node.isDateTime || node.isDate;
}

/// A schema may refer to itself, so a target is noted before it is compiled.
const Node *Compiler::reference(const Json &value, const std::string &path)
{
    const std::string target = value.is_string() ? value.get<std::string>() : std::string();
    if (const auto it = m_references.find(target); it != m_references.end())
        return it->second;
    constexpr std::string_view local = "#/$defs/";
    const auto defs = m_schema.find("$defs");
    if (!target.starts_with(local) || defs == m_schema.end() || !defs->contains(target.substr(local.size()))) {
        m_problem = path;
        return nullptr;
    }
    Node &holder = *m_nodes.emplace_back(std::make_unique<Node>());
    m_references[target] = &holder;
    holder.reference = compile(defs->at(target.substr(local.size())), target);
    return holder.reference ? &holder : nullptr;
}

} // namespace

std::string_view schemaFindingName(SchemaFinding::Kind kind)
{
    static constexpr std::array<std::string_view, 11> names = {
        "not_json", "type", "one_of", "at_least", "above", "at_most", "below", "min_length", "format", "missing", "not_allowed",
    };
    return names[size_t(kind)];
}

JsonSchema::JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema &&) noexcept = default;
JsonSchema &JsonSchema::operator=(JsonSchema &&) noexcept = default;
JsonSchema::~JsonSchema() = default;

Result<JsonSchema> JsonSchema::compile(const Json &json, const std::string &where)
{
    JsonSchema schema;
    Compiler compiler(json, schema.m_nodes);
    if (!compiler.compile(json, "#"))
        return Error{ErrorCode::schema, ErrorReason::wrongType, where, compiler.problem()};
    return schema;
}

} // namespace cacheloupe
