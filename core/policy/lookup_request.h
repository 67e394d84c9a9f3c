// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/driver/json.h"

namespace cacheloupe
{

/// A lookup in the words of the drop-in clients (resources/clients/README.md) as the hit that decideReuse and planLookup
/// judge: the request, the entry that was found and how (both null when nothing was looked up yet). Members nobody knows
/// and values of a wrong type say nothing, as in the clients. Without `lookup.now` the time stays open. Any thread.
Hit lookupHit(const Json &request, const Json &entry = {}, const Json &lookup = {});

} // namespace cacheloupe
