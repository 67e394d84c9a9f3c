// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_check.h"

#include <optional>

namespace cacheloupe {

/// What a key looks like with its hashes, ids and numbers taken out: `ai_cache:{hex64}:{word}`; a pair's keys joined by
/// ` + `. Nothing for keys without a hash or id in them: an application named those.
std::optional<std::string> keyShape(const CacheEntry &entry);

/// Keys that are made in two ways under one name (`two-recipes`): the same question then stands there twice, and what
/// one recipe leaves out of the key the other may not.
class RecipeCheck : public StoreCheck {
public:
    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

private:
    struct Shape {
        std::uint64_t count = 0;
        std::string example;
    };
    std::map<std::string, std::map<std::string, Shape, std::less<>>, std::less<>> m_byPlace;
};

} // namespace cacheloupe
