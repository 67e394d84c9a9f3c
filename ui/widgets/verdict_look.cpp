// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_look.h"

#include "ui/widgets/verdict_bar.h"

namespace cacheloupe {

ChipLook verdictLook(Verdict verdict)
{
    switch (verdict) {
    case Verdict::safe:
        return {VerdictBar::tr("Safe"), QStringLiteral("check"), ThemeRole::right};
    case Verdict::wrongMatch:
        return {VerdictBar::tr("Wrong match"), QStringLiteral("wrong"), ThemeRole::wrong};
    case Verdict::stale:
        return {VerdictBar::tr("Stale"), QStringLiteral("stale"), ThemeRole::stale};
    case Verdict::leakedScope:
        return {VerdictBar::tr("Leaked scope"), QStringLiteral("leak"), ThemeRole::wrong};
    case Verdict::notCacheable:
        return {VerdictBar::tr("Should not be cached"), QStringLiteral("block"), ThemeRole::stale};
    case Verdict::unsure:
        return {VerdictBar::tr("Unsure"), QStringLiteral("question"), ThemeRole::unsure};
    case Verdict::none:
        break;
    }
    return {VerdictBar::tr("Not reviewed"), QStringLiteral("ring"), ThemeRole::secondaryText};
}

ChipLook matchLook(MatchKind match)
{
    switch (match) {
    case MatchKind::exact:
        return {VerdictBar::tr("Exact"), QStringLiteral("key"), ThemeRole::secondaryText};
    case MatchKind::semantic:
        return {VerdictBar::tr("Semantic"), QStringLiteral("link"), ThemeRole::accent};
    case MatchKind::unknown:
        break;
    }
    return {VerdictBar::tr("Match unknown"), QString(), ThemeRole::secondaryText};
}

} // namespace cacheloupe
