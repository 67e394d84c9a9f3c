// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"

#include <QString>

namespace cacheloupe {

/// "expected a number such as 0.93, found “high”". GUI thread.
QString queryErrorText(const HitQueryError &error);
/// The error's column in QString units from 0.
int queryErrorColumn(const HitQueryError &error, const QString &query);

} // namespace cacheloupe
