// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suggested_reason.h"

#include <algorithm>

namespace cacheloupe {

namespace {

VerdictReason reasonOfField(std::string_view name)
{
    const auto field = keyFieldFromName(name);
    if (!field)
        return VerdictReason::none;
    switch (*field) {
    case KeyField::accessTenant: return VerdictReason::otherTenant;
    case KeyField::accessSubject: return VerdictReason::otherUser;
    case KeyField::accessRole:
    case KeyField::accessEntitlement:
    case KeyField::accessPolicyVersion: return VerdictReason::otherRole;
    case KeyField::outputLocale: return VerdictReason::otherLanguage;
    default: break;
    }
    switch (keyFieldGroup(*field)) {
    case KeyFieldGroup::source:
    case KeyFieldGroup::freshness: return VerdictReason::sourceChanged;
    case KeyFieldGroup::prompt: return VerdictReason::promptChanged;
    case KeyFieldGroup::tool: return VerdictReason::toolChanged;
    default: return VerdictReason::none;
    }
}

/// One finding may stand for several reasons: the verdict decides which.
std::vector<VerdictReason> reasonsBehind(const SuspicionReason &finding)
{
    using enum VerdictReason;
    switch (finding.signal) {
    case Signal::keyFieldMismatch: return {reasonOfField(finding.params.front())};
    case Signal::foreignPersonal: return {reasonOfField(finding.params.front()), personalData};
    case Signal::personalAnswer: return {personalData, personalised};
    case Signal::answerRefusal: return {refusal};
    case Signal::expired: return {pastTtl};
    case Signal::volatileOld: return {liveData};
    case Signal::numberDiffers:
    case Signal::unitDiffers:
    case Signal::numberOneSided: return {otherNumber};
    case Signal::timeDiffers:
    case Signal::timeOneSided: return {otherTime};
    case Signal::identifierDiffers:
    case Signal::identifierOneSided: return {otherIdentifier};
    case Signal::nameDiffers:
    case Signal::nameForWord:
    case Signal::nameOneSided: return {otherName};
    case Signal::negationDiffers:
    case Signal::oppositeWords: return {negated};
    case Signal::rolesSwapped: return {rolesSwapped};
    case Signal::questionKindDiffers:
    case Signal::questionKindShifts: return {otherKind};
    case Signal::scriptDiffers: return {otherLanguage};
    case Signal::wordsDiffer:
    case Signal::nounReplaced:
    case Signal::wordReplaced:
    case Signal::unknownWordDiffers:
    case Signal::quoteDiffers:
    case Signal::wordsAdded:
    case Signal::answerLacksWord: return {otherTopic};
    case Signal::temperatureAboveZero: return {sampled};
    case Signal::creativeRequest: return {creative};
    case Signal::contextDependent: return {needsContext};
    case Signal::actionRequest: return {action};
    default: return {};
    }
}

} // namespace

VerdictReason suggestedReason(Verdict verdict, const Suspicion &suspicion)
{
    const auto fitting = reasonsOf(verdict);
    for (const SuspicionReason &finding : suspicion.reasons) {
        if (finding.weight <= 0)
            break;
        for (const VerdictReason reason : reasonsBehind(finding)) {
            if (std::find(fitting.begin(), fitting.end(), reason) != fitting.end())
                return reason;
        }
    }
    return VerdictReason::none;
}

} // namespace cacheloupe
