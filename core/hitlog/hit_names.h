// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/string_dictionary.h"

namespace cacheloupe {

/// The dictionaries of a table's text columns. Rows hold codes; equal texts have equal codes.
struct HitNames {
    StringDictionary callSites;
    StringDictionary models;
    StringDictionary tenants;
    StringDictionary layers;
    StringDictionary followups;
    StringDictionary flags;
};

} // namespace cacheloupe
