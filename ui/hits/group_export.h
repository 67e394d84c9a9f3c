// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "ui/support/table_text.h"

#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// The groups with plain numbers and fixed English names for other programs; units are in the names.
std::string groupText(const std::vector<HitGroupKey> &keys, std::span<const HitGroup> groups, ExportFormat format);

} // namespace cacheloupe
