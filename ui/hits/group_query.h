// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"

#include <QString>

#include <span>

namespace cacheloupe {

/// The query that lists the events of a group among those of `query`. A value that was not logged is asked for with
/// `-has:`.
QString groupQuery(const HitGroup &group, std::span<const HitGroupKey> keys, const QString &query);

} // namespace cacheloupe
