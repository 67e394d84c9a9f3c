// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/key_proof.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace cacheloupe {

namespace {

using Fields = std::vector<KeyField>;

/// What a light needs: of each group in `needs` at least one proven field, and none of `judged` different or one-sided.
struct LightRule {
    Fields judged;
    std::vector<Fields> needs;
};

const LightRule &ruleOf(Light light)
{
    using enum KeyField;
    static const std::array<LightRule, kLightCount> rules = {{
        {{sourceCorpusVersion, sourceDocumentIds, sourceChunking, sourceEmbeddingModel, sourceRetrievalConfig, freshnessSourceRevision},
         {{sourceCorpusVersion, sourceDocumentIds, freshnessSourceRevision}}},
        {{accessTenant, accessSubject, accessRole, accessEntitlement, accessPolicyVersion},
         {{accessTenant, accessSubject}, {accessRole, accessEntitlement, accessPolicyVersion}}},
        {{routeProvider, routeModel, routePolicy}, {{routeModel}}},
        {{promptTemplateHash, promptSystemVersion, promptToolSchemaVersion, promptSafetyPolicyVersion}, {{promptTemplateHash, promptSystemVersion}}},
        {{freshnessClass, freshnessTtlS, freshnessGeneratedAt, freshnessInvalidationEvent}, {}},
    }};
    return rules[size_t(light)];
}

std::optional<double> asNumber(const std::string &text)
{
    char *end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0')
        return std::nullopt;
    return value;
}

std::optional<std::string> valueOf(const KeyFields &fields, KeyField field)
{
    const std::string *value = fields.find(field);
    return value ? std::optional(*value) : std::nullopt;
}

std::string plainNumber(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

bool isInferred(const Hit &hit, std::string_view member)
{
    return std::find(hit.inferred.begin(), hit.inferred.end(), member) != hit.inferred.end();
}

void ask(FieldProof &proof, const Hit &hit, std::optional<std::string> value, const std::string &member)
{
    proof.asked = std::move(value);
    proof.askedFrom = ValueSource::log;
    proof.inferred = proof.inferred || isInferred(hit, member);
}

void readAsked(FieldProof &proof, const Hit &hit)
{
    if (auto value = valueOf(hit.fields, proof.field))
        ask(proof, hit, std::move(value), "fields." + std::string(keyFieldName(proof.field)));
    else if (proof.field == KeyField::routeModel && !hit.model.empty())
        ask(proof, hit, hit.model, "model");
    else if (proof.field == KeyField::routeProvider && !hit.provider.empty())
        ask(proof, hit, hit.provider, "provider");
}

/// What a join filled in came from the store.
void store(FieldProof &proof, const Hit &hit, std::optional<std::string> value, const std::string &member)
{
    const bool joined = isInferred(hit, member);
    proof.stored = std::move(value);
    proof.storedFrom = joined ? ValueSource::storeLayout : ValueSource::entry;
    proof.inferred = proof.inferred || joined;
}

void readStored(FieldProof &proof, const Hit &hit)
{
    if (auto value = valueOf(hit.entry.fields, proof.field)) {
        store(proof, hit, std::move(value), "entry.fields." + std::string(keyFieldName(proof.field)));
    } else if (proof.field == KeyField::freshnessTtlS && hit.entry.ttlS) {
        store(proof, hit, plainNumber(*hit.entry.ttlS), "entry.ttl_s");
    } else if (proof.field == KeyField::freshnessGeneratedAt && hit.entry.createdAt) {
        store(proof, hit, formatInstant(*hit.entry.createdAt), "entry.created_at");
    } else if (proof.field == KeyField::freshnessGeneratedAt && hit.entry.ageS && hit.time) {
        proof.stored = formatInstant(*hit.time - std::chrono::milliseconds(std::int64_t(*hit.entry.ageS * 1000)));
        proof.storedFrom = ValueSource::computed;
        proof.inferred = true;
    }
}

bool sameValue(KeyField field, const std::string &asked, const std::string &stored)
{
    if (asked == stored)
        return true;
    if (field != KeyField::freshnessTtlS && field != KeyField::toolTtlS)
        return false;
    const auto a = asNumber(asked);
    const auto b = asNumber(stored);
    return a && b && *a == *b;
}

FieldProof proveField(const Hit &hit, KeyField field, const LogFacts *facts)
{
    FieldProof proof;
    proof.field = field;
    readAsked(proof, hit);
    readStored(proof, hit);
    if (proof.asked && proof.stored)
        proof.state = sameValue(field, *proof.asked, *proof.stored) ? FieldState::proven : FieldState::mismatch;
    else if (facts && facts->isConstant(field))
        proof.state = FieldState::constant;
    return proof;
}

bool isOneSided(const FieldProof &proof)
{
    return proof.asked.has_value() != proof.stored.has_value();
}

/// Fields of the group that keep the light from being proven; empty when it is.
Fields missingOf(const KeyProof &proof, const LightRule &rule)
{
    Fields missing;
    for (const Fields &group : rule.needs) {
        if (std::none_of(group.begin(), group.end(), [&](KeyField f) { return proof.field(f).state == FieldState::proven; }))
            missing.insert(missing.end(), group.begin(), group.end());
    }
    for (const KeyField field : rule.judged) {
        if (isOneSided(proof.field(field)) && std::find(missing.begin(), missing.end(), field) == missing.end())
            missing.push_back(field);
    }
    return missing;
}

LightProof judgeByValues(const KeyProof &proof, Light light)
{
    const LightRule &rule = ruleOf(light);
    Fields proven;
    Fields different;
    for (const KeyField field : rule.judged) {
        if (proof.field(field).state == FieldState::mismatch)
            different.push_back(field);
        else if (proof.field(field).state == FieldState::proven)
            proven.push_back(field);
    }
    if (!different.empty())
        return {light, LightState::mismatch, different};
    if (Fields missing = missingOf(proof, rule); !missing.empty())
        return {light, LightState::notProven, std::move(missing)};
    return {light, LightState::proven, proven};
}

/// Freshness is age against TTL; class and invalidation event must not contradict, and are not needed for it.
LightProof judgeFreshness(const KeyProof &proof)
{
    Fields different;
    for (const KeyField field : {KeyField::freshnessClass, KeyField::freshnessInvalidationEvent}) {
        if (proof.field(field).state == FieldState::mismatch)
            different.push_back(field);
    }
    if (proof.ageS && proof.ttlS && *proof.ageS > *proof.ttlS)
        different.insert(different.end(), {KeyField::freshnessGeneratedAt, KeyField::freshnessTtlS});
    if (!different.empty())
        return {Light::freshness, LightState::mismatch, different};
    Fields missing;
    if (!proof.ageS)
        missing.push_back(KeyField::freshnessGeneratedAt);
    if (!proof.ttlS)
        missing.push_back(KeyField::freshnessTtlS);
    if (!missing.empty())
        return {Light::freshness, LightState::notProven, missing};
    return {Light::freshness, LightState::proven, {KeyField::freshnessGeneratedAt, KeyField::freshnessTtlS}};
}

/// The shorter of the two TTLs binds (mission row S0.59); zero and below mean "none stated".
std::optional<double> bindingTtlS(const Hit &hit)
{
    std::optional<double> ttl;
    const auto consider = [&ttl](std::optional<double> value) {
        if (value && *value > 0 && (!ttl || *value < *ttl))
            ttl = value;
    };
    consider(hit.entry.ttlS);
    for (const KeyFields *fields : {&hit.entry.fields, &hit.fields}) {
        if (const std::string *text = fields->find(KeyField::freshnessTtlS))
            consider(asNumber(*text));
    }
    return ttl;
}

} // namespace

std::string_view fieldStateName(FieldState state)
{
    constexpr std::array<std::string_view, 4> names = {"proven", "mismatch", "not_proven", "constant"};
    return names[size_t(state)];
}

std::string_view lightName(Light light)
{
    constexpr std::array<std::string_view, kLightCount> names = {"source_version", "permission_boundary", "model_route", "prompt_version", "freshness"};
    return names[size_t(light)];
}

std::string_view lightStateName(LightState state)
{
    constexpr std::array<std::string_view, 3> names = {"proven", "not_proven", "mismatch"};
    return names[size_t(state)];
}

std::string_view reuseVerdictName(bool reuseProven)
{
    return reuseProven ? "reuse_proven" : "regenerate";
}

const std::vector<KeyField> &lightFields(Light light)
{
    return ruleOf(light).judged;
}

std::string_view valueSourceName(ValueSource source)
{
    constexpr std::array<std::string_view, 5> names = {"", "log", "entry", "store_layout", "computed"};
    return names[size_t(source)];
}

void LogFacts::add(size_t field, std::uint32_t hash)
{
    if (hash == 0)
        return;
    if (m_first[field] == 0)
        m_first[field] = hash;
    else if (m_first[field] != hash)
        m_varies.set(field);
}

void LogFacts::add(const KeyFields &fields)
{
    for (const auto &[field, value] : fields.values())
        add(size_t(field), fieldValueHash(value));
}

void LogFacts::add(const FieldHashes &fields, std::uint32_t mask)
{
    for (; mask != 0; mask &= mask - 1)
        add(size_t(std::countr_zero(mask)), fields.values[size_t(std::countr_zero(mask))]);
}

void LogFacts::add(const LogFacts &other)
{
    for (size_t field = 0; field < kKeyFieldCount; ++field)
        add(field, other.m_first[field]);
    m_varies |= other.m_varies;
}

bool LogFacts::isConstant(KeyField field) const
{
    return m_first[size_t(field)] != 0 && !m_varies.test(size_t(field));
}

KeyProof proveKey(const Hit &hit, const LogFacts *facts)
{
    KeyProof proof;
    for (const KeyField field : allKeyFields())
        proof.fields[size_t(field)] = proveField(hit, field, facts);
    proof.ageS = servedAgeS(hit);
    proof.ttlS = bindingTtlS(hit);

    // The request never states when the entry was generated: the moment is proven once the entry's age is known.
    FieldProof &generated = proof.fields[size_t(KeyField::freshnessGeneratedAt)];
    if (proof.ageS && !generated.asked)
        generated.state = proof.ttlS && *proof.ageS > *proof.ttlS ? FieldState::mismatch : FieldState::proven;

    for (const Light light : kLights)
        proof.lights[size_t(light)] = light == Light::freshness ? judgeFreshness(proof) : judgeByValues(proof, light);
    proof.reuseProven = std::all_of(proof.lights.begin(), proof.lights.end(), [](const LightProof &l) { return l.state == LightState::proven; });
    return proof;
}

} // namespace cacheloupe
