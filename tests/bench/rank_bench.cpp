// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/review/suspicion.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

// Reads labelled pairs (lines of {id, log, query, cached_query, answer, sim}) from standard input. Prints with
// --signals {id, log, label, group, sim, strengths} a line to fit weights with, without it the time a pair takes, the best of five rounds.
using namespace cacheloupe;

namespace {

Hit hitOf(const Json &json)
{
    Hit hit;
    hit.match = MatchKind::semantic;
    hit.id = jsonText(json, "id").value_or("");
    hit.callSite = jsonText(json, "log").value_or("");
    hit.query = jsonText(json, "query").value_or("");
    hit.cachedQuery = jsonText(json, "cached_query").value_or("");
    hit.answer = jsonText(json, "answer").value_or("");
    hit.similarity = jsonNumber(json, "sim");
    return hit;
}

void printSignals(const Json &json, const Hit &hit)
{
    Json strengths = Json::object();
    for (const SignalFinding &finding : findSignals(hit, nullptr, nullptr, SignalDetail::strengths).found)
        strengths[std::string(signalName(finding.signal))] = finding.strength;
    const Json line = {{"id", hit.id}, {"log", hit.callSite}, {"group", json.value("group", "")}, {"label", json.value("label", "")},
                       {"sim", hit.similarity.value_or(0)}, {"strengths", std::move(strengths)}};
    std::puts(dumpJson(line).c_str());
}

} // namespace

int main(int argc, char **argv)
{
    const bool signals = argc > 1 && std::strcmp(argv[1], "--signals") == 0;
    std::vector<Hit> hits;
    for (std::string line; std::getline(std::cin, line);) {
        const auto json = parseJson(line, "standard input");
        if (!json) {
            std::fprintf(stderr, "line %zu is no JSON\n", hits.size() + 1);
            return 1;
        }
        hits.push_back(hitOf(*json));
        if (signals)
            printSignals(*json, hits.back());
    }
    if (signals || hits.empty())
        return 0;
    double best = 1e9;
    double sum = suspicionScore(hits[0]);
    for (int round = 0; round < 5; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        for (const Hit &hit : hits)
            sum += suspicionScore(hit);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count() / double(hits.size()));
    }
    std::printf("%zu pairs, %.1f us a pair (sum of scores %.3f)\n", hits.size(), best, sum);
    return 0;
}
