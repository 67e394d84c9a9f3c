// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lookup_evidence.h"

#include "core/driver/json.h"

#include <string>

namespace cacheloupe {

namespace {

constexpr std::uint32_t fieldBit(KeyField field)
{
    return 1u << unsigned(field);
}

std::uint32_t namedFields(const KeyFields &fields)
{
    std::uint32_t mask = 0;
    for (const auto &[field, value] : fields.values())
        mask |= fieldBit(field);
    return mask;
}

void addStandIn(FieldSides &sides, KeyField field, const std::string &value, const KeyFields &stored)
{
    if (value.empty())
        return;
    sides.standIns |= fieldBit(field);
    if (const auto *written = stored.find(field); written && *written != value)
        sides.standInsDiffer |= fieldBit(field);
}

FieldSides sidesOf(const Hit &hit)
{
    FieldSides sides;
    sides.asked = namedFields(hit.fields);
    sides.stored = namedFields(hit.entry.fields);
    for (const auto &[field, value] : hit.fields.values()) {
        if (const auto *written = hit.entry.fields.find(field); written && *written != value)
            sides.mismatched |= fieldBit(field);
    }
    addStandIn(sides, KeyField::routeModel, hit.model, hit.entry.fields);
    addStandIn(sides, KeyField::routeProvider, hit.provider, hit.entry.fields);
    sides.hasCreation = hit.entry.createdAt.has_value();
    sides.hasTtl = hit.entry.ttlS.has_value();
    return sides;
}

/// Members without a place in a Hit.
void readUnknown(LookupTraits &traits, const Hit &hit)
{
    const auto extra = hit.unknownJson.empty() ? Result<Json>(Json::object()) : parseJson(hit.unknownJson, hit.source);
    if (!extra)
        return;
    traits.callerRefuses = traits.callerRefuses || jsonBool(*extra, "cacheable") == false;
    for (const char *place : {"entry.key_epoch", "key_epoch"}) {
        const Json *epoch = jsonAt(*extra, place);
        if (epoch && epoch->is_number()) {
            traits.keyEpoch = epoch->get<double>();
            return;
        }
    }
}

} // namespace

void FieldSides::fill(LookupTraits &traits) const
{
    const std::uint32_t spoken = standIns & ~asked;
    const std::uint32_t both = (asked | spoken) & stored;
    const std::uint32_t unequal = (mismatched | (standInsDiffer & spoken)) & both & ~kEntryOnlyFields;
    std::uint32_t known = stored & kEntryOnlyFields;
    if (hasCreation)
        known |= fieldBit(KeyField::freshnessGeneratedAt);
    if (hasTtl)
        known |= fieldBit(KeyField::freshnessTtlS);
    traits.logged = asked | stored;
    traits.different = unequal;
    traits.proven = (both & ~kEntryOnlyFields & ~unequal) | known;
}

LookupEvidence evidenceOf(const Hit &hit)
{
    LookupEvidence out;
    LookupTraits &traits = out.traits;
    traits.kind = hit.kind;
    traits.match = hit.match;
    traits.callerRefuses = hit.kind == EventKind::bypass;
    traits.sameQuestion = !hit.query.empty() && hit.query == hit.cachedQuery;
    traits.namesEntry = !hit.entry.id.empty() || !hit.cachedQuery.empty();
    sidesOf(hit).fill(traits);
    readUnknown(traits, hit);
    const auto params = hit.paramsJson.empty() ? Result<Json>(Json()) : parseJson(hit.paramsJson, hit.source);
    if (params)
        traits.temperature = jsonNumber(*params, "temperature").value_or(LookupTraits::kNone);
    out.ageS = servedAgeS(hit).value_or(LookupTraits::kNone);
    out.similarity = hit.similarity.value_or(LookupTraits::kNone);
    return out;
}

} // namespace cacheloupe
