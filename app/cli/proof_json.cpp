// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proof_json.h"

#include "core/driver/json_members.h"

namespace cacheloupe {

namespace {

Json valueJson(const FieldProof &field)
{
    Json json = Json::object();
    putMember(json, "asked", field.asked);
    putMember(json, "asked_from", std::string(valueSourceName(field.askedFrom)));
    putMember(json, "stored", field.stored);
    putMember(json, "stored_from", std::string(valueSourceName(field.storedFrom)));
    if (field.inferred)
        json["inferred"] = true;
    return json;
}

} // namespace

Json proofJson(const std::string &id, const KeyProof &proof)
{
    Json fields = Json::object();
    Json values = Json::object();
    for (const FieldProof &field : proof.fields) {
        const std::string name(keyFieldName(field.field));
        fields[name] = std::string(fieldStateName(field.state));
        if (field.asked || field.stored)
            values[name] = valueJson(field);
    }
    Json lights = Json::object();
    for (const LightProof &light : proof.lights)
        lights[std::string(lightName(light.light))] = std::string(lightStateName(light.state));
    Json json = {{"id", id}, {"fields", std::move(fields)}, {"verdict", std::string(reuseVerdictName(proof.reuseProven))}, {"lights", std::move(lights)}};
    putObject(json, "values", std::move(values));
    putMember(json, "age_s", proof.ageS);
    putMember(json, "ttl_s", proof.ttlS);
    return json;
}

} // namespace cacheloupe
