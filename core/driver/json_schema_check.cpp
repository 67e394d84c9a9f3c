// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"
#include "core/base/utf8.h"
#include "core/driver/json_schema.h"
#include "core/driver/json_schema_node.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using Kind = SchemaFinding::Kind;

constexpr size_t kFoundLength = 60;

std::uint8_t typeOf(const element &value)
{
    switch (value.type()) {
    case element_type::NULL_VALUE: return kNullType;
    case element_type::BOOL: return kBooleanType;
    case element_type::STRING: return kStringType;
    case element_type::ARRAY: return kArrayType;
    case element_type::OBJECT: return kObjectType;
    case element_type::INT64:
    case element_type::UINT64: return kIntegerType;
    case element_type::DOUBLE: break;
    }
    // JSON Schema counts 3.0 as an integer.
    return std::floor(double(value)) == double(value) ? kIntegerType : kNumberType;
}

size_t codePoints(std::string_view text)
{
    return size_t(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// RFC 3339: date, `T`, time to the second, zone. parseInstant() alone is more generous.
bool isDateTime(std::string_view text)
{
    bool hasZone = false;
    const bool isWhole = text.size() >= 20 && (text[10] == 'T' || text[10] == 't') && text[16] == ':' && text.substr(11, 2) != "24";
    return isWhole && parseInstant(text, &hasZone) && hasZone
        && (text.back() == 'Z' || text.back() == 'z' || text[text.size() - 3] == ':');
}

bool isDate(std::string_view text)
{
    return text.size() == 10 && parseInstant(text);
}

} // namespace

struct JsonSchemaCheck::State {
    using Node = JsonSchema::Node;

    void value(const Node &node, const element &value);
    void text(const Node &node, const element &value);
    void number(const Node &node, const element &value);
    void members(const Node &node, const element &value);
    void items(const Node &node, const element &value);
    void member(const Node &node, const element &value, std::string_view name);
    void report(Kind kind, const std::string &expected, const element &found);

    simdjson::dom::parser parser;
    std::string path;
    std::vector<SchemaFinding> findings;
};

void JsonSchemaCheck::State::report(Kind kind, const std::string &expected, const element &found)
{
    findings.push_back({kind, path, expected, elided(toValidUtf8(simdjson::minify(found)), kFoundLength)});
}

void JsonSchemaCheck::State::value(const Node &node, const element &it)
{
    if (node.reference)
        value(*node.reference, it);
    const auto type = typeOf(it);
    if (node.types && !(node.types & type))
        return report(Kind::type, node.typesText, it);
    if (node.hasChoices) {
        const bool isListed = type == kStringType
            ? std::find(node.textChoices.begin(), node.textChoices.end(), std::string_view(it)) != node.textChoices.end()
            : std::find(node.otherChoices.begin(), node.otherChoices.end(), simdjson::minify(it)) != node.otherChoices.end();
        if (!isListed)
            return report(Kind::oneOf, node.choicesText, it);
    }
    if (type == kStringType)
        text(node, it);
    else if (type & (kNumberType | kIntegerType))
        number(node, it);
    else if (type == kObjectType)
        members(node, it);
    else if (type == kArrayType)
        items(node, it);
}

void JsonSchemaCheck::State::text(const Node &node, const element &it)
{
    const std::string_view bytes(it);
    if (node.minLength > 0 && codePoints(bytes) < node.minLength)
        report(Kind::minLength, std::to_string(node.minLength), it);
    if (node.isDateTime && !isDateTime(bytes))
        report(Kind::format, "date-time", it);
    if (node.isDate && !isDate(bytes))
        report(Kind::format, "date", it);
}

void JsonSchemaCheck::State::number(const Node &node, const element &it)
{
    const double real = double(it);
    if (node.minimum && real < node.minimum->value)
        report(Kind::atLeast, node.minimum->written, it);
    if (node.maximum && real > node.maximum->value)
        report(Kind::atMost, node.maximum->written, it);
    if (node.above && real <= node.above->value)
        report(Kind::above, node.above->written, it);
    if (node.below && real >= node.below->value)
        report(Kind::below, node.below->written, it);
}

void JsonSchemaCheck::State::members(const Node &node, const element &it)
{
    std::vector<bool> seen(node.required.size());
    for (const auto one : simdjson::dom::object(it)) {
        const auto known = node.properties.find(one.key);
        if (known != node.properties.end() && known->second.requiredAt >= 0)
            seen[size_t(known->second.requiredAt)] = true;
        if (known != node.properties.end() && known->second.node)
            member(*known->second.node, one.value, one.key);
        else if (known == node.properties.end() && node.otherMembers)
            member(*node.otherMembers, one.value, one.key);
        else if (known == node.properties.end() && !node.allowsOtherMembers)
            findings.push_back({Kind::notAllowed, path + (path.empty() ? "" : ".") + std::string(one.key), {}, std::string(one.key)});
    }
    for (size_t i = 0; i < seen.size(); ++i)
        if (!seen[i])
            findings.push_back({Kind::missing, path + (path.empty() ? "" : ".") + node.required[i], {}, {}});
}

void JsonSchemaCheck::State::member(const Node &node, const element &it, std::string_view name)
{
    const size_t length = path.size();
    if (length > 0)
        path += '.';
    path += name;
    value(node, it);
    path.resize(length);
}

void JsonSchemaCheck::State::items(const Node &node, const element &it)
{
    if (!node.items)
        return;
    const size_t length = path.size();
    size_t index = 0;
    for (const auto one : simdjson::dom::array(it)) {
        path += '[' + std::to_string(index++) + ']';
        value(*node.items, one);
        path.resize(length);
    }
}

size_t JsonSchemaCheck::paddingBytes()
{
    return simdjson::SIMDJSON_PADDING;
}

JsonSchemaCheck::JsonSchemaCheck(const JsonSchema &schema) : m_schema(schema), m_state(std::make_unique<State>()) {}
JsonSchemaCheck::~JsonSchemaCheck() = default;

std::vector<SchemaFinding> JsonSchemaCheck::check(std::string_view document)
{
    m_state->path.clear();
    m_state->findings.clear();
    element root;
    const auto failure = m_state->parser.parse(document.data(), document.size(), false).get(root);
    if (failure)
        return {{Kind::notJson, {}, simdjson::error_message(failure), elided(toValidUtf8(document.substr(0, 4 * kFoundLength)), kFoundLength)}};
    m_state->value(m_schema.root(), root);
    return std::move(m_state->findings);
}

} // namespace cacheloupe
