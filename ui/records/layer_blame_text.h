// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/layer_blame.h"

#include <QString>

namespace cacheloupe {

/// The layer's name on screen: "source checksum". GUI thread.
QString blameLayerText(BlameLayer layer);
/// What the walk found: the first layer that differs with both values, or which layers nothing is known of.
QString blameText(const LayerBlame &blame);

} // namespace cacheloupe
