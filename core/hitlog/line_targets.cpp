// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_targets.h"

namespace cacheloupe {

namespace {

constexpr LineMember valueMember(LineValue v)
{
    return {{v, KeyField::routeProvider}, false, LineObject::line};
}

constexpr LineMember objectMember(LineObject o)
{
    return {{}, true, o};
}

LineMember topMember(std::string_view name)
{
    switch (hitMemberFromName(name)) {
    case HitMember::ts: return valueMember(LineValue::ts);
    case HitMember::id: return valueMember(LineValue::id);
    case HitMember::event: return valueMember(LineValue::event);
    case HitMember::match: return valueMember(LineValue::match);
    case HitMember::callSite: return valueMember(LineValue::callSite);
    case HitMember::layer: return valueMember(LineValue::layer);
    case HitMember::model: return valueMember(LineValue::model);
    case HitMember::followup: return valueMember(LineValue::followup);
    case HitMember::flag: return valueMember(LineValue::flag);
    case HitMember::query: return valueMember(LineValue::query);
    case HitMember::cachedQuery: return valueMember(LineValue::cachedQuery);
    case HitMember::answer: return valueMember(LineValue::answer);
    case HitMember::similarity: return valueMember(LineValue::similarity);
    case HitMember::threshold: return valueMember(LineValue::threshold);
    case HitMember::latencyMs: return valueMember(LineValue::latencyMs);
    case HitMember::costUsd: return valueMember(LineValue::costUsd);
    case HitMember::savedUsd: return valueMember(LineValue::savedUsd);
    case HitMember::fields: return objectMember(LineObject::fields);
    case HitMember::entry: return objectMember(LineObject::entry);
    case HitMember::usage: return objectMember(LineObject::usage);
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
        case kEntryAge: return valueMember(LineValue::entryAge);
        case kEntryTtl: return valueMember(LineValue::entryTtl);
        case kEntryCreatedAt: return valueMember(LineValue::createdAt);
        case kEntryFields: return objectMember(LineObject::entryFields);
        default: return {};
        }
    case LineObject::usage:
        switch (usageMemberNumber(name)) {
        case kUsageInput: return valueMember(LineValue::inputTokens);
        case kUsageOutput: return valueMember(LineValue::outputTokens);
        default: return {};
        }
    }
    return {};
}

} // namespace cacheloupe
