// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_finding.h"

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, kScanKindCount> kKindNames = {
    "key_too_small",       "key_too_big",       "cross_scope",     "personal_unscoped",    "poisoned_entry",
    "contradicting_questions", "many_questions", "temperature_cached", "temperature_unknown", "creative_served",
    "followup_served",     "action_replayed",   "refusal_served",  "cacheable_undeclared", "uncacheable_served",
    "retry_after_hit",     "served_expired",    "field_changed",   "older_than_change"};

} // namespace

std::array<ScanKind, kScanKindCount> allScanKinds()
{
    std::array<ScanKind, kScanKindCount> kinds{};
    for (size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = ScanKind(i);
    return kinds;
}

std::string_view scanKindName(ScanKind kind)
{
    return kKindNames[size_t(kind)];
}

std::optional<ScanKind> scanKindFromName(std::string_view name)
{
    for (size_t i = 0; i < kKindNames.size(); ++i)
        if (kKindNames[i] == name)
            return ScanKind(i);
    return std::nullopt;
}

std::string_view scanSeverityName(ScanSeverity severity)
{
    constexpr std::array<std::string_view, 3> names = {"high", "medium", "low"};
    return names[size_t(severity)];
}

std::string_view ScanFinding::word(std::string_view name) const
{
    for (const auto &[key, value] : words)
        if (key == name)
            return value;
    return {};
}

double ScanFinding::figure(std::string_view name) const
{
    for (const auto &[key, value] : figures)
        if (key == name)
            return value;
    return 0;
}

void ScanFinding::addRow(HitRow row)
{
    if (rows.size() < kMaxRows)
        rows.push_back(row);
}

} // namespace cacheloupe
