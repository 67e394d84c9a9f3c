// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/policy/policy_what_if.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

// Loads the hit log named first and prints how long a what-if over it takes: reading the facts once, then a draft over all
// call sites and over the busiest one, median of nine. Beside it the simplest equivalent in SQLite (in this process and as
// `sqlite3`) and, where installed, `duckdb`: a group-by over a table of four columns that was made outside of the timing.
using namespace cacheloupe;

namespace {

constexpr int kRounds = 9;

template <typename Work>
double medianMs(const Work &work)
{
    std::vector<double> took;
    for (int i = 0; i < kRounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(took.begin(), took.begin() + kRounds / 2, took.end());
    return took[kRounds / 2];
}

PolicyDocument draft(double threshold)
{
    PolicyDocument document;
    document.defaults.cacheable = true;
    document.defaults.match = "semantic";
    document.defaults.ttlS = 86400;
    document.defaults.similarityThreshold = threshold;
    document.defaults.keyFields = {"route.model", "prompt.system_version"};
    document.defaults.scope = "tenant";
    document.defaults.maxTemperature = 0.5;
    return document;
}

constexpr const char *kGroupBy = "SELECT site, sum(age <= 86400 AND similarity >= 0.93), count(*) FROM lookups GROUP BY site";

/// Call site, age, similarity (1 for exact matches) and kind of every lookup.
bool writeTable(const LookupFacts &facts, const std::string &path)
{
    std::filesystem::remove(path);
    sqlite3 *db = nullptr;
    sqlite3_stmt *insert = nullptr;
    bool isFine = sqlite3_open(path.c_str(), &db) == SQLITE_OK
        && sqlite3_exec(db, "PRAGMA synchronous=OFF; CREATE TABLE lookups(site TEXT, age REAL, similarity REAL, kind INTEGER); BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK
        && sqlite3_prepare_v2(db, "INSERT INTO lookups VALUES(?,?,?,?)", -1, &insert, nullptr) == SQLITE_OK;
    for (const auto &block : facts.blocks())
        for (size_t i = 0; i < block->size() && isFine; ++i) {
            const auto &traits = block->traitsOf(i);
            const auto name = facts.table().callSite(block->row(i));
            sqlite3_bind_text(insert, 1, name.data(), int(name.size()), SQLITE_STATIC);
            std::isnan(block->ageS[i]) ? sqlite3_bind_null(insert, 2) : sqlite3_bind_double(insert, 2, block->ageS[i]);
            const double similarity = traits.match == MatchKind::exact ? 1 : block->similarity[i];
            std::isnan(similarity) ? sqlite3_bind_null(insert, 3) : sqlite3_bind_double(insert, 3, similarity);
            sqlite3_bind_int(insert, 4, int(traits.kind));
            isFine = sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK;
        }
    isFine = isFine && sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return isFine;
}

void runSqlite(const std::string &path)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.c_str(), &db) == SQLITE_OK) {
        sqlite3_exec(db, kGroupBy, nullptr, nullptr, nullptr);
        const double took = medianMs([&] { sqlite3_exec(db, kGroupBy, nullptr, nullptr, nullptr); });
        std::printf("%-34s %9.1f ms\n", "SQLite group-by, in process", took);
    }
    sqlite3_close(db);
    const std::string shell = "sqlite3 " + path + " \"" + kGroupBy + "\" >/dev/null 2>&1";
    if (std::system(shell.c_str()) == 0)
        std::printf("%-34s %9.1f ms\n", "sqlite3 group-by, whole process", medianMs([&] { (void)!std::system(shell.c_str()); }));
}

/// DuckDB reads its own table, made from the same rows.
void runDuckdb(const std::string &path)
{
    const std::string own = path + ".duckdb";
    const std::string csv = path + ".csv";
    const std::string make = "command -v duckdb >/dev/null 2>&1 && rm -f " + own + " && sqlite3 -csv " + path + " 'SELECT * FROM lookups' >" + csv + " && duckdb " + own
        + " \"CREATE TABLE lookups AS SELECT * FROM read_csv('" + csv + "', columns={'site':'VARCHAR','age':'DOUBLE','similarity':'DOUBLE','kind':'INTEGER'})\" >/dev/null 2>&1";
    if (std::system(make.c_str()) == 0) {
        const std::string shell = "duckdb " + own + " \"" + kGroupBy + "\" >/dev/null 2>&1";
        std::printf("%-34s %9.1f ms\n", "duckdb group-by, whole process", medianMs([&] { (void)!std::system(shell.c_str()); }));
    } else {
        std::printf("%-34s %9s\n", "duckdb", "not installed");
    }
    std::filesystem::remove(own);
    std::filesystem::remove(csv);
}

void runWhatIf(const LookupFacts &facts)
{
    const auto one = draft(0.93);
    WhatIfInput input{facts, one};
    std::string busiest;
    std::uint64_t most = 0;
    const auto first = whatIf(input);
    for (const auto &site : first->sites)
        if (site.counts.lookups > most) {
            most = site.counts.lookups;
            busiest = site.callSite;
        }
    std::printf("%-34s %9.1f ms  served %llu, refused %llu of %llu lookups\n", "what-if, all call sites", medianMs([&] { (void)whatIf(input); }),
                static_cast<unsigned long long>(first->total.served), static_cast<unsigned long long>(first->total.refused),
                static_cast<unsigned long long>(first->total.lookups));
    input.examples = 50;
    std::printf("%-34s %9.1f ms\n", "the same with examples", medianMs([&] { (void)whatIf(input); }));
    auto raised = one;
    raised.defaults.keyEpoch = 1;
    WhatIfInput epoch{facts, raised, &one};
    std::printf("%-34s %9.1f ms\n", "with a raised key epoch", medianMs([&] { (void)whatIf(epoch); }));
    input.examples = 0;
    input.callSite = busiest;
    std::printf("%-34s %9.1f ms  %s, %llu lookups\n", "what-if, the busiest call site", medianMs([&] { (void)whatIf(input); }), busiest.c_str(),
                static_cast<unsigned long long>(most));
    std::printf("%-34s %9.1f ms\n", "the rows behind one figure", medianMs([&] { (void)whatIfRows(input, WhatIfOutcome::refused); }));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "what_if_bench LOG [FOLDER]\n");
        return 2;
    }
    HitTable table;
    auto begin = std::chrono::steady_clock::now();
    if (const auto status = HitLogReader(table).load(argv[1]); !status) {
        std::fprintf(stderr, "%s cannot be read\n", argv[1]);
        return 1;
    }
    const auto sinceMs = [&] { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count(); };
    std::printf("%-34s %9.1f ms  %u rows\n", "loading", sinceMs(), table.rowCount());
    begin = std::chrono::steady_clock::now();
    const auto facts = LookupFacts::read(table);
    if (!facts)
        return 1;
    const double factsMs = sinceMs();
    size_t traits = 0;
    for (const auto &block : facts->blocks())
        traits += block->traits.size();
    std::printf("%-34s %9.1f ms  %llu lookups, %zu traits\n", "reading the facts, once", factsMs, static_cast<unsigned long long>(facts->lookupCount()), traits);
    begin = std::chrono::steady_clock::now();
    const auto document = draft(0.93);
    const auto first = whatIf({*facts, document});
    std::printf("%-34s %9.1f ms\n", "first what-if, with the facts", factsMs + sinceMs());
    runWhatIf(*facts);
    const std::string path = (std::filesystem::path(argc > 2 ? argv[2] : std::filesystem::temp_directory_path().c_str()) / "what_if_bench.db").string();
    if (writeTable(*facts, path)) {
        runSqlite(path);
        runDuckdb(path);
    }
    std::filesystem::remove(path);
    return first.ok() ? 0 : 1;
}
