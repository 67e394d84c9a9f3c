// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/verdict_reason_text.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct VerdictReasonText {
    Q_DECLARE_TR_FUNCTIONS(VerdictReasonText)
};

} // namespace

QString verdictReasonText(VerdictReason reason)
{
    using enum VerdictReason;
    switch (reason) {
    case none: break;
    case otherTopic: return VerdictReasonText::tr("another topic");
    case otherName: return VerdictReasonText::tr("another name");
    case otherNumber: return VerdictReasonText::tr("another number or unit");
    case otherTime: return VerdictReasonText::tr("another time");
    case otherIdentifier: return VerdictReasonText::tr("another identifier");
    case negated: return VerdictReasonText::tr("one side is negated");
    case rolesSwapped: return VerdictReasonText::tr("roles or direction swapped");
    case otherKind: return VerdictReasonText::tr("another kind of question");
    case otherLanguage: return VerdictReasonText::tr("another language or locale");
    case sourceChanged: return VerdictReasonText::tr("the source has changed");
    case promptChanged: return VerdictReasonText::tr("the prompt has changed");
    case toolChanged: return VerdictReasonText::tr("the tool or its result has changed");
    case pastTtl: return VerdictReasonText::tr("past its TTL");
    case otherTenant: return VerdictReasonText::tr("another tenant's answer");
    case otherUser: return VerdictReasonText::tr("another user's answer");
    case otherRole: return VerdictReasonText::tr("another role's answer");
    case personalData: return VerdictReasonText::tr("personal data in the answer");
    case creative: return VerdictReasonText::tr("asks for something new each time");
    case personalised: return VerdictReasonText::tr("depends on who asks");
    case liveData: return VerdictReasonText::tr("depends on live data");
    case needsContext: return VerdictReasonText::tr("depends on the conversation");
    case action: return VerdictReasonText::tr("asks for something to be done");
    case refusal: return VerdictReasonText::tr("the answer is a refusal or an error");
    case sampled: return VerdictReasonText::tr("sampled: temperature above zero");
    }
    return {};
}

} // namespace cacheloupe
