// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_groups.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_sort.h"
#include "core/hitlog/log_check.h"
#include "core/hitlog/text_index.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <numeric>

using namespace cacheloupe;

namespace {

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of all threads: what stays comparable when other programs use the machine.
double cpuMs()
{
    return double(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

long memoryKb(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(name + ':', 0) == 0)
            return std::strtol(line.c_str() + name.size() + 1, nullptr, 10);
    return 0;
}

template <typename Work>
void timed(const char *what, const Work &work)
{
    double best = 1e12;
    double bestCpu = 1e12;
    size_t result = 0;
    for (int round = 0; round < 3; ++round) {
        const double before = nowMs();
        const double cpuBefore = cpuMs();
        result = work();
        best = std::min(best, nowMs() - before);
        bestCpu = std::min(bestCpu, cpuMs() - cpuBefore);
    }
    std::printf("%-58s %9.2f ms %9.2f ms cpu  %zu\n", what, best, bestCpu, result);
}

} // namespace

/// ingest_bench LOG: first rows, whole load, filters, text searches, groups, sort and memory of one hit log.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: ingest_bench LOG\n");
        return 2;
    }
    HitTable table;
    double firstMs = 0;
    HitRow firstRows = 0;
    const double start = nowMs();
    const double startCpu = cpuMs();
    HitLogLoad options;
    options.onProgress = [&](const HitLogProgress &progress) {
        if (firstRows == 0) {
            firstMs = nowMs() - start;
            firstRows = progress.rows;
        }
    };
    const auto state = HitLogReader(table).load(argv[1], options);
    const double loadMs = nowMs() - start;
    const double loadCpuMs = cpuMs() - startCpu;
    if (!state) {
        std::fprintf(stderr, "%s: %s\n", state.error().where.c_str(), state.error().detail.c_str());
        return 3;
    }
    std::printf("%-58s %9.2f ms %22u rows\n", "first rows", firstMs, firstRows);
    std::printf("%-58s %9.2f ms %9.2f ms cpu  %u rows, %llu malformed\n", "whole load", loadMs, loadCpuMs, table.rowCount(), (unsigned long long)(state->malformedRows));
    std::printf("%-58s %9ld MB anonymous, %ld MB peak\n", "memory", memoryKb("RssAnon") / 1024, memoryKb("VmHWM") / 1024);
    for (const char *text : {"kind:hit", "call_site:support.faq.answer kind:hit similarity<0.93", "model:gpt-4o* age>7d", "served:2025-03-01",
                             "access.tenant:tenant-001", "has:access.tenant", "mismatch:access.tenant", "-kind:miss OR ttl_left<1h",
                             "id:f42199b8-3d17-4af1-ab33-d6279c9258b8", "output.locale:de", "zanzibar", "refund", "answer~refund", "\"gift card\"",
                             "qqzzxx", "answer~/re(fund|turn)s?/"}) {
        const auto query = parseHitQuery(text);
        timed(text, [&] { return filterHits(table, *query)->size(); });
    }
    const double beforeIndex = nowMs();
    const double cpuBeforeIndex = cpuMs();
    if (const auto status = table.textIndex().extend(table, {}); !status)
        return 3;
    std::printf("%-58s %9.2f ms %9.2f ms cpu\n", "text index", nowMs() - beforeIndex, cpuMs() - cpuBeforeIndex);
    std::printf("%-58s %9ld MB anonymous\n", "memory with it", memoryKb("RssAnon") / 1024);
    for (const char *text : {"zanzibar", "refund", "answer~refund", "answer~zanzibar", "\"gift card\"", "qqzzxx", "answer~/re(fund|turn)s?/"}) {
        const auto query = parseHitQuery(text);
        timed(text, [&] { return filterHits(table, *query)->size(); });
    }
    const HitGroupKey site[] = {HitGroupKey::callSite};
    const HitGroupKey siteDay[] = {HitGroupKey::callSite, HitGroupKey::model, HitGroupKey::day};
    timed("counts and mean latency by call site", [&] { return groupHits(table, site, std::nullopt, 0).size(); });
    timed("groups by call site", [&] { return groupHits(table, site).size(); });
    timed("groups by call site, model, day", [&] { return groupHits(table, siteDay).size(); });
    timed("facets by tenant", [&] { return facetCounts(table, HitGroupKey::tenant).size(); });
    std::vector<HitRow> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), 0u);
    timed("sort all rows by age", [&] {
        auto sorted = rows;
        sortHits(table, sorted, {HitSortKey::age, true, {}});
        return sorted.size();
    });
    timed("top 100 by age", [&] { return topHits(table, rows, {HitSortKey::age, true, {}}, 100).size(); });
    timed("row of an id (index built once)", [&] { return size_t(table.rowOfId("f42199b8-3d17-4af1-ab33-d6279c9258b8").value_or(0)); });
    timed("43 rows of texts, 80 characters", [&] {
        size_t bytes = 0;
        for (HitRow row = table.rowCount() / 2; row < std::min(table.rowCount(), table.rowCount() / 2 + 43); ++row)
            bytes += table.queryText(row, 80).size() + table.cachedQueryText(row, 80).size() + table.answerText(row, 80).size();
        return bytes;
    });
    timed("log check", [&] { return checkLog(table, 0)->members.size(); });
    std::printf("%-58s %9ld MB anonymous, %ld MB peak\n", "memory at the end", memoryKb("RssAnon") / 1024, memoryKb("VmHWM") / 1024);
    return 0;
}
