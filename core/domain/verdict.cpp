// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/verdict.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 7> kNamesOfVerdicts = {"none", "safe", "wrong_match", "stale", "leaked_scope", "not_cacheable", "unsure"};
constexpr std::array<std::string_view, 4> kStratumNames = {"", "suspicious", "random", "second"};

} // namespace

std::string_view verdictName(Verdict verdict)
{
    return kNamesOfVerdicts[size_t(verdict)];
}

std::optional<Verdict> verdictFromName(std::string_view name)
{
    const auto it = std::find(kNamesOfVerdicts.begin(), kNamesOfVerdicts.end(), name);
    if (it == kNamesOfVerdicts.end())
        return std::nullopt;
    return Verdict(it - kNamesOfVerdicts.begin());
}

std::string_view reviewStratumName(ReviewStratum stratum)
{
    return kStratumNames[size_t(stratum)];
}

std::optional<ReviewStratum> reviewStratumFromName(std::string_view name)
{
    const auto it = std::find(kStratumNames.begin(), kStratumNames.end(), name);
    if (it == kStratumNames.end())
        return std::nullopt;
    return ReviewStratum(it - kStratumNames.begin());
}

bool isWrongReuse(Verdict verdict)
{
    return verdict == Verdict::wrongMatch || verdict == Verdict::stale || verdict == Verdict::leakedScope || verdict == Verdict::notCacheable;
}

} // namespace cacheloupe
