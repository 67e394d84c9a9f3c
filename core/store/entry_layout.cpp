// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_layout.h"

#include "core/base/resource.h"

#include <algorithm>

namespace cacheloupe {

namespace {

Error wrongInLayout(const std::string &where, std::string_view member)
{
    return {ErrorCode::schema, ErrorReason::wrongType, where, std::string(member)};
}

/// A string or an array of strings.
std::vector<std::string> texts(const Json &json, std::string_view member)
{
    std::vector<std::string> out;
    const Json *value = jsonAt(json, member);
    if (value && value->is_string())
        out.push_back(value->get<std::string>());
    if (value && value->is_array())
        for (const auto &item : *value)
            if (item.is_string())
                out.push_back(item.get<std::string>());
    return out;
}

std::string text(const Json &json, std::string_view member)
{
    return jsonText(json, member).value_or(std::string());
}

/// Each member of an object, or nothing.
template <typename Visit>
void eachMember(const Json &json, std::string_view member, Visit visit)
{
    const Json *object = jsonAt(json, member);
    if (object && object->is_object())
        for (const auto &[name, value] : object->items())
            visit(name, value);
}

template <typename Visit>
void eachItem(const Json &json, std::string_view member, Visit visit)
{
    const Json *list = jsonAt(json, member);
    if (list && list->is_array())
        for (const auto &item : *list)
            visit(item);
}

Status readParts(const Json &json, const std::string &where, EntryLayout &out)
{
    Status status;
    eachMember(json, "parts", [&](const std::string &name, const Json &) {
        LayoutPart part{name, {}};
        for (const auto &pattern : texts(json, "parts." + name)) {
            auto parsed = KeyPattern::parse(pattern);
            if (!parsed)
                status = wrongInLayout(where, "parts." + name);
            else
                part.keys.push_back(std::move(*parsed));
        }
        if (part.keys.empty())
            status = wrongInLayout(where, "parts." + name);
        out.parts.push_back(std::move(part));
    });
    out.mainPart = text(json, "main");
    if (out.mainPart.empty() && !out.parts.empty())
        out.mainPart = out.parts.front().name;
    return status;
}

Status readTable(const Json &json, const std::string &where, EntryLayout &out)
{
    const std::string pattern = text(json, "table");
    if (pattern.empty())
        return {};
    auto parsed = KeyPattern::parse(pattern);
    if (!parsed)
        return wrongInLayout(where, "table");
    out.table = std::move(*parsed);
    out.columns = texts(json, "columns");
    out.exactColumns = jsonBool(json, "exact_columns").value_or(false);
    out.keyColumn = text(json, "key_column");
    out.fileColumn = text(json, "files.column");
    out.fileInto = text(json, "files.into");
    eachItem(json, "children", [&](const Json &child) {
        out.children.push_back({text(child, "name"), text(child, "table"), text(child, "column"), text(child, "parent")});
    });
    return {};
}

Status readMap(const Json &json, const std::string &where, EntryLayout &out)
{
    Status status;
    eachMember(json, "map", [&](const std::string &name, const Json &value) {
        if (value.is_object()) {
            for (const auto &[member, path] : value.items())
                if (path.is_string())
                    out.objects[name + '.' + member] = path.get<std::string>();
        } else {
            const auto member = entryMemberFromName(name);
            if (member)
                out.pathsOf(*member) = texts(json, "map." + name);
            else
                status = wrongInLayout(where, "map." + name);
        }
    });
    const Json *fields = jsonAt(json, "fields");
    if (fields && fields->is_object()) {
        for (const auto &[name, value] : fields->items()) {
            const auto field = keyFieldFromName(name);
            if (!field)
                status = wrongInLayout(where, name);
            else
                out.fields.emplace_back(*field, texts(Json{{"paths", value}}, "paths"));
        }
    }
    return status;
}

void readTtl(const Json &json, TtlRule &out)
{
    out.seconds = jsonNumber(json, "ttl.seconds");
    out.byPath = text(json, "ttl.by");
    out.sliding = jsonBool(json, "ttl.sliding").value_or(false);
    out.atRead = jsonBool(json, "ttl.at_read").value_or(false);
    eachMember(json, "ttl.values", [&](const std::string &value, const Json &seconds) {
        if (seconds.is_number())
            out.byValue[value] = seconds.get<double>();
    });
}

Status readStates(const Json &json, const std::string &where, EntryLayout &out)
{
    Status status;
    eachItem(json, "states", [&](const Json &rule) {
        const auto state = entryStateFromName(text(rule, "state"));
        if (!state)
            status = wrongInLayout(where, "states");
        else
            out.states.push_back({text(rule, "path"), text(rule, "unless"), jsonText(rule, "is"), *state});
    });
    return status;
}

} // namespace

Result<EntryLayout> parseEntryLayout(const Json &json, const std::string &where)
{
    EntryLayout out;
    out.id = text(json, "id");
    out.system = text(json, "system");
    if (out.id.empty() || out.system.empty())
        return wrongInLayout(where, "id");
    const std::string store = text(json, "store");
    out.store = store == "sqlite" ? StoreKind::sqlite : store == "folder" ? StoreKind::folder : StoreKind::redis;
    out.each = text(json, "each.of");
    out.eachHas = text(json, "each.has");
    out.priority = int(jsonNumber(json, "priority").value_or(0));
    out.isLog = jsonBool(json, "log").value_or(false);
    out.rawType = text(json, "type");
    for (const auto &read : {readParts(json, where, out), readTable(json, where, out), readMap(json, where, out), readStates(json, where, out)})
        if (!read)
            return read.error();
    if (out.parts.empty() && !out.table)
        return wrongInLayout(where, "parts");
    eachItem(json, "decode", [&](const Json &step) { out.decode.push_back({text(step, "path"), texts(step, "with")}); });
    out.require = texts(json, "require");
    eachMember(json, "times", [&](const std::string &name, const Json &format) { out.timeFormats[name] = format.is_string() ? format.get<std::string>() : ""; });
    eachMember(json, "scope", [&](const std::string &name, const Json &path) { out.scope.emplace_back(name, path.is_string() ? path.get<std::string>() : ""); });
    out.scopeRest = text(json, "scope_rest");
    out.known = texts(json, "known");
    out.group = texts(json, "group");
    out.vectorField = text(json, "vector");
    out.encodingOf = text(json, "encoding_of");
    readTtl(json, out.ttl);
    return out;
}

Result<std::vector<EntryLayout>> builtInLayouts(StoreKind kind)
{
    constexpr std::string_view kSuffix = ".layout.json";
    std::vector<EntryLayout> out;
    for (const auto path : resourcePaths("layouts/")) {
        if (!path.ends_with(kSuffix))
            continue;
        const std::string where(path);
        const auto json = parseJson(resource(path).value_or(std::string_view()), where);
        if (!json)
            return json.error();
        auto layout = parseEntryLayout(*json, where);
        if (!layout)
            return layout.error();
        if (layout->store == kind)
            out.push_back(std::move(*layout));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.priority > b.priority; });
    return out;
}

} // namespace cacheloupe
