// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/drafted_fix.h"

#include "core/domain/key_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace cacheloupe {

namespace {

/// Durations that people choose; the longest below the age at which the answer was wrong is proposed.
constexpr std::array<std::int64_t, 9> kUsualTtlS = {300, 900, 3600, 4 * 3600, 86400, 3 * 86400, 7 * 86400, 14 * 86400, 30 * 86400};
constexpr double kThresholdStep = 0.005;
constexpr double kHighestThreshold = 0.99; // S3.6: above it nothing but near copies is found

class FixDrafter {
public:
    FixDrafter(const FlaggedHit &flagged, const EffectiveRule &rule) : m_flagged(flagged), m_rule(rule) {}

    std::vector<DraftedFix> fixes()
    {
        switch (m_flagged.verdict) {
        case Verdict::wrongMatch: wrongMatch(); break;
        case Verdict::stale: stale(); break;
        case Verdict::leakedScope: leakedScope(); break;
        case Verdict::notCacheable: notCacheable(); break;
        default: return {};
        }
        neverReuse();
        if (!m_flagged.hit.key.empty() || !m_flagged.hit.entry.id.empty())
            m_fixes.push_back({FixKind::purgeEntry, {}, {}, 0});
        return std::move(m_fixes);
    }

private:
    PolicyEdit edit(PolicyField field, PolicyValue value) const { return {m_flagged.hit.callSite, field, std::move(value)}; }

    void add(FixKind kind, std::vector<PolicyEdit> edits, double value = 0, std::vector<std::string> keyFields = {})
    {
        auto evidence = m_rule.evidence;
        if (!m_flagged.hit.id.empty() && std::find(evidence.begin(), evidence.end(), m_flagged.hit.id) == evidence.end())
            evidence.push_back(m_flagged.hit.id);
        edits.push_back(edit(PolicyField::evidence, evidence));
        m_fixes.push_back({kind, std::move(edits), std::move(keyFields), value});
    }

    void neverReuse()
    {
        const bool told = std::any_of(m_fixes.begin(), m_fixes.end(), [](const DraftedFix &fix) { return fix.kind == FixKind::notCacheable; });
        if (m_rule.cacheable && !told)
            add(FixKind::notCacheable, {edit(PolicyField::cacheable, false)});
    }

    /// The fields go into the key; what is not logged yet has to be logged by the application first.
    void keyFields(std::initializer_list<KeyField> fields, std::vector<PolicyEdit> further = {})
    {
        auto names = m_rule.keyFields;
        std::vector<std::string> added;
        for (const KeyField field : fields) {
            if (!m_rule.hasKeyField(keyFieldName(field)))
                added.emplace_back(keyFieldName(field));
        }
        if (added.empty())
            return;
        names.insert(names.end(), added.begin(), added.end());
        further.insert(further.begin(), edit(PolicyField::keyFields, names));
        add(FixKind::keyField, std::move(further), 0, std::move(added));
    }

    void wrongMatch()
    {
        if (m_flagged.reason == VerdictReason::otherLanguage)
            keyFields({KeyField::outputLocale});
        if (m_flagged.reason == VerdictReason::needsContext)
            neverReuse();
        if (m_flagged.hit.match == MatchKind::exact || !m_rule.allowsSemantic())
            return;
        if (m_flagged.hit.similarity) {
            const double above = (std::floor(*m_flagged.hit.similarity / kThresholdStep + 1e-9) + 1) * kThresholdStep;
            if (above <= kHighestThreshold && above > m_rule.similarityThreshold.value_or(0))
                add(FixKind::higherThreshold, {edit(PolicyField::similarityThreshold, std::round(above * 1000) / 1000)}, std::round(above * 1000) / 1000);
        }
        add(FixKind::exactOnly, {edit(PolicyField::match, std::string("exact"))});
    }

    void stale()
    {
        switch (m_flagged.reason) {
        case VerdictReason::promptChanged: keyFields({KeyField::promptSystemVersion}); break;
        case VerdictReason::toolChanged: keyFields({KeyField::toolResultVersion}); break;
        case VerdictReason::pastTtl:
        case VerdictReason::liveData: shorterTtl(); break;
        default: versionRule(); break;
        }
        if (m_flagged.reason != VerdictReason::pastTtl && m_flagged.reason != VerdictReason::liveData)
            shorterTtl();
    }

    /// "Snapshot version in the key" instead of a guess at how long it holds (S0.22, S0.59).
    void versionRule()
    {
        const auto logged = [&](KeyField field) { return m_flagged.hit.fields.has(field) || m_flagged.hit.entry.fields.has(field); };
        const KeyField field = logged(KeyField::sourceCorpusVersion) && !logged(KeyField::freshnessSourceRevision) ? KeyField::sourceCorpusVersion
                                                                                                                    : KeyField::freshnessSourceRevision;
        auto names = m_rule.keyFields;
        if (m_rule.validUntilVersionChanges && m_rule.hasKeyField(keyFieldName(field)))
            return;
        std::vector<std::string> added;
        if (!m_rule.hasKeyField(keyFieldName(field))) {
            names.emplace_back(keyFieldName(field));
            added.push_back(names.back());
        }
        add(FixKind::versionRule, {edit(PolicyField::keyFields, names), edit(PolicyField::validUntilVersionChanges, true)}, 0, std::move(added));
    }

    void shorterTtl()
    {
        const auto ageS = servedAgeS(m_flagged.hit);
        if (!ageS)
            return;
        const auto next = std::lower_bound(kUsualTtlS.begin(), kUsualTtlS.end(), std::int64_t(*ageS));
        if (next == kUsualTtlS.begin())
            return;
        const std::int64_t ttlS = *std::prev(next);
        if (!m_rule.ttlS || *m_rule.ttlS > ttlS)
            add(FixKind::shorterTtl, {edit(PolicyField::ttlS, ttlS)}, double(ttlS));
    }

    void leakedScope()
    {
        const auto scope = [&](const char *name) { return std::vector{edit(PolicyField::scope, std::string(name))}; };
        switch (m_flagged.reason) {
        case VerdictReason::otherTenant: keyFields({KeyField::accessTenant}, scope("tenant")); break;
        case VerdictReason::otherRole: keyFields({KeyField::accessRole, KeyField::accessPolicyVersion}, scope("role")); break;
        default: keyFields({KeyField::accessTenant, KeyField::accessSubject}, scope("user")); break;
        }
    }

    void notCacheable()
    {
        neverReuse();
        if (m_flagged.reason == VerdictReason::sampled && m_rule.maxTemperature.value_or(1) > 0)
            add(FixKind::lowerTemperature, {edit(PolicyField::maxTemperature, 0.0)}, 0);
        if (m_flagged.reason == VerdictReason::personalised)
            keyFields({KeyField::accessTenant, KeyField::accessSubject}, {edit(PolicyField::scope, std::string("user"))});
        if (m_flagged.reason == VerdictReason::liveData)
            shorterTtl();
    }

    const FlaggedHit &m_flagged;
    const EffectiveRule &m_rule;
    std::vector<DraftedFix> m_fixes;
};

} // namespace

std::string_view fixKindName(FixKind kind)
{
    constexpr std::array<std::string_view, 8> names = {"not_cacheable", "key_field",  "version_rule",      "shorter_ttl",
                                                       "higher_threshold", "exact_only", "lower_temperature", "purge_entry"};
    return names[size_t(kind)];
}

std::vector<DraftedFix> draftFixes(const FlaggedHit &flagged, const EffectiveRule &rule)
{
    return FixDrafter(flagged, rule).fixes();
}

} // namespace cacheloupe
