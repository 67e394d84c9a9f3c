// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/policy/lint_site.h"
#include "core/policy/policy_diff.h"

#include <array>
#include <string>

namespace cacheloupe {

namespace {

constexpr size_t kDateLength = 10; // 2026-12-31
constexpr auto kQuarter = std::chrono::days(91);

std::string dateText(Instant at)
{
    return formatInstant(at).substr(0, kDateLength);
}

void checkReviewDate(LintSite &site)
{
    const auto next = dateText(site.input.now + kQuarter);
    const std::vector<PolicyEdit> fix = {site.edit(PolicyField::reviewBy, PolicyValue(next))};
    if (site.rule.reviewBy.empty()) {
        if (site.rule.cacheable)
            site.report("review-missing", PolicyField::reviewBy, {{"date", next}}, fix);
        return;
    }
    const auto due = site.rule.reviewBy.size() == kDateLength ? parseInstant(site.rule.reviewBy) : std::nullopt;
    if (!due)
        site.report("review-not-a-date", PolicyField::reviewBy, {{"value", site.rule.reviewBy}}, fix);
    else if (site.rule.cacheable && *due + std::chrono::days(1) <= site.input.now)
        site.report("review-overdue", PolicyField::reviewBy, {{"date", site.rule.reviewBy}, {"next", next}});
}

void checkReason(LintSite &site)
{
    constexpr std::array<std::string_view, 4> kExcuses = {"prompt cach", "prompt-cach", "prompt_cach", "prefix cach"};
    const std::string reason = asciiLower(site.rule.reason);
    for (const auto excuse : kExcuses) {
        if (reason.find(excuse) != std::string::npos) {
            site.report("prompt-cache-excuse", PolicyField::reason, {}, {site.edit(PolicyField::reason, std::nullopt)});
            break;
        }
    }
    if (!site.before || (!site.rule.reason.empty() && site.rule.reason != site.before->reason))
        return;
    std::string loosened;
    for (const auto &change : diffPolicies(*site.input.base, site.input.document))
        if (change.callSite == site.callSite && change.effect == PolicyChangeEffect::loosens)
            loosened += (loosened.empty() ? "" : ", ") + std::string(policyFieldName(change.field));
    if (!loosened.empty())
        site.report("reason-missing", PolicyField::reason, {{"fields", loosened}});
}

} // namespace

void lintPeople(LintSite &site)
{
    checkReviewDate(site);
    checkReason(site);
    if (site.rule.cacheable && site.rule.owner.empty())
        site.report("owner-missing", PolicyField::owner);
    if (site.before && site.rule.keyEpoch < site.before->keyEpoch)
        site.report("epoch-lowered", PolicyField::keyEpoch,
                    {{"before", std::to_string(site.before->keyEpoch)}, {"after", std::to_string(site.rule.keyEpoch)}},
                    {site.edit(PolicyField::keyEpoch, PolicyValue(site.before->keyEpoch))});
}

} // namespace cacheloupe
