// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// An item of a review as a workspace keeps it: by hit ids, so that it survives rotated, moved and reopened logs.
struct RoundItem {
    std::string hitId;
    ReviewStratum stratum = ReviewStratum::suspicious;
    std::vector<std::string> drawn; ///< further hits drawn at random that the item's verdict speaks for
    bool operator==(const RoundItem &) const = default;
};

/// The text of ReviewRoundRecord::itemsJson, and back. Fails with parse or schema, naming the item. Pure; any thread.
std::string roundItemsJson(const std::vector<RoundItem> &items);
Result<std::vector<RoundItem>> parseRoundItems(std::string_view json, std::string where);

} // namespace cacheloupe
