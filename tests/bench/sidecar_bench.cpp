// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_groups.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/log_sidecar.h"
#include "core/hitlog/text_index.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

using namespace cacheloupe;

namespace {

constexpr int kRounds = 5;
constexpr double kShip = 50, kMoonshot = 200; ///< performance.md section 4, P14

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

size_t groups(const HitTable &table)
{
    const HitGroupKey site[] = {HitGroupKey::callSite};
    return groupHits(table, site, std::nullopt, 0).size();
}

/// Times of one kind, one a round.
struct Times {
    const char *name;
    std::vector<double> ms;

    template <typename Work>
    void measure(const Work &work)
    {
        const double before = nowMs();
        work();
        ms.push_back(nowMs() - before);
    }
    void print() const { std::printf("%-40s %10.2f ms median %10.2f ms best\n", name, median(ms), *std::min_element(ms.begin(), ms.end())); }
};

} // namespace

/// sidecar_bench LOG [--texts]: goal P14, opening a log from its sidecar with the first question against reading it anew,
/// in interleaved rounds; with --texts the index of the texts is kept too.
int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: sidecar_bench LOG [--texts]\n");
        return 2;
    }
    const bool withTexts = argc > 2 && std::strcmp(argv[2], "--texts") == 0;
    const std::filesystem::path log = argv[1];
    QTemporaryDir folder;
    const SidecarFolder sidecars(folder.path().toStdString() + "/indexes");
    Times ingest{"ingest and first groups", {}}, reopen{"reopen and first groups", {}}, bare{"of it until the rows are there", {}}, write{"write and sync", {}};
    std::uintmax_t bytes = 0;
    HitRow rows = 0;
    for (int round = 0; round < kRounds; ++round) {
        size_t fresh = 0, kept = 0;
        {
            HitTable table;
            ingest.measure([&] {
                if (!HitLogReader(table).follow(log))
                    std::exit(3);
                fresh = groups(table);
            });
            rows = table.rowCount();
            if (round == 0) {
                if (withTexts && !table.textIndex().extend(table, {}))
                    return 3;
                write.measure([&] {
                    if (const auto written = keepTable(table, sidecars, {}); !written || !*written)
                        std::exit(4);
                });
                bytes = std::filesystem::file_size(sidecars.fileFor({log}));
            }
        }
        for (int again = 0; again < 3; ++again) {
            HitTable table;
            const double before = nowMs();
            reopen.measure([&] {
                if (!reopenLogs(table, {log}, sidecars, {}))
                    std::exit(5);
                bare.ms.push_back(nowMs() - before);
                kept = groups(table);
            });
        }
        if (fresh != kept)
            return 6;
    }
    std::printf("%u rows, sidecar %.1f MB, %.0f bytes a row%s\n", rows, double(bytes) / 1e6, double(bytes) / rows, withTexts ? " with the texts' index" : "");
    for (const auto *times : {&ingest, &reopen, &bare, &write})
        times->print();
    const double ratio = median(ingest.ms) / median(reopen.ms);
    std::printf("P14  reopen over own ingest %8.1fx   ship at %g, moonshot %g%s\n", ratio, kShip, kMoonshot, ratio < kShip ? "   missed" : "");
    return 0;
}
