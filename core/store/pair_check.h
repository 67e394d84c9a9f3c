// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_check.h"

namespace cacheloupe {

/// Entries that are kept in two keys of which one is gone: the answer (`twin-answer-gone`) or the question with its
/// embedding (`twin-question-gone`).
class PairCheck : public StoreCheck {
public:
    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

private:
    std::uint64_t m_pairs = 0;
    EntrySum m_answerGone;
    EntrySum m_questionGone;
};

} // namespace cacheloupe
