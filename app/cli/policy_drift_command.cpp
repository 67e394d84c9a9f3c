// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/policy_place.h"
#include "app/cli/store_connection.h"
#include "core/policy/policy_drift.h"
#include "core/policy/policy_history.h"
#include "core/policy/policy_sentence.h"

#include <cmath>

namespace cacheloupe {

namespace {

/// `7 days` for seconds; epochs are plain numbers.
std::string figure(DriftKind kind, double value)
{
    const auto whole = std::llround(value);
    return kind == DriftKind::olderEpoch ? std::to_string(whole) : durationWords(whole);
}

std::string driftSentence(const SiteDrift &drift)
{
    std::string names;
    for (const auto &name : drift.missing)
        names += (names.empty() ? "" : ", ") + name;
    switch (drift.kind) {
    case DriftKind::notAllowed: return "stored though the policy says not to cache";
    case DriftKind::neverExpires: return "never expire; the policy says " + figure(drift.kind, drift.policy.value_or(0));
    case DriftKind::livesLonger:
        return "live up to " + figure(drift.kind, drift.worst.value_or(0)) + "; the policy says " + figure(drift.kind, drift.policy.value_or(0));
    case DriftKind::scopeMissing: return "do not tell " + names;
    case DriftKind::olderEpoch:
        return "of key epoch " + figure(drift.kind, drift.worst.value_or(0)) + "; the policy says " + figure(drift.kind, drift.policy.value_or(0));
    }
    return {};
}

std::string driftRemedy(const SiteDrift &drift, const std::string &policy, const std::string &url)
{
    switch (drift.kind) {
    case DriftKind::notAllowed:
    case DriftKind::olderEpoch: return "cacheloupe-cli store purge " + url + " --where 'call_site:" + drift.callSite + "'";
    case DriftKind::neverExpires:
    case DriftKind::livesLonger: return "cacheloupe-cli store ttl " + url + " --policy " + policy + " --where 'call_site:" + drift.callSite + "'";
    case DriftKind::scopeMissing: break;
    }
    return "put it into the key where the application writes, then raise key_epoch";
}

void sayOverdue(CommandCall &call, const PolicyDocument &document)
{
    for (const OverdueReview &one : overdueReviews(document, systemNow()))
        call.say("The policy of " + one.callSite + " was to be reviewed by " + one.reviewBy + (one.owner.empty() ? "" : " (" + one.owner + ")") + '.');
}

ExitCode runPolicyDrift(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.size() != 2)
        return call.refuse("Name one policy and one store.");
    const Interrupt interrupt;
    auto read = PolicyPlace::read(call);
    if (const auto *code = std::get_if<ExitCode>(&read))
        return *code;
    const auto policy = policyAt(std::get<PolicyPlace>(read), words[0]);
    if (!policy)
        return call.fail(policy.error());
    const auto opened = openStore(call, words[1], interrupt.token());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    PolicyDrift drift(policy->document, systemNow());
    const auto listed = std::get<std::unique_ptr<CacheStore>>(opened)->list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (const CacheEntry &entry : page)
                drift.add(entry);
            return true;
        },
        interrupt.token());
    if (!listed)
        return call.fail(listed.error());
    RecordWriter writer(call.out, call.format, {{"call_site", 24}, {"drift", 14}, {"count", 8, true}, {"entries", 8, true}, {"what", 60}, {"fix", 80}});
    const auto found = drift.report();
    for (const SiteDrift &one : found)
        writer.write({{"call_site", one.callSite}, {"drift", driftKindName(one.kind)}, {"count", one.count}, {"entries", one.entryCount}, {"what", driftSentence(one)},
                      {"fix", driftRemedy(one, words[0], words[1])}, {"examples", one.examples}});
    if (!found.empty() || call.format != RecordFormat::table)
        writer.finish();
    call.say("Compared " + std::to_string(drift.entryCount()) + " entries; " + std::to_string(drift.unlistedCount()) + " are of call sites the policy does not list.");
    sayOverdue(call, policy->document);
    return found.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command policyDriftCommand()
{
    return {"policy drift", "POLICY STORE_URL", "Compares a live store with a policy; exit code 1 when it differs.", PolicyPlace::options(), runPolicyDrift};
}

} // namespace cacheloupe
