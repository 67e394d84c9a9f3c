// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_scan.h"

#include <chrono>
#include <cstdio>

// Loads the hit log named first (gen_hits of the prototypes writes one of any size) and prints how long the scans take:
// reading the facts, then each scan over them. The second argument is the number of workers, as many as cores by default.
using namespace cacheloupe;

namespace {

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "scan_bench LOG [WORKERS]\n");
        return 2;
    }
    HitTable table;
    auto begin = std::chrono::steady_clock::now();
    if (const auto status = HitLogReader(table).load(argv[1]); !status) {
        std::fprintf(stderr, "%s cannot be read\n", argv[1]);
        return 1;
    }
    std::printf("%-24s %7.2f s  %u rows\n", "loading", secondsSince(begin), table.rowCount());
    LogScanOptions options;
    EventFactsOptions reading;
    if (argc > 2)
        options.workers = reading.workers = unsigned(std::max(1, std::atoi(argv[2])));
    begin = std::chrono::steady_clock::now();
    const auto facts = EventFacts::read(table, std::nullopt, reading);
    if (!facts)
        return 1;
    std::printf("%-24s %7.2f s\n", "facts", secondsSince(begin));
    for (const ScanKind kind : allScanKinds()) {
        options.kinds = {kind};
        begin = std::chrono::steady_clock::now();
        const auto results = scanFacts(*facts, options);
        if (!results)
            return 1;
        std::printf("%-24s %7.2f s  %llu findings\n", std::string(scanKindName(kind)).c_str(), secondsSince(begin), static_cast<unsigned long long>(results->front().total));
    }
    options.kinds = {};
    begin = std::chrono::steady_clock::now();
    if (!scanLog(table, std::nullopt, options))
        return 1;
    std::printf("%-24s %7.2f s  with the facts\n", "all scans", secondsSince(begin));
    return 0;
}
