// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/query_values.h"

#include "core/domain/key_fields.h"
#include "core/hitlog/hit_table.h"
#include "ui/support/format.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMostValues = 500;
constexpr int kMostDays = 14;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

const std::vector<FacetCount> *countsOf(const FacetReport &report, const HitFieldInfo &field)
{
    for (size_t i = 0; i < kFacets.size(); ++i) {
        if (facetField(kFacets[i]) == field.name)
            return &report.counts[i];
    }
    for (size_t i = 0; i < kCountedNames.size(); ++i) {
        const bool isTenant = kCountedNames[i] == HitGroupKey::tenant && field.name == keyFieldName(KeyField::accessTenant);
        if (isTenant || hitGroupKeyName(kCountedNames[i]) == field.name)
            return &report.names[i];
    }
    return nullptr;
}

const StringDictionary *dictionaryOf(const HitTable &table, const HitFieldInfo &field)
{
    switch (field.field) {
    case HitQueryField::callSite:
        return &table.names().callSites;
    case HitQueryField::model:
        return &table.names().models;
    case HitQueryField::layer:
        return &table.names().layers;
    case HitQueryField::followup:
        return &table.names().followups;
    case HitQueryField::flag:
        return &table.names().flags;
    case HitQueryField::keyField:
        return field.name == keyFieldName(KeyField::accessTenant) ? &table.names().tenants : nullptr;
    default:
        return nullptr;
    }
}

QStringList roundValues(HitValueKind kind, const HitGroup &total)
{
    switch (kind) {
    case HitValueKind::duration:
        return {QStringLiteral("1h"), QStringLiteral("12h"), QStringLiteral("1d"), QStringLiteral("7d"), QStringLiteral("30d")};
    case HitValueKind::milliseconds:
        return {QStringLiteral("50ms"), QStringLiteral("250ms"), QStringLiteral("1s"), QStringLiteral("5s")};
    case HitValueKind::number:
        return {};
    case HitValueKind::date: {
        QStringList days;
        if (!total.firstTime || !total.lastTime)
            return days;
        const auto first = std::chrono::floor<std::chrono::days>(*total.firstTime);
        for (auto day = std::chrono::floor<std::chrono::days>(*total.lastTime); day >= first && days.size() < kMostDays; day -= std::chrono::days(1))
            days << toText(formatInstant(Instant(day))).left(10);
        return days;
    }
    default:
        return {};
    }
}

} // namespace

std::vector<QueryValue> queryValues(const HitTable &table, const FacetReport &counts, const HitFieldInfo &field)
{
    std::vector<QueryValue> values;
    const auto add = [&](const QString &value, const QString &detail) {
        const bool known = std::any_of(values.begin(), values.end(), [&](const QueryValue &one) { return one.value == value; });
        if (!known && !value.isEmpty() && values.size() < kMostValues)
            values.push_back({value, detail});
    };
    if (const auto *seen = countsOf(counts, field)) {
        for (const FacetCount &count : *seen)
            add(toText(count.value), formatCount(count.count));
    }
    for (const std::string_view word : field.words)
        add(text(word), {});
    if (const StringDictionary *names = dictionaryOf(table, field)) {
        for (std::uint32_t code = 1; code < names->size() && values.size() < kMostValues; ++code)
            add(text(names->name(code)), {});
    }
    if (const auto key = keyFieldFromName(field.name); key && counts.keyValues) {
        for (const std::string &value : (*counts.keyValues)[size_t(*key)])
            add(toText(value), {});
    }
    if (field.kind == HitValueKind::fieldName) {
        for (const KeyField name : allKeyFields())
            add(text(keyFieldName(name)), {});
    }
    for (const QString &value : roundValues(field.kind, counts.total))
        add(value, {});
    return values;
}

} // namespace cacheloupe
