// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"

namespace cacheloupe {

ScanFindings findManyQuestions(const ScanInput &input)
{
    constexpr size_t kLeastQuestions = 3;
    const auto &events = input.facts.events();
    return overGroups(input, input.hitsByEntry, [&](ScanFindings &found, std::span<const std::uint32_t> places) {
        if (places.size() < kLeastQuestions)
            return;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> asked; // question, place
        for (const std::uint32_t place : places)
            if (events[place].question != 0)
                asked.emplace_back(events[place].question, place);
        std::sort(asked.begin(), asked.end());
        asked.erase(std::unique(asked.begin(), asked.end(), [](const auto &a, const auto &b) { return a.first == b.first; }), asked.end());
        if (asked.size() < kLeastQuestions)
            return;
        std::sort(asked.begin(), asked.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        ScanFinding finding;
        finding.kind = ScanKind::manyQuestions;
        finding.severity = ScanSeverity::low;
        finding.callSite = input.facts.table().callSite(events[places.front()].row);
        finding.count = places.size();
        for (const auto &[question, place] : asked)
            finding.addRow(events[place].row);
        finding.figures = {{"hits", double(places.size())}, {"questions", double(asked.size())}};
        found.push_back(std::move(finding));
    });
}

} // namespace cacheloupe
