// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_codec.h"

#include "core/driver/json.h"
#include "core/policy/json_members.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::string_view kSchema = "cacheloupe.policy/1";
constexpr std::string_view kSchemaFamily = "cacheloupe.policy/";
constexpr double kMaxExactInteger = 9007199254740991.0; // 2^53 - 1: beyond it readers in other languages round

/// Reads one text; knows the file's name and text for the place of an error.
class Reader {
public:
    Reader(std::string_view text, std::string_view file) : m_text(text), m_file(file) {}

    Error error(std::string_view part, ErrorReason reason, std::string detail) const
    {
        return {ErrorCode::schema, reason, m_file + ':' + std::to_string(lineOf(m_text, part)), std::move(detail)};
    }
    Result<PolicyDocument> document() const;

private:
    Status rootMember(PolicyDocument &document, const JsonMember &member) const;
    Result<PolicyRule> rule(std::string_view raw, std::string_view callSite) const;
    Status readText(const JsonMember &member, std::string &into) const;

    std::string_view m_text;
    std::string m_file;
};

std::string_view expected(PolicyValueType type)
{
    switch (type) {
    case PolicyValueType::boolean:
        return "expected true or false";
    case PolicyValueType::integer:
        return "expected a whole number";
    case PolicyValueType::real:
        return "expected a number";
    case PolicyValueType::text:
        return "expected a string";
    case PolicyValueType::textList:
        break;
    }
    return "expected a list of strings";
}

std::optional<PolicyValue> textList(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> list;
    for (const auto &item : json) {
        if (!item.is_string())
            return std::nullopt;
        list.push_back(item.get<std::string>());
    }
    return PolicyValue(std::move(list));
}

std::optional<PolicyValue> integer(const Json &json)
{
    if (!json.is_number())
        return std::nullopt;
    const double value = json.get<double>();
    if (std::trunc(value) != value || std::fabs(value) > kMaxExactInteger)
        return std::nullopt;
    return PolicyValue(std::int64_t(value));
}

std::optional<PolicyValue> valueOf(PolicyValueType type, const Json &json)
{
    switch (type) {
    case PolicyValueType::boolean:
        return json.is_boolean() ? std::optional(PolicyValue(json.get<bool>())) : std::nullopt;
    case PolicyValueType::integer:
        return integer(json);
    case PolicyValueType::real:
        return json.is_number() ? std::optional(PolicyValue(json.get<double>())) : std::nullopt;
    case PolicyValueType::text:
        return json.is_string() ? std::optional(PolicyValue(json.get<std::string>())) : std::nullopt;
    case PolicyValueType::textList:
        break;
    }
    return textList(json);
}

bool isObject(std::string_view raw)
{
    return raw.starts_with('{');
}

/// nlohmann words the place as "line N, column M"; the number alone belongs into `where`.
std::string malformedWhere(std::string_view file, std::string_view detail)
{
    constexpr std::string_view kLine = "line ";
    const auto at = detail.find(kLine);
    if (at == std::string_view::npos)
        return std::string(file);
    const auto digits = detail.substr(at + kLine.size());
    return std::string(file) + ':' + std::string(digits.substr(0, digits.find_first_not_of("0123456789")));
}

Status Reader::readText(const JsonMember &member, std::string &into) const
{
    const auto json = parseJson(member.raw, m_file);
    if (!json || !json->is_string())
        return error(member.raw, ErrorReason::wrongType, "$." + member.name + ": expected a string");
    into = json->get<std::string>();
    return {};
}

Result<PolicyRule> Reader::rule(std::string_view raw, std::string_view callSite) const
{
    if (!isObject(raw))
        return error(raw, ErrorReason::wrongType, policyJsonPath(callSite) + ": expected an object");
    PolicyRule rule;
    for (const auto &member : objectMembers(raw)) {
        const auto field = policyFieldFromName(member.name);
        if (!field) {
            rule.unknown.emplace_back(member.name, member.raw);
            continue;
        }
        const auto json = parseJson(member.raw, m_file);
        if (!json)
            return json.error();
        if (json->is_null()) { // Some writers say "nothing" that way.
            setPolicyValue(rule, *field, std::nullopt);
            continue;
        }
        auto value = valueOf(policyFieldType(*field), *json);
        if (!value)
            return error(member.raw, ErrorReason::wrongType,
                         policyJsonPath(callSite, field) + ": " + std::string(expected(policyFieldType(*field))));
        setPolicyValue(rule, *field, std::move(value));
    }
    return rule;
}

Status Reader::rootMember(PolicyDocument &document, const JsonMember &member) const
{
    if (member.name == "revision") {
        const auto json = parseJson(member.raw, m_file);
        const auto value = json ? integer(*json) : std::nullopt;
        if (!value || std::get<std::int64_t>(*value) < 0)
            return error(member.raw, ErrorReason::wrongType, "$.revision: expected a whole number");
        document.revision = std::get<std::int64_t>(*value);
    } else if (member.name == "published_at") {
        return readText(member, document.publishedAt);
    } else if (member.name == "published_by") {
        return readText(member, document.publishedBy);
    } else if (member.name == "note") {
        return readText(member, document.note);
    } else if (member.name == "defaults") {
        auto defaults = rule(member.raw, {});
        if (!defaults)
            return defaults.error();
        document.defaults = std::move(*defaults);
    } else if (member.name == "call_sites") {
        if (!isObject(member.raw))
            return error(member.raw, ErrorReason::wrongType, "$.call_sites: expected an object");
        document.callSites.clear(); // Named twice, the last one counts.
        for (const auto &site : objectMembers(member.raw)) {
            auto own = rule(site.raw, site.name);
            if (!own)
                return own.error();
            document.callSites.push_back({site.name, std::move(*own)});
        }
    } else if (member.name != "schema") {
        document.unknown.emplace_back(member.name, member.raw);
    }
    return {};
}

Result<PolicyDocument> Reader::document() const
{
    const auto json = parseJson(m_text, m_file);
    if (!json)
        return Error{ErrorCode::parse, ErrorReason::malformedJson, malformedWhere(m_file, json.error().detail), json.error().detail};
    const auto schema = json->is_object() ? jsonText(*json, "schema") : std::nullopt;
    if (!schema)
        return error(m_text.substr(0, 0), ErrorReason::missingField, "$.schema: expected \"" + std::string(kSchema) + '"');
    if (*schema != kSchema)
        return error(m_text.substr(0, 0), schema->starts_with(kSchemaFamily) ? ErrorReason::newerSchema : ErrorReason::unknownLayout,
                     "$.schema: found \"" + *schema + '"');
    PolicyDocument document;
    for (const auto &member : objectMembers(m_text))
        if (auto read = rootMember(document, member); !read)
            return read.error();
    return document;
}

/// Collects the lines of an object: `name: raw text` pairs joined with commas at one depth of indentation.
class ObjectText {
public:
    explicit ObjectText(int depth) : m_indent(size_t(depth) * 2, ' ') {}
    void add(std::string_view name, std::string_view raw)
    {
        m_text += m_text.empty() ? "\n" : ",\n";
        m_text += m_indent + dumpJson(Json(name)) + ": " + std::string(raw);
    }
    std::string finish() const
    {
        return m_text.empty() ? "{}" : '{' + m_text + '\n' + m_indent.substr(2) + '}';
    }

private:
    std::string m_indent;
    std::string m_text;
};

/// A list with more than one item gets a line for each, so that a git diff shows the one that changed.
std::string valueText(const PolicyValue &value, int depth)
{
    const auto *list = std::get_if<std::vector<std::string>>(&value);
    if (!list || list->size() < 2)
        return policyValueJson(value);
    const std::string indent(size_t(depth) * 2, ' ');
    std::string text;
    for (const auto &item : *list)
        text += (text.empty() ? "[\n  " : ",\n  ") + indent + dumpJson(Json(item));
    return text + '\n' + indent + ']';
}

std::string ruleText(const PolicyRule &rule, int depth)
{
    ObjectText object(depth);
    for (const auto field : allPolicyFields())
        if (const auto value = policyValue(rule, field))
            object.add(policyFieldName(field), valueText(*value, depth));
    for (const auto &[name, raw] : rule.unknown)
        object.add(name, raw);
    return object.finish();
}

/// The value of the last member of that name, as readers take it; empty when there is none.
std::string_view lastMember(std::string_view object, std::string_view name)
{
    std::string_view found;
    if (isObject(object))
        for (const auto &member : objectMembers(object))
            if (member.name == name)
                found = member.raw;
    return found;
}

} // namespace

size_t policyLine(std::string_view text, std::string_view callSite, std::optional<PolicyField> field)
{
    std::string_view place = text.substr(0, 0);
    const auto enter = [&](std::string_view object, std::string_view name) {
        const auto found = lastMember(object, name);
        place = found.empty() ? place : found;
        return found;
    };
    auto rule = enter(text.substr(std::min(text.find('{'), text.size())), callSite.empty() ? "defaults" : "call_sites");
    if (!callSite.empty())
        rule = enter(rule, callSite);
    if (field)
        (void)enter(rule, policyFieldName(*field));
    return lineOf(text, place);
}

Result<PolicyDocument> parsePolicy(std::string_view text, std::string_view file)
{
    return Reader(text, file).document();
}

std::string policyText(const PolicyDocument &document)
{
    ObjectText root(1);
    root.add("schema", dumpJson(Json(kSchema)));
    root.add("revision", std::to_string(document.revision));
    for (const auto &[name, value] : {std::pair{"published_at", &document.publishedAt}, {"published_by", &document.publishedBy}, {"note", &document.note}})
        if (!value->empty())
            root.add(name, dumpJson(Json(*value)));
    root.add("defaults", ruleText(document.defaults, 2));
    ObjectText sites(2);
    for (const auto &site : document.callSites)
        sites.add(site.callSite, ruleText(site.rule, 3));
    root.add("call_sites", sites.finish());
    for (const auto &[name, raw] : document.unknown)
        root.add(name, raw);
    return root.finish() + '\n';
}

std::string policyJsonPath(std::string_view callSite, std::optional<PolicyField> field)
{
    std::string path = callSite.empty() ? "$.defaults" : "$.call_sites[" + dumpJson(Json(callSite)) + ']';
    return field ? path + '.' + std::string(policyFieldName(*field)) : path;
}

std::string policyValueJson(const PolicyValue &value)
{
    return std::visit([](const auto &v) { return dumpJson(Json(v)); }, value);
}

} // namespace cacheloupe
