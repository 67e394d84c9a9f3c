// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/store/store_check.h"

#include <optional>

namespace cacheloupe {

/// How long entries live: without an end (`no-ttl`), past their end but still stored (`expired-stored`), deleted but
/// still stored (`deleted-stored`), or with times that lack a zone (`times-without-zone`).
class LifeCheck : public StoreCheck {
public:
    explicit LifeCheck(Instant now) : m_now(now) {}

    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

private:
    Instant m_now;
    std::uint64_t m_total = 0;
    EntrySum m_endless;
    EntrySum m_expired;
    EntrySum m_deleted;
    EntrySum m_zoneless;
    std::optional<Instant> m_longestExpired;
};

} // namespace cacheloupe
