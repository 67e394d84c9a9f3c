// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/group_query.h"

#include "ui/hits/query_edit.h"
#include "ui/support/format.h"

namespace cacheloupe {

namespace {

/// The query language's name for what a key groups by.
QString fieldOf(HitGroupKey key)
{
    switch (key) {
    case HitGroupKey::tenant:
        return QStringLiteral("access.tenant");
    case HitGroupKey::day:
    case HitGroupKey::hour:
        return QStringLiteral("served");
    default: {
        const std::string_view name = hitGroupKeyName(key);
        return QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    }
}

} // namespace

QString groupQuery(const HitGroup &group, std::span<const HitGroupKey> keys, const QString &query)
{
    QString narrowed = query;
    for (size_t i = 0; i < keys.size() && i < group.key.size(); ++i) {
        const QString field = fieldOf(keys[i]);
        const QString value = toText(group.key[i]);
        if (value.isEmpty())
            narrowed = withTerm(narrowed, QStringLiteral("-has:") + field);
        else if (keys[i] == HitGroupKey::day || keys[i] == HitGroupKey::hour)
            narrowed = withTerm(narrowed, keys[i] == HitGroupKey::day ? QStringLiteral("served:") + value : QStringLiteral("served>=%1:00Z served<=%1:59Z").arg(value));
        else
            narrowed = withChosenValues(narrowed, field, {value});
    }
    return narrowed;
}

} // namespace cacheloupe
