// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/pair_findings.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// More words than these in one sentence tell nothing.
constexpr size_t kMaxParamWords = 8;

} // namespace

void PairFindings::add(Signal signal, double strength, std::span<const size_t> asked, std::span<const size_t> answered)
{
    if (strength == 0)
        return;
    SignalFinding &finding = m_out.emplace_back(SignalFinding{signal, std::clamp(strength, -1.0, 1.0), {}, {}});
    if (m_detail == SignalDetail::strengths)
        return;
    finding.params = {words(true, asked), words(false, answered)};
    const auto mark = [&](bool isAsked, std::span<const size_t> indexes) {
        for (const size_t i : indexes) {
            const Word &word = m_pair.side(isAsked).list.words[i];
            finding.spans.push_back({isAsked ? SignalSide::query : SignalSide::cachedQuery, word.offset, word.length});
        }
    };
    mark(true, asked);
    mark(false, answered);
}

void PairFindings::addText(Signal signal, double strength, std::string_view first, std::string_view second)
{
    if (strength == 0)
        return;
    SignalFinding &finding = m_out.emplace_back(SignalFinding{signal, std::clamp(strength, -1.0, 1.0), {}, {}});
    if (m_detail == SignalDetail::words)
        finding.params = {std::string(first), std::string(second)};
}

void PairFindings::addNoted(Signal signal, double strength, std::string note, std::span<const size_t> asked, std::span<const size_t> answered)
{
    const size_t before = m_out.size();
    add(signal, strength, asked, answered);
    if (m_out.size() == before || m_detail == SignalDetail::strengths)
        return;
    SignalFinding &finding = m_out.back();
    finding.params = {finding.params[0] + finding.params[1], std::move(note)};
}

std::string PairFindings::words(bool asked, std::span<const size_t> indexes) const
{
    std::string out;
    for (size_t k = 0; k < std::min(indexes.size(), kMaxParamWords); ++k) {
        const Word &word = m_pair.side(asked).list.words[indexes[k]];
        out += (k == 0 ? "" : " ") + std::string(text(asked).substr(word.offset, word.length));
    }
    return indexes.size() > kMaxParamWords ? out + " …" : out;
}

} // namespace cacheloupe
