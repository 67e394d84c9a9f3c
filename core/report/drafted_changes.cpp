// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_codec.h"
#include "core/policy/policy_diff.h"
#include "core/policy/policy_publisher.h"
#include "core/policy/policy_sentence.h"
#include "core/report/report_builder.h"

#include <filesystem>

namespace cacheloupe {

namespace {

std::string valueText(const std::optional<PolicyValue> &value)
{
    return value ? policyValueJson(*value) : "not set";
}

void addChanges(const std::string &target, const PolicyDocument &before, const PolicyDocument &after, std::vector<DraftedChange> &out)
{
    const auto changes = diffPolicies(before, after);
    const size_t first = out.size();
    for (const PolicyFieldChange &change : changes) {
        if (out.size() == first || out.back().callSite != change.callSite) {
            const std::string effect(policyChangeEffectName(effectOn(changes, change.callSite)));
            // A site that is taken out of the policy falls back to the defaults, as the sentence says.
            const std::string sentence = change.callSite.empty() ? std::string() : explainRule(effectiveRule(after, change.callSite));
            out.push_back({target, change.callSite, effect, {}, sentence});
        }
        out.back().changes.push_back(std::string(policyFieldName(change.field)) + ": " + valueText(change.oldValue) + " → " + valueText(change.newValue));
    }
}

} // namespace

std::vector<DraftedChange> draftedChanges(std::span<const PolicyDraftRecord> drafts)
{
    std::vector<DraftedChange> out;
    for (const PolicyDraftRecord &draft : drafts) {
        const auto after = parsePolicy(draft.documentJson, draft.target);
        if (!after)
            continue;
        const auto target = parsePolicyTarget(draft.target);
        const auto published = target ? readPublished(*target) : Result<PublishedPolicy>(target.error());
        const bool isFile = !target || target->kind == PolicyTarget::Kind::file;
        addChanges(isFile ? std::filesystem::path(draft.target).filename().string() : draft.target, published ? published->document : PolicyDocument(), *after, out);
    }
    return out;
}

} // namespace cacheloupe
