// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/table_scorer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

// With --log FILE it ranks the hits of that hit log as the program does and prints what took how long: see performance.md. Otherwise it
// reads labelled pairs (lines of {id, log, query, cached_query, answer, sim}) from standard input. Prints with
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

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

int rankLog(const char *path)
{
    HitTable table;
    auto begin = std::chrono::steady_clock::now();
    if (const auto loaded = HitLogReader(table).load(path); !loaded) {
        std::fprintf(stderr, "cannot read %s\n", path);
        return 1;
    }
    std::printf("%u rows read in %.2f s\n", table.rowCount(), secondsSince(begin));
    begin = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    const LogSignals log(table);
    const double logS = secondsSince(begin);
    std::vector<HitRow> hits;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.kind(row) == EventKind::hit)
            hits.push_back(row);
    }
    std::vector<float> scores(hits.size());
    std::atomic<double> firstS = 0;
    const Status status = scoreRows(table, hits, log, {}, [&](size_t i, double score) { scores[i] = float(score); },
                                    [&](size_t done) {
                                        if (firstS == 0 && done * 50 >= hits.size())
                                            firstS = secondsSince(begin);
                                    });
    if (!status.ok()) {
        std::fprintf(stderr, "%s could not be read to its end\n", path);
        return 1;
    }
    const double scoredS = secondsSince(begin);
    std::vector<std::uint32_t> order(hits.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    std::printf("%zu hits ranked in %.2f s (the log's questions %.2f s, an even sample of 2 %% after %.2f s, sorting %.2f s), %.1f s of processor time\n", hits.size(),
                secondsSince(begin), logS, firstS.load(), secondsSince(begin) - scoredS, double(std::clock() - cpu) / CLOCKS_PER_SEC);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 2 && std::strcmp(argv[1], "--log") == 0)
        return rankLog(argv[2]);
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
