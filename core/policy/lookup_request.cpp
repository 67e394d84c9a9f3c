// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lookup_request.h"

#include "core/policy/canonical_json.h"

namespace cacheloupe
{

namespace
{

Json memberOf(const Json &json, const std::string &name) { return json.is_object() ? json.value(name, Json()) : Json(); }

std::string stringOf(const Json &json, const std::string &name)
{
    const Json value = memberOf(json, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<double> numberOf(const Json &json, const std::string &name)
{
    const Json value = memberOf(json, name);
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

KeyFields fieldsOf(const Json &json)
{
    KeyFields fields;
    for (const auto field : allKeyFields())
        if (const auto value = keyFieldText(memberOf(json, std::string(keyFieldName(field)))))
            fields.set(field, *value);
    return fields;
}

} // namespace

Hit lookupHit(const Json &request, const Json &entry, const Json &lookup)
{
    Hit hit;
    hit.query = stringOf(request, "query");
    hit.model = keyFieldText(memberOf(request, "model")).value_or("");
    hit.provider = keyFieldText(memberOf(request, "provider")).value_or("");
    hit.session = keyFieldText(memberOf(request, "session")).value_or("");
    hit.fields = fieldsOf(memberOf(request, "fields"));
    if (const Json messages = memberOf(request, "messages"); messages.is_array())
        hit.messagesJson = dumpJson(messages);
    if (const Json params = memberOf(request, "params"); params.is_object())
        hit.paramsJson = dumpJson(params);
    if (memberOf(request, "cacheable") == Json(false))
        hit.unknownJson = dumpJson({{"cacheable", false}});
    hit.entry.id = stringOf(entry, "id");
    hit.entry.createdAt = parseInstant(stringOf(entry, "created_at"));
    hit.entry.ageS = numberOf(entry, "age_s");
    hit.entry.ttlS = numberOf(entry, "ttl_s");
    hit.entry.fields = fieldsOf(memberOf(entry, "fields"));
    hit.cachedQuery = stringOf(entry, "query");
    hit.match = matchKindFromName(stringOf(lookup, "match")).value_or(MatchKind::unknown);
    hit.similarity = numberOf(lookup, "similarity");
    hit.time = parseInstant(stringOf(lookup, "now"));
    return hit;
}

} // namespace cacheloupe
