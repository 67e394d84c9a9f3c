// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_doctor.h"

#include "core/store/database_file.h"
#include "core/store/entry_layout.h"
#include "core/store/index_check.h"
#include "core/store/life_check.h"
#include "core/store/pair_check.h"
#include "core/store/recipe_check.h"
#include "core/store/value_check.h"
#include "core/store/vector_check.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

/// Tells what a store keeps as a cache from what else lies in it.
class CacheEntries {
public:
    static Result<CacheEntries> of(const StoreInfo &info)
    {
        CacheEntries out;
        for (const auto kind : {StoreKind::sqlite, StoreKind::redis, StoreKind::folder}) {
            const auto layouts = builtInLayouts(kind);
            if (!layouts)
                return layouts.error();
            for (const auto &layout : *layouts)
                if (layout.isLog)
                    out.m_logs.insert(layout.id);
        }
        out.m_knowsLayouts = std::any_of(info.layouts.begin(), info.layouts.end(), [](const auto &layout) { return layout.evidence != "fallback"; });
        return out;
    }

    bool holds(const CacheEntry &entry) const
    {
        const bool isGuess = entry.layout == "raw" || entry.layout.starts_with("generic-");
        return m_logs.count(entry.layout) == 0 && !(isGuess && m_knowsLayouts);
    }

private:
    std::set<std::string, std::less<>> m_logs;
    bool m_knowsLayouts = false;
};

/// The indexes of the server; none, and a note, when they cannot be told.
std::vector<StoreIndex> indexesOf(CacheStore &store, StoreExamination &out, std::stop_token stop)
{
    auto indexes = store.indexes(stop);
    if (indexes) {
        out.checks.emplace_back("index");
        return std::move(*indexes);
    }
    const Error &error = indexes.error();
    out.unchecked.push_back({"index", error.code == ErrorCode::unsupported ? "no_search" : error.detail});
    return {};
}

void addFileFindings(const CacheStore &store, StoreExamination &out)
{
    std::vector<DatabaseFileFacts> files;
    for (const auto &path : store.databaseFiles())
        files.push_back(databaseFileFacts(path));
    if (files.empty())
        return;
    out.checks.emplace_back("file");
    const auto found = databaseFileFindings(files);
    out.findings.insert(out.findings.end(), found.begin(), found.end());
}

void addServerFindings(CacheStore &store, StoreExamination &out, Instant now, std::stop_token stop)
{
    const auto servers = store.serverFacts(stop);
    if (!servers) {
        if (servers.error().code != ErrorCode::unsupported)
            out.unchecked.push_back({"server", servers.error().detail});
        return;
    }
    out.checks.emplace_back("server");
    const auto found = serverFindings(*servers, now);
    out.findings.insert(out.findings.end(), found.begin(), found.end());
}

/// Lets the server search with vectors that lie in its indexes; what it refuses is not judged.
void timeSearches(CacheStore &store, IndexCheck &index, std::stop_token stop)
{
    for (const auto &sample : index.samples())
        if (const auto ms = store.nearestMs(*sample.index, *sample.field, sample.vector, stop))
            index.setNearestMs(*sample.index, *ms);
}

} // namespace

Result<StoreExamination> examineStore(CacheStore &store, const ExamineProgress &progress, std::stop_token stop, const Clock &clock)
{
    StoreExamination out;
    out.store = store.info();
    const auto cache = CacheEntries::of(out.store);
    if (!cache)
        return cache.error();
    const StoreKind kind = out.store.connection.kind;
    out.checks = {"life", "recipes", "vectors", "values"};
    std::vector<StoreIndex> indexes;
    if (kind == StoreKind::redis) {
        out.checks.emplace_back("pairs");
        indexes = indexesOf(store, out, stop);
    }
    // Others may still be writing: looked at before the reading takes its own locks.
    addFileFindings(store, out);
    addServerFindings(store, out, clock(), stop);
    LifeCheck life(clock());
    PairCheck pairs;
    RecipeCheck recipes;
    VectorCheck vectors(kind, indexes);
    ValueCheck values;
    IndexCheck index(indexes);
    const auto listed = store.list(
        [&](std::vector<CacheEntry> page, const ListProgress &now) {
            for (const auto &entry : page) {
                ++out.entryCount;
                values.see(entry);
                index.see(entry);
                if (!cache->holds(entry)) {
                    ++out.otherCount;
                    continue;
                }
                for (StoreCheck *check : {static_cast<StoreCheck *>(&life), static_cast<StoreCheck *>(&pairs), static_cast<StoreCheck *>(&recipes), static_cast<StoreCheck *>(&vectors)})
                    check->see(entry);
            }
            if (progress)
                progress(now);
            return true;
        },
        stop);
    if (!listed)
        return listed.error();
    timeSearches(store, index, stop);
    for (const StoreCheck *check : std::initializer_list<const StoreCheck *>{&index, &values, &pairs, &life, &vectors, &recipes})
        check->report(out.findings);
    std::stable_sort(out.findings.begin(), out.findings.end(),
                     [](const auto &a, const auto &b) { return storeFindingText(a.id).severity > storeFindingText(b.id).severity; });
    return out;
}

} // namespace cacheloupe
