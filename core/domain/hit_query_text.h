// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"

#include <string>

namespace cacheloupe {

/// The query as text in its plainest spelling: parsing it gives the same tree (columns aside), and a text written by
/// this function is written the same again. Empty for a query that accepts all. For trees that HitQuery::parse made.
std::string hitQueryText(const HitQuery &query);

} // namespace cacheloupe
