// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_targets.h"

namespace cacheloupe {

namespace {

constexpr LineMember value(LineValue v)
{
    return {{v, KeyField::routeProvider}, false, LineObject::line};
}

constexpr LineMember object(LineObject o)
{
    return {{}, true, o};
}

LineMember topMember(std::string_view name)
{
    switch (hitMemberFromName(name)) {
    case HitMember::ts: return value(LineValue::ts);
    case HitMember::id: return value(LineValue::id);
    case HitMember::event: return value(LineValue::event);
    case HitMember::match: return value(LineValue::match);
    case HitMember::callSite: return value(LineValue::callSite);
    case HitMember::layer: return value(LineValue::layer);
    case HitMember::model: return value(LineValue::model);
    case HitMember::followup: return value(LineValue::followup);
    case HitMember::flag: return value(LineValue::flag);
    case HitMember::query: return value(LineValue::query);
    case HitMember::cachedQuery: return value(LineValue::cachedQuery);
    case HitMember::answer: return value(LineValue::answer);
    case HitMember::similarity: return value(LineValue::similarity);
    case HitMember::threshold: return value(LineValue::threshold);
    case HitMember::latencyMs: return value(LineValue::latencyMs);
    case HitMember::costUsd: return value(LineValue::costUsd);
    case HitMember::savedUsd: return value(LineValue::savedUsd);
    case HitMember::fields: return object(LineObject::fields);
    case HitMember::entry: return object(LineObject::entry);
    case HitMember::usage: return object(LineObject::usage);
    default: return {};
    }
}

LineMember keyFieldMember(LineValue v, std::string_view name)
{
    const auto field = keyFieldFromName(name);
    return field ? LineMember{{v, *field}, false, LineObject::line} : LineMember();
}

} // namespace

LineMember lineMember(LineObject in, std::string_view name)
{
    switch (in) {
    case LineObject::line: return topMember(name);
    case LineObject::fields: return keyFieldMember(LineValue::requestField, name);
    case LineObject::entryFields: return keyFieldMember(LineValue::entryField, name);
    case LineObject::entry:
        switch (entryMemberNumber(name)) {
        case kEntryAge: return value(LineValue::entryAge);
        case kEntryTtl: return value(LineValue::entryTtl);
        case kEntryCreatedAt: return value(LineValue::createdAt);
        case kEntryFields: return object(LineObject::entryFields);
        default: return {};
        }
    case LineObject::usage:
        switch (usageMemberNumber(name)) {
        case kUsageInput: return value(LineValue::inputTokens);
        case kUsageOutput: return value(LineValue::outputTokens);
        default: return {};
        }
    }
    return {};
}

} // namespace cacheloupe
