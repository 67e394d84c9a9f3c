// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_look.h"

#include "ui/support/format.h"

namespace cacheloupe {

ChipLook verdictLook(Verdict verdict)
{
    switch (verdict) {
    case Verdict::safe:
        return {verdictText(verdict), QStringLiteral("check"), ThemeRole::right};
    case Verdict::wrongMatch:
        return {verdictText(verdict), QStringLiteral("wrong"), ThemeRole::wrong};
    case Verdict::stale:
        return {verdictText(verdict), QStringLiteral("stale"), ThemeRole::stale};
    case Verdict::leakedScope:
        return {verdictText(verdict), QStringLiteral("leak"), ThemeRole::wrong};
    case Verdict::notCacheable:
        return {verdictText(verdict), QStringLiteral("block"), ThemeRole::stale};
    case Verdict::unsure:
        return {verdictText(verdict), QStringLiteral("question"), ThemeRole::unsure};
    case Verdict::none:
        break;
    }
    return {verdictText(verdict), QStringLiteral("ring"), ThemeRole::secondaryText};
}

ChipLook matchLook(MatchKind match)
{
    switch (match) {
    case MatchKind::exact:
        return {matchKindText(match), QStringLiteral("key"), ThemeRole::secondaryText};
    case MatchKind::semantic:
        return {matchKindText(match), QStringLiteral("link"), ThemeRole::accent};
    case MatchKind::unknown:
        break;
    }
    return {matchKindText(match), QString(), ThemeRole::secondaryText};
}

} // namespace cacheloupe
