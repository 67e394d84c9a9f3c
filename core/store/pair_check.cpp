// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pair_check.h"

namespace cacheloupe {

void PairCheck::see(const CacheEntry &entry)
{
    const bool isOrphan = entry.state == EntryState::orphan;
    m_pairs += isOrphan || entry.partKeys.size() > 1;
    if (isOrphan)
        (entry.answer.empty() ? m_answerGone : m_questionGone).add(entry);
}

void PairCheck::report(std::vector<StoreFinding> &findings) const
{
    const auto add = [&](const char *id, const EntrySum &sum) {
        if (sum.count() > 0)
            findings.push_back({id,
                                sum.groups(),
                                {{"entries_n", std::to_string(sum.count())}, {"total_n", std::to_string(m_pairs)}, {"size_bytes", std::to_string(sum.sizeBytes())}},
                                sum.examples()});
    };
    add("twin-answer-gone", m_answerGone);
    add("twin-question-gone", m_questionGone);
}

} // namespace cacheloupe
