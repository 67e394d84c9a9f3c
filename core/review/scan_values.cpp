// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/log_scans.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::optional<Hit> recordOf(const ScanInput &input, const EventFact &event)
{
    auto hit = input.facts.table().record(event.row);
    return hit ? std::optional(std::move(*hit)) : std::nullopt;
}

std::string valueOf(const KeyFields &fields, KeyField field)
{
    const std::string *value = fields.find(field);
    return value ? *value : std::string();
}

} // namespace

bool ScanInput::wants(ScanKind kind) const
{
    return options.kinds.empty() || std::find(options.kinds.begin(), options.kinds.end(), kind) != options.kinds.end();
}

std::string askedValue(const ScanInput &input, const EventFact &event, KeyField field)
{
    const auto hit = recordOf(input, event);
    if (!hit)
        return {};
    const std::string value = valueOf(hit->fields, field);
    if (value.empty() && field == KeyField::routeModel)
        return hit->model;
    return value.empty() && field == KeyField::routeProvider ? hit->provider : value;
}

std::string storedValue(const ScanInput &input, const EventFact &event, KeyField field)
{
    const auto hit = recordOf(input, event);
    return hit ? valueOf(hit->entry.fields, field) : std::string();
}

size_t scannedPlace(KeyField field)
{
    return size_t(std::find(kScannedFields.begin(), kScannedFields.end(), field) - kScannedFields.begin());
}

} // namespace cacheloupe
