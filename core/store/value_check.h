// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_check.h"

namespace cacheloupe {

/// Values that could not be read: refused because they would run code or outgrow the limits (`values-refused`), in no
/// known encoding (`values-unreadable`), or kept from this user (`keys-denied`).
class ValueCheck : public StoreCheck {
public:
    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

private:
    std::uint64_t m_total = 0;
    EntrySum m_refused;
    EntrySum m_unreadable;
    EntrySum m_denied;
    std::string m_refusal; ///< the first, in technical words
};

} // namespace cacheloupe
