// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/scan_workers.h"
#include "core/review/topic_words.h"

#include <cmath>

namespace cacheloupe {

namespace {

using Places = std::span<const std::uint32_t>;
using Topics = std::vector<std::uint64_t>;

constexpr size_t kLeastQuestions = 5;
/// More questions than these tell no more.
constexpr size_t kMostQuestions = 32;
/// Below, the questions have neither the entry's topic nor one of their own.
constexpr double kUnlikeEntry = 0.25;
constexpr double kUnlikeEachOther = 0.25;

/// The questions an entry was served for that are not its own, one place each.
std::vector<std::uint32_t> otherQuestions(const ScanInput &input, Places places)
{
    const auto &events = input.facts.events();
    std::vector<std::uint32_t> picked;
    for (const std::uint32_t place : places)
        if (events[place].question != 0 && events[place].answered != 0 && events[place].question != events[place].answered)
            picked.push_back(place);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return std::pair(events[a].question, a) < std::pair(events[b].question, b); };
    std::sort(picked.begin(), picked.end(), before);
    picked.erase(std::unique(picked.begin(), picked.end(), [&](auto a, auto b) { return events[a].question == events[b].question; }), picked.end());
    std::sort(picked.begin(), picked.end());
    return picked;
}

double middle(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

double meanBetween(const std::vector<Topics> &texts)
{
    double sum = 0;
    size_t pairs = 0;
    for (size_t a = 0; a < texts.size(); ++a)
        for (size_t b = a + 1; b < texts.size(); ++b, ++pairs)
            sum += topicOverlap(texts[a], texts[b]);
    return pairs == 0 ? 0 : sum / double(pairs);
}

/// Of the hits whose entry's age is known, the share within the burst; NaN without any.
double burstShare(const ScanInput &input, Places places)
{
    size_t known = 0;
    size_t early = 0;
    for (const std::uint32_t place : places) {
        const float age = input.facts.table().ageS(input.facts.events()[place].row);
        known += !std::isnan(age);
        early += double(age) <= input.options.burstWithinS;
    }
    return known == 0 ? double(kAbsent) : double(early) / double(known);
}

} // namespace

ScanFindings findPoisonedEntries(const ScanInput &input)
{
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    return overGroups(input, input.hitsByEntry, [&](ScanFindings &found, Places places) {
        if (places.size() < kLeastQuestions)
            return;
        auto others = otherQuestions(input, places);
        const size_t questions = others.size();
        if (questions < kLeastQuestions)
            return;
        others.resize(std::min(others.size(), kMostQuestions));
        const Topics answered = topicWords(table.cachedQueryText(events[others.front()].row));
        std::vector<Topics> asked;
        std::vector<double> overlaps;
        for (const std::uint32_t place : others) {
            asked.push_back(topicWords(table.queryText(events[place].row)));
            overlaps.push_back(topicOverlap(asked.back(), answered));
        }
        const double overlap = middle(overlaps);
        if (overlap >= kUnlikeEntry || meanBetween(asked) >= kUnlikeEachOther)
            return;
        std::vector<std::uint32_t> users;
        for (const std::uint32_t place : places)
            users.push_back(events[place].user);
        const size_t people = distinct(users);
        const double burst = burstShare(input, places);
        ScanFinding finding;
        finding.kind = ScanKind::poisonedEntry;
        finding.severity = burst >= 0.5 && people != 1 ? ScanSeverity::high : ScanSeverity::medium;
        finding.callSite = table.callSite(events[places.front()].row);
        finding.count = places.size();
        for (const std::uint32_t place : others)
            finding.addRow(events[place].row);
        finding.figures = {{"hits", double(places.size())}, {"questions", double(questions)}, {"users", double(people)}, {"overlap", overlap}};
        if (!std::isnan(burst))
            finding.figures.emplace_back("burst_share", burst);
        found.push_back(std::move(finding));
    });
}

} // namespace cacheloupe
